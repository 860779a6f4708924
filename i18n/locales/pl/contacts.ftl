## The list of contacts

contacts-title = Kontakty
contacts-new = Nowy kontakt
contacts-search = Szukaj w kontaktach
contacts-search-go = Szukaj
contacts-filters = Filtr
contacts-filter-all = Wszystkie
contacts-filter-companies = Firmy
contacts-filter-persons = Osoby
contacts-filter-access = Z dostępem do portalu
contacts-filter-invited = Zaproszone
contacts-filter-archived = Zarchiwizowane
contacts-orders = Sortowanie
contacts-order-changed = Ostatnio zmienione
contacts-order-name = Według nazwy
contacts-count = { $count ->
    [one] { $count } kontakt
    [few] { $count } kontakty
    [many] { $count } kontaktów
   *[other] { $count } kontaktu
}
contacts-column-name = Nazwa
contacts-column-company = Firma
contacts-column-email = E-mail
contacts-column-phone = Telefon
contacts-column-place = Miasto, kraj
contacts-column-access = Portal
contacts-select = Zaznacz: { $name }
contacts-select-all = Zaznacz wszystko na tej stronie
contacts-selection-hint = Z zaznaczonymi
# Stands before a number: Selected: 3
contacts-selection-count = Zaznaczono:
contacts-selection-clear = Odznacz
contacts-empty-title = Nie ma jeszcze kontaktów
contacts-empty-text = Tu znajdziesz osoby i firmy, z którymi współpracujesz. Utwórz pierwszy kontakt albo zaimportuj wszystkie z pliku.
contacts-nothing-title = Brak wyników
contacts-nothing-words = Żaden kontakt nie pasuje tu do „{ $words }”. Sprawdź pisownię albo szukaj we wszystkich kontaktach.
contacts-nothing-filter = W tym filtrze nie ma teraz żadnego kontaktu.
contacts-nothing-action = Pokaż wszystkie kontakty

## Portal state in one word

contacts-access-invited = Zaproszono
contacts-access-inside = W portalu
contacts-archived = W archiwum

## One contact

contact-new-title = Nowy kontakt
contact-action = Akcja
contact-grant = Przyznaj dostęp do portalu
contact-archive = Archiwizuj
contact-bring-back = Przywróć
contact-kind = Rodzaj
contact-person = Osoba
contact-company = Firma
contact-name = Nazwa
contact-parent = Kontakt nadrzędny
contact-parent-none = Brak
contact-type = Typ
contact-type-contact = Kontakt
contact-type-invoice = Adres do faktury
contact-type-delivery = Adres dostawy
contact-type-other = Inny
contact-email = E-mail
contact-phone = Telefon
contact-mobile = Telefon komórkowy
contact-website = Strona internetowa
contact-job = Stanowisko
contact-street = Ulica
contact-street2 = Adres, wiersz 2
contact-city = Miasto
contact-zip = Kod pocztowy
contact-state = Województwo lub region
contact-country = Kraj
contact-country-none = Nie podano
contact-vat = Numer VAT
contact-language = Język
contact-language-none = Nie podano
contact-tags = Tagi
contact-tags-hint = Rozdziel je przecinkami.
contact-notes = Notatki
contact-group-main = Podstawowe dane
contact-group-reach = Dane kontaktowe
contact-group-address = Adres
contact-group-more = Więcej
contact-save = Zapisz
contact-cancel = Anuluj
contact-archived-notice = Ten kontakt jest w archiwum. Zachowuje swoje dokumenty i nie pojawia się na listach.

## Somebody else saved in the meantime

contact-conflict-title = Podczas twojej edycji ktoś inny zmienił ten kontakt
contact-conflict-text = Twoje zmiany nie są jeszcze zapisane. Tam, gdzie wersje się różnią, pola poniżej zawierają twoje wpisy; „Zapisz” zastąpi nimi zapisane dane.
contact-conflict-who = Zapisane przez: { $who }, { $when }.
contact-conflict-field = Pole
contact-conflict-yours = Twoja wersja
contact-conflict-stored = Zapisana wersja
contact-conflict-take = Przyjmij zapisaną wersję
contact-conflict-nothing = (puste)

## Below the form

contact-related = Powiązane kontakty
contact-add = Dodaj kontakt
contact-related-empty = Tu pojawią się osoby i adresy tej firmy.
contact-history = Historia
contact-history-empty = Nikt jeszcze nie przyznał ani nie odebrał dostępu temu kontaktowi.

contact-event-created = utworzył(a) kontakt
contact-event-changed = zmienił(a) kontakt
contact-event-archived = zarchiwizował(a) kontakt
contact-event-brought-back = przywrócił(a) kontakt
contact-event-granted = przyznał(a) dostęp do portalu
contact-event-revoked = odebrał(a) dostęp do portalu
contact-event-repeated = wysłał(a) nowe zaproszenie
contact-event-shown = wyświetlił(a) link i kod zaproszenia
contact-event-requested = poprosił(a) o nowe zaproszenie
contact-event-accepted = zaakceptował(a) zaproszenie
contact-event-signed-in = zalogował(a) się
contact-event-signed-out = wylogował(a) się
contact-event-reset-requested = poprosił(a) o link do ustawienia nowego hasła
contact-event-password-reset = ustawił(a) nowe hasło przez link z wiadomości
contact-event-password-changed = zmienił(a) hasło
