## The list of users

users-title = Użytkownicy
users-new = Nowy użytkownik
users-search = Szukaj użytkowników
users-filter-active = Aktywni
users-group-internal = Wewnętrzni
users-group-portal = Portal
users-state-active = Aktywny
users-state-never = Nigdy niezalogowany
users-state-inactive = Nieaktywny
users-filter-two-factor-on = 2FA włączone
users-filter-two-factor-off = 2FA wyłączone
users-count = { $count ->
    [one] { $count } użytkownik
    [few] { $count } użytkowników
    [many] { $count } użytkowników
   *[other] { $count } użytkownika
}
users-count-more = { $count ->
    [one] Ponad { $count } użytkownik
    [few] Ponad { $count } użytkowników
    [many] Ponad { $count } użytkowników
   *[other] Ponad { $count } użytkownika
}
users-login = Login
users-groups = Grupy
users-state = Stan
users-two-factor = 2FA
users-two-factor-on = Włączone
users-two-factor-off = Wyłączone
users-signed-in = Ostatnie logowanie
users-created = Utworzono
users-never = Nigdy
users-nothing-text = Żaden użytkownik nie spełnia podanych warunków.
users-nothing-action = Pokaż wszystkich aktywnych użytkowników

## The filter builder

users-filter-title = Własny filtr
users-filter-apply = Zastosuj filtr
users-filter-clear = Wyczyść filtr
users-filter-match = Łączenie
users-filter-all-of = Wszystkie z nich
users-filter-any-of = Dowolny z nich
users-filter-root = Użytkownicy spełniający poniższe warunki
users-filter-group = Grupa { $place }
users-filter-add-condition = Dodaj warunek
users-filter-add-group = Dodaj grupę
users-filter-remove = Usuń warunek { $place }
users-filter-remove-group = Usuń grupę { $place }
users-filter-field = Pole { $place }
users-filter-operator = Operator { $place }
users-filter-value = Wartość { $place }
users-filter-choose = Wybierz pole
users-filter-choose-value = Wybierz wartość
users-filter-refused = Lista jest pusta, dopóki filtr nie zostanie poprawiony.
users-op-contains = zawiera
users-op-not-contains = nie zawiera
users-op-is = jest
users-op-is-not = nie jest
users-op-before = przed
users-op-after = po
users-op-set = ustawione
users-op-unset = nieustawione

## A new user

user-new-title = Nowy użytkownik
user-new-intro = Dla współpracowników: otrzymają e-mail z linkiem do ustawienia hasła. Klienci dostają dostęp na stronie swojego kontaktu.
user-new-submit = Utwórz użytkownika

## One user

user-contact = Kontakt
user-contacts = Kontakty
user-inactive-notice = Ten login jest nieaktywny. Nikt nie może się nim zalogować.
user-login-new = Nowy login
user-login-hint = Adres e-mail do logowania. Stary i nowy adres otrzymają wiadomość, a wszystkie sesje się zakończą. Adres e-mail kontaktu pozostaje bez zmian.
user-login-submit = Zmień login
user-password = Hasło
user-password-none = Hasło nie zostało jeszcze ustawione.
user-password-there = Hasło jest ustawione.
user-password-must-change = Hasło ustawił administrator. Trzeba je zmienić przy następnym logowaniu.
user-password-set = Ustaw hasło
user-password-set-hint = Atrium utworzy hasło i pokaże je raz, aby można było je przekazać. Wszystkie sesje się zakończą, a osoba dostanie o tym wiadomość i przy następnym logowaniu musi ustawić inne.
user-reset = Wyślij link do zmiany hasła
user-reset-hint = Wysyła link do ustawienia nowego hasła. Do tego czasu obowiązuje obecne.
user-invite-again = Wyślij zaproszenie ponownie
user-invite-hint = Wysyła nowy link do ustawienia pierwszego hasła. Starsze linki przestają działać.
user-role = Rola
user-role-submit = Zmień rolę
user-oneself = To Twój własny login. Rolę może zmienić lub login dezaktywować inny administrator.
user-access = Dostęp
user-deactivate = Dezaktywuj
user-deactivate-hint = Natychmiast kończy wszystkie sesje i unieważnia wysłane linki. Nikt nie zaloguje się tym loginem, dopóki nie zostanie przywrócony.
user-deactivate-hint-portal = Natychmiast kończy wszystkie sesje, wysłane linki i członkostwa. Kontakty i dokumenty pozostają.
user-bring-back = Przywróć
user-bring-back-hint = Stare hasło jest nieważne: zostanie wysłany e-mail z linkiem do ustawienia nowego. Członkostwa zakończone razem z loginem znów obowiązują.
user-memberships = Członkostwa
user-memberships-empty = Brak członkostwa. Dostęp do portalu przyznaje się na stronie kontaktu.
user-membership-rights = Uprawnienia
user-membership-since = Od
user-membership-ended = Zakończone
user-sessions = Sesje
user-sessions-empty = Nikt nie jest zalogowany tym loginem.
user-session-device = Urządzenie
user-session-address = Adres
user-session-began = Zalogowano
user-session-used = Ostatnio użyto
user-session-this = Ta sesja
user-session-end = Zakończ sesję
user-session-end-of = Zakończ sesję: { $device }
user-sessions-end-all = Zakończ wszystkie sesje
user-history = Historia
user-history-empty = Z tym loginem jeszcze nic się nie wydarzyło.
user-event-created = utworzył(a) login
user-event-refused = Odrzucono próbę logowania
user-event-reset-on-server = Hasło ustawiono w wierszu poleceń serwera
user-event-login = zmienił(a) login
user-event-password = ustawił(a) hasło do przekazania
user-event-reset = wysłał(a) link do ustawienia hasła
user-event-role = zmienił(a) rolę
user-event-deactivated = dezaktywował(a) login
user-event-brought-back = przywrócił(a) login
user-event-sessions = zakończył(a) sesje

