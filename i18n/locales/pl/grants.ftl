mail-offer-subject = { $company } prosi o dodanie firmy do Twojego konta
mail-offer-intro = { $company } pyta, czy chcesz przeglądać i obsługiwać dokumenty firmy { $customer } za pomocą konta, które już masz. Dopóki tego nie przyjmiesz, nic się nie zmieni.
mail-offer-action-intro = Aby odpowiedzieć, otwórz ten adres i zaloguj się:
mail-offer-action = Odpowiedz na prośbę
mail-offer-password = Twoje hasło pozostaje bez zmian. U góry portalu przełączysz się między firmami.
mail-offer-unexpected = Nie znasz tej firmy albo nie spodziewasz się takiej prośby ({ $company })? Odmów albo nic nie rób: bez Twojej odpowiedzi nic nie zostanie dodane.

join-title = Dodać firmę { $company } do Twojego konta?
join-intro = { $brand } pyta, czy chcesz korzystać z tego portalu także w imieniu firmy { $company }, za pomocą konta, które już masz.
join-login = Chodzi o konto { $login }.
join-nothing = Dopóki tego nie przyjmiesz, nie zobaczysz niczego, co dotyczy tej firmy, a to, co już widzisz, się nie zmieni.
join-until = Możesz odpowiedzieć do { $until }.
join-accept = Przyjmij
join-decline = Odmów
join-sign-in = Zaloguj się, aby przyjąć
join-other = Jesteś na koncie { $login }. Aby przyjąć, wyloguj się i ponownie otwórz link z wiadomości.
join-expired-title = Ta prośba wygasła
join-expired = Nic nie zostało dodane. Jeśli nadal tego chcesz, poproś osobę kontaktową o nową wiadomość.
join-used-title = Na tę prośbę już odpowiedziano
join-used = Nie trzeba tu już nic robić.
join-withdrawn-title = Ta prośba została wycofana
join-withdrawn = Zastąpiła ją nowsza prośba albo nie jest już aktualna. Poszukaj nowszej wiadomości od nas.
join-unknown-title = Nie znamy tego linku
join-unknown = Być może podzielił się w wiadomości na dwie linie. Skopiuj cały link.
done-joined = Dodano. Działasz teraz w imieniu tej firmy; przełączysz się u góry.
done-declined = Odmówiono. Nic nie zostało dodane.
done-switched = Przełączono.

switch-label = Wybrana firma
switch-go = Przełącz
switch-title = Przełączyć na { $company }?
switch-text = Ta strona dotyczy firmy { $company }. Teraz działasz w imieniu { $current }.
switch-button = Przełącz na { $company }
switch-stay = Zostań przy { $current }

grant-done-offered = Wysłano prośbę e-mailem. Dopóki właściciel tego konta jej nie przyjmie, nic nie jest udostępniane.
grant-everyone = Wszystkie wiersze ({ $count }), także te, których tu nie widać
grant-rest = { $count ->
    [one] Nie pokazano jeszcze { $count } wiersza
    [few] Nie pokazano jeszcze { $count } wierszy
    [many] Nie pokazano jeszcze { $count } wierszy
   *[other] Nie pokazano jeszcze { $count } wiersza
}
grant-rest-can = { $count ->
    [one] { $count } z nich może otrzymać dostęp
    [few] { $count } z nich mogą otrzymać dostęp
    [many] { $count } z nich może otrzymać dostęp
   *[other] { $count } z nich może otrzymać dostęp
}
grant-rest-why = { $count } × { $reason }
grant-refused-more = { $count ->
    [one] i jeszcze { $count }
    [few] i jeszcze { $count }
    [many] i jeszcze { $count }
   *[other] i jeszcze { $count }
}
grant-queued = { $count ->
    [one] Trwa praca nad { $count } kontaktem. Możesz zamknąć okno i wrócić później.
    [few] Trwa praca nad { $count } kontaktami. Możesz zamknąć okno i wrócić później.
    [many] Trwa praca nad { $count } kontaktami. Możesz zamknąć okno i wrócić później.
   *[other] Trwa praca nad { $count } kontaktu. Możesz zamknąć okno i wrócić później.
}
grant-queued-link = Zobacz postęp

