## The list, what is selected in it, and what is taken out of it

list-count-more = { $count ->
    [one] Ponad { $count } kontakt
    [few] Ponad { $count } kontakty
    [many] Ponad { $count } kontaktów
   *[other] Ponad { $count } kontaktu
}
list-tag = Etykieta
list-tag-any = Dowolna etykieta
list-all-matching = { $count ->
    [one] { $count } pasujący, na wszystkich stronach
    [few] Wszystkie { $count } pasujące, na wszystkich stronach
    [many] Wszystkie { $count } pasujących, na wszystkich stronach
   *[other] Wszystkie { $count } pasującego, na wszystkich stronach
}
list-export = Eksportuj do CSV
list-tags = Zmień etykiety
list-merge = Scal
list-file = kontakty

## Acts on many

bulk-title = Zaznaczone kontakty
bulk-selected = { $count ->
    [one] Zaznaczono { $count } kontakt.
    [few] Zaznaczono { $count } kontakty.
    [many] Zaznaczono { $count } kontaktów.
   *[other] Zaznaczono { $count } kontaktu.
}
bulk-tag-hint = Jedna etykieta. Jeśli jeszcze jej nie ma, dodanie ją utworzy.
bulk-add-tag = Dodaj etykietę
bulk-remove-tag = Usuń etykietę
bulk-back = Wróć do kontaktów
bulk-counted = { $count ->
    [one] Teraz pasuje { $count } kontakt, a lista pokazywała inną liczbę. Nic jeszcze nie zrobiono.
    [few] Teraz pasują { $count } kontakty, a lista pokazywała inną liczbę. Nic jeszcze nie zrobiono.
    [many] Teraz pasuje { $count } kontaktów, a lista pokazywała inną liczbę. Nic jeszcze nie zrobiono.
   *[other] Teraz pasuje { $count } kontaktu, a lista pokazywała inną liczbę. Nic jeszcze nie zrobiono.
}
bulk-go-on = { $count ->
    [one] Kontynuuj z { $count } kontaktem
    [few] Kontynuuj z { $count } kontaktami
    [many] Kontynuuj z { $count } kontaktami
   *[other] Kontynuuj z { $count } kontaktu
}
bulk-changed = { $count ->
    [one] Zmieniono { $count } kontakt.
    [few] Zmieniono { $count } kontakty.
    [many] Zmieniono { $count } kontaktów.
   *[other] Zmieniono { $count } kontaktu.
}
bulk-unchanged = { $count ->
    [one] { $count } już taki był.
    [few] { $count } już takie były.
    [many] { $count } już takich było.
   *[other] { $count } już taki był.
}
bulk-gone = { $count ->
    [one] { $count } już nie istnieje.
    [few] { $count } już nie istnieją.
    [many] { $count } już nie istnieje.
   *[other] { $count } już nie istnieje.
}
bulk-refused-access = { $count ->
    [one] { $count } pozostał bez zmian, bo ktoś straciłby dostęp do portalu:
    [few] { $count } pozostały bez zmian, bo ktoś straciłby dostęp do portalu:
    [many] { $count } pozostało bez zmian, bo ktoś straciłby dostęp do portalu:
   *[other] { $count } pozostało bez zmian, bo ktoś straciłby dostęp do portalu:
}
bulk-refused-tags = { $count ->
    [one] { $count } ma już największą możliwą liczbę etykiet:
    [few] { $count } mają już największą możliwą liczbę etykiet:
    [many] { $count } ma już największą możliwą liczbę etykiet:
   *[other] { $count } ma już największą możliwą liczbę etykiet:
}

## Before access ends