## A password to be told

user-told-title = Nowe hasło: { $name }
user-told-once = To hasło widać tylko teraz. Nie jest nigdzie przechowywane.
user-told-login = Aby zalogować się jako { $login }:
user-told-next = Przekaż je osobiście lub telefonicznie. Przy następnym logowaniu trzeba ustawić inne hasło.
user-told-back = Wróć do użytkownika
told-title = Ustaw własne hasło
told-lead = Hasło, którym się logujesz, ustawił administrator. Wybierz takie, które znasz tylko Ty; potem możesz przejść dalej.

## Said once after something was done

done-login-changed = Login został zmieniony. Oba adresy otrzymają wiadomość.
done-user-invited = Login został utworzony. E-mail z linkiem do ustawienia hasła jest w drodze.
done-link-mailed = E-mail z linkiem do ustawienia hasła jest w drodze.
done-deactivated = Login jest nieaktywny. Wszystkie sesje zostały zakończone.
done-brought-back = Login został przywrócony. E-mail z linkiem do ustawienia hasła jest w drodze.
done-brought-back-in-part = Login został przywrócony, a e-mail z linkiem do ustawienia hasła jest w drodze. Nie cały dostęp wrócił: niektóre kontakty należą już do innej firmy, są w archiwum albo ma je ktoś inny. Jeśli dostęp nadal jest słuszny, przyznaj go tam ręcznie.
done-sessions-ended = Gotowe: wylogowano.

## Refusals

rule-last-administrator = To ostatni administrator, który może się zalogować. Najpierw nadaj tę rolę komuś innemu.
rule-not-oneself = Nie można tego zrobić z własnym loginem. Poproś innego administratora.
rule-user-inactive = Ten login jest nieaktywny. Najpierw go przywróć.
rule-no-membership-left = Nie ma członkostwa, do którego można przywrócić ten login. Przyznaj dostęp do portalu na stronie kontaktu.
rule-unknown-filter-key = Filtr nie zna „{ $name }”. Usuń ten fragment.
rule-operator-unfit = Tego pola tak się nie porównuje. Wybierz inny operator.
rule-date-invalid = Wpisz dzień, na przykład 2026-11-22.

## Letters

mail-sign-in-action = Zaloguj się
mail-login-changed-subject = Zmieniono Twój login w { $company }
mail-login-changed-intro = { $company } zmienia adres e-mail, którym się logujesz. Wszędzie nastąpiło wylogowanie. Hasło pozostaje to samo.
mail-login-changed-old = Stary login
mail-login-changed-new = Nowy login
mail-login-changed-action-intro = Od teraz loguj się nowym tutaj:
mail-login-changed-tell = Nie spodziewasz się tego? Od razu zawiadom { $company }.
mail-password-set-subject = { $company } ustawia Ci hasło
mail-password-set-intro = Administrator w { $company } ustawił hasło do Twojego konta i Ci je przekaże. Nie ma go w tej wiadomości. Wszędzie nastąpiło wylogowanie.
mail-password-set-action-intro = Zaloguj się nim tutaj, a potem ustaw takie, które znasz tylko Ty:
mail-password-set-tell = To nie było na Twoją prośbę? Od razu zawiadom { $company }.
mail-staff-invitation-subject = Twój login w { $company }
mail-staff-invitation-intro = { $company } udostępnia Ci login do pracy w portalu klienta.
mail-staff-invitation-action-intro = Aby zacząć, otwórz ten adres i ustaw hasło:
mail-staff-invitation-action = Ustaw hasło
mail-staff-invitation-once = Link działa tylko raz. Potem logujesz się swoim loginem i tym hasłem.
mail-staff-invitation-unexpected = Nie pracujesz w { $company }? Być może ktoś pomylił adres. Nie musisz nic robić.

## The outbox

outbox-letter-login-changed = Zmiana loginu
outbox-letter-password-set = Ustawienie hasła
outbox-letter-staff-invitation = Nowy współpracownik