jobs-title = Zadania
jobs-subtitle = Prace na wielu kontaktach naraz, od najnowszej. Trwają, gdy robisz coś innego.
jobs-empty-title = Nie ma jeszcze zadań
jobs-empty-text = Tu pojawi się przyznanie lub odebranie dostępu ponad 200 kontaktom naraz.
jobs-column-what = Zadanie
jobs-column-who = Zlecone przez
jobs-column-state = Stan
jobs-column-progress = Postęp
jobs-column-when = Zlecono
job-grant-title = { $total ->
    [one] Przyznanie dostępu: { $total } kontakt
    [few] Przyznanie dostępu: { $total } kontakty
    [many] Przyznanie dostępu: { $total } kontaktów
   *[other] Przyznanie dostępu: { $total } kontaktu
}
job-revoke-title = { $total ->
    [one] Odebranie dostępu: { $total } kontakt
    [few] Odebranie dostępu: { $total } kontakty
    [many] Odebranie dostępu: { $total } kontaktów
   *[other] Odebranie dostępu: { $total } kontaktu
}
job-state-queued = Oczekuje
job-state-running = W toku
job-state-cancelling = Zatrzymywanie
job-state-done = Gotowe
job-state-cancelled = Zatrzymano
job-state-failed = Niepowodzenie
job-progress = { $done } z { $total }
job-granted = Przyznano
job-revoked = Odebrano
job-refused = Odmówiono
job-skipped = Nie wykonano
job-waiting = Pozostało
job-left = Pozostały czas
job-left-soon = mniej niż minuta
job-left-minutes = { $minutes ->
    [one] około { $minutes } minuty
    [few] około { $minutes } minut
    [many] około { $minutes } minut
   *[other] około { $minutes } minuty
}
job-by = Zlecenie: { $name }.
job-refresh = Odśwież
job-follow = Odświeżaj samoczynnie
job-stop-follow = Nie odświeżaj
job-cancel = Anuluj
job-cancel-hint = Możesz opuścić tę stronę. Po anulowaniu to, co zrobione, pozostaje.
job-download = Pobierz wynik
job-refused-title = Kontakty z odmową
job-refused-first = { $count ->
    [one] Pokazano pierwszy ({ $count }); plik zawiera wszystkie.
    [few] Pokazano pierwsze { $count }; plik zawiera wszystkie.
    [many] Pokazano pierwszych { $count }; plik zawiera wszystkie.
   *[other] Pokazano pierwsze { $count }; plik zawiera wszystkie.
}
job-column-contact = Kontakt
job-column-email = E-mail
job-column-result = Wynik
job-column-reason = Powód
job-failed-not-allowed = Osoba, która to zleciła, nie może już przyznawać dostępu, więc pracę zatrzymano. To, co zrobione, pozostaje.
job-failed-refused = Baza danych odmówiła kilka razy, więc pracę zatrzymano. To, co zrobione, pozostaje; spróbuj ponownie z resztą, a jeśli to nie pomoże, powiadom administratora.

outbox-search = Szukaj po adresie lub kontakcie
outbox-search-go = Szukaj
outbox-filters = Stan
outbox-filter-all = Wszystkie
outbox-nothing-title = Brak pasujących wiadomości
outbox-nothing-text = Spróbuj początku adresu, nazwy albo innego stanu.
outbox-nothing-action = Pokaż wszystkie wiadomości
outbox-letter-offer = Prośba o dodanie firmy
outbox-letter-unknown = Wiadomość innej wersji
outbox-state-unknown = Nieznany
outbox-why-link-used = Link został w międzyczasie użyty.
outbox-why-link-withdrawn = Link został w międzyczasie wycofany.
outbox-why-link-expired = Link wygasł, zanim udało się wysłać wiadomość.
outbox-why-answered = Serwer poczty odmówił.
outbox-why-no-foreign-letters = Serwer poczty nie przyjmuje adresów ze znakami spoza ASCII.
outbox-why-no-protection = Nie udało się zabezpieczyć połączenia z serwerem poczty. Sprawdź certyfikat i ustawienia.
outbox-why-no-answer = Serwer poczty nie odpowiedział na czas.
outbox-why-no-conversation = Nie można połączyć się z serwerem poczty.
outbox-why-folder = Nie można zapisać w folderze poczty.
outbox-why-unreadable = Nie można odczytać wpisu w skrzynce nadawczej.
outbox-why-cannot-be-made = Nie udało się utworzyć z tego wiadomości.
outbox-said = Dosłownie: { $said }
outbox-retry = Spróbuj ponownie
outbox-detail-title = Wiadomość do { $recipient }
outbox-detail-name = Imię i nazwisko
outbox-detail-open = Otwórz kontakt
outbox-detail-language = Język
outbox-detail-id = Message-ID zaczyna się od
outbox-detail-reason = Powód
done-mail-retried = Próba zostanie ponowiona.

contact-event-offered = wysłał(a) prośbę do właściciela istniejącego konta
contact-event-offer-accepted = zgodził(a) się, korzystając z istniejącego konta
contact-event-offer-declined = odmówił(a) dodania tej firmy
contact-event-offer-withdrawn = wycofał(a) prośbę do istniejącego konta
contact-event-switched = przełączył(a) się na tę firmę
contact-event-mail-retried = ponowił(a) wysłanie wiadomości