ask-archive-title = Archiwizacja kończy dostęp do portalu
ask-move-title = Przeniesienie kończy dostęp do portalu
ask-who = { $count ->
    [one] Na razie nic nie zmieniono. Ta osoba od razu straciłaby dostęp; kontakt i dokumenty zostają:
    [few] Na razie nic nie zmieniono. Te { $count } osoby od razu straciłyby dostęp; kontakty i dokumenty zostają:
    [many] Na razie nic nie zmieniono. Tych { $count } osób od razu straciłoby dostęp; kontakty i dokumenty zostają:
   *[other] Na razie nic nie zmieniono. { $count } osoby od razu straciłoby dostęp; kontakty i dokumenty zostają:
}
ask-person = { $name } ({ $login })
ask-more = { $count ->
    [one] i { $count } inna
    [few] i { $count } inne
    [many] i { $count } innych
   *[other] i { $count } innej
}
ask-archive = Archiwizuj i zakończ dostęp
ask-move = Przenieś i zakończ dostęp
ask-merge = Scal i zakończ dostęp
ask-archive-others = { $count ->
    [one] Archiwizuj pozostały { $count }
    [few] Archiwizuj pozostałe { $count }
    [many] Archiwizuj pozostałych { $count }
   *[other] Archiwizuj pozostałe { $count }
}

## Sales & purchase

sales-title = Sprzedaż i zakupy
sales-person = Opiekun handlowy
sales-person-none = Brak
sales-terms = Warunki płatności
sales-terms-immediate = Natychmiast
sales-terms-days = { $days ->
    [one] { $days } dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
}
sales-terms-month = Koniec miesiąca
sales-terms-next-month = Koniec następnego miesiąca
sales-currency = Waluta
sales-not-given = Nie podano
sales-customer-reference = Numer klienta
sales-supplier-reference = Numer dostawcy

## Merging duplicates

merge-title = Scalanie kontaktów
merge-text = Jeden kontakt zostaje. To, co mają pozostałe, przechodzi na niego; potem trafiają do archiwum i nic nie jest usuwane.
merge-stays = Który zostaje
merge-look = Pokaż, co przejdzie
merge-button = Scal
merge-stale = Jeden z tych kontaktów został w międzyczasie zmieniony. Niczego jeszcze nie scalono; tak jest teraz.
merge-children = Powiązane kontakty
merge-origins = Zaimportowane wiersze
merge-filled = Uzupełniane
merge-filled-none = Nic: tam, gdzie pozostałe mają wartość, ma ją już kontakt, który zostaje.
merge-left = Nie zostanie przejęte
merge-left-text = Kontakt, który zostaje, ma tu własną wartość. Pozostałe można nadal odczytać w kontaktach z archiwum.
merge-keeps = Zachowują dostęp do portalu
merge-keeps-text = Ich loginy się nie zmieniają, a zobaczą to, co należy do: { $name }.
merge-ends = Tracą dostęp do portalu
merge-ends-text = Należą do innej firmy albo to drugi raz ten sam login. Kontakty i dokumenty zostają.
merge-into = Ten kontakt scalono z innym:

## History

contact-event-merged = scalił(a) duplikaty z tym kontaktem
contact-event-merged-into = scalił(a) ten kontakt z innym
history-older = Starsze wpisy
history-newest = Najnowsze wpisy
history-was = przedtem
history-is = potem
related-more = Tu są tylko pierwsze.

## Refusals

rule-merge-count = Wybierz co najmniej dwa kontakty do scalenia, a najwyżej { $max }.
rule-merge-kinds = Osoby i firmy nie można scalić. Najpierw zmień rodzaj jednego z kontaktów.
rule-merge-above-and-below = Jeden z tych kontaktów stoi nad innym. Najpierw wybierz inny kontakt nadrzędny dla niższego.
rule-merge-two-logins = Te kontakty mają dostęp do portalu z różnymi loginami. Najpierw odbierz dostęp wszystkim oprócz jednego.
rule-merge-two-staff = Dwa z tych kontaktów należą do pracowników. Nie można ich scalić.
rule-merged-already = Jeden z tych kontaktów scalono już wcześniej z innym. Pomiń go albo najpierw go przywróć.
rule-too-many-match = Pasuje ponad { $max } kontaktów. Zawęź listę i zrób to częściami.
