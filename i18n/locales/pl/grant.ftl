## The grant dialog: "Portal access"

grant-title = Dostęp do portalu
grant-column-select = Zaznacz
grant-column-contact = Kontakt
grant-column-email = E-mail
grant-column-latest = Ostatnie logowanie
grant-column-state = Stan
grant-column-acts = Czynności
grant-email-of = E-mail: { $name }
grant-select-name = Zaznacz: { $name }

## What a row's state is called

grant-state-no = W portalu: nie
grant-state-yes = W portalu: tak
grant-state-invited = Zaproszono, link ważny do { $date }
grant-state-expired = Zaproszono, link wygasł { $date }
grant-state-no-link = Zaproszono, żaden link nie jest ważny
grant-state-internal = Użytkownik wewnętrzny
grant-state-elsewhere = Ma konto gdzie indziej

## Buttons

grant-grant = Przyznaj dostęp
grant-revoke = Odbierz dostęp
grant-reinvite = Zaproś ponownie
grant-add = Dodaj do istniejącego konta
grant-show-link = Pokaż link
grant-selected = Przyznaj zaznaczonym
grant-revoke-selected = Odbierz zaznaczonym
grant-others = Przyznaj pozostałym ({ $count })
grant-check = Sprawdź adresy
grant-close = Zamknij
grant-copy = Kopiuj
grant-link = Link do zaproszenia
grant-code = Kod zaproszenia

## Text and rights of new memberships

grant-options = Tekst zaproszenia i uprawnienia
grant-message = Tekst do zaproszenia
grant-message-hint = Znajdzie się w wiadomości nad linkiem. Możesz zostawić puste.
grant-visibility = Co będą widzieć
grant-visibility-company = Dokumenty firmy
grant-visibility-own = Tylko własne dokumenty
grant-rights = Co będą mogli robić
grant-right-sign = Akceptować, odrzucać i podpisywać
grant-right-manage = Zarządzać współpracownikami
grant-right-manage-hint = Zapisywane na później: w tej wersji klienci nie mogą jeszcze zarządzać współpracownikami.
grant-pay = Płatności
grant-pay-unlimited = Dowolna kwota
grant-pay-limited = Do limitu
grant-pay-none = Bez płatności
grant-pay-limit = Limit jednej płatności

## Counts and refusals

grant-counts = { $can ->
    [one] { $can } kontakt może otrzymać dostęp
    [few] { $can } kontakty mogą otrzymać dostęp
    [many] { $can } kontaktów może otrzymać dostęp
   *[other] { $can } kontaktu może otrzymać dostęp
}, { $cannot ->
    [one] { $cannot } nie może
    [few] { $cannot } nie mogą
    [many] { $cannot } nie może
   *[other] { $cannot } nie może
}
grant-counts-none = Nie ma tu już nikogo, komu można przyznać dostęp
grant-no-rows = Nie ma tu nikogo, kto może otrzymać dostęp. Zaznacz osoby albo firmę, do której należą jakieś osoby.
grant-refused = { $count ->
    [one] Nie przyznano jeszcze dostępu: { $count } kontakt nie może go otrzymać
    [few] Nie przyznano jeszcze dostępu: { $count } kontakty nie mogą go otrzymać
    [many] Nie przyznano jeszcze dostępu: { $count } kontaktów nie może go otrzymać
   *[other] Nie przyznano jeszcze dostępu: { $count } kontaktu nie może go otrzymać
}
grant-refused-row = { $name }: { $reason }

## What an act did

grant-done-invited = Zaproszono. Wiadomość na adres { $email } jest w drodze.
grant-done-reinvited = Zaproszono ponownie. Poprzedni link już nie działa; nowa wiadomość na adres { $email } jest w drodze.
grant-done-reset = Hasło jest już ustawione, więc na adres { $email } wysyłamy link do wyboru nowego.
grant-done-revoked = Dostęp zakończony, także w każdej otwartej karcie. Kontakt i jego dokumenty pozostają.
grant-done-link = Widoczne tylko ten jeden raz, ważne do { $date }. Przekaż samodzielnie i tylko tej osobie.
grant-done-row = { $name }: { $result }
grant-done-many-invited = { $count ->
    [one] Zaproszono { $count } osobę.
    [few] Zaproszono { $count } osoby.
    [many] Zaproszono { $count } osób.
   *[other] Zaproszono { $count } osoby.
}
grant-done-many-revoked = { $count ->
    [one] Odebrano dostęp { $count } osobie.
    [few] Odebrano dostęp { $count } osobom.
    [many] Odebrano dostęp { $count } osobom.
   *[other] Odebrano dostęp { $count } osoby.
}

## While the dialog waits

grant-waiting = Wczytywanie kontaktów…
grant-busy = Serwer jest zajęty. Nic z wpisanych danych nie przepadło; spróbuj ponownie za chwilę.
grant-unreachable = Brak odpowiedzi. Sprawdź połączenie i spróbuj ponownie; to, co już zrobione, nie zostanie wykonane drugi raz.
grant-try-again = Spróbuj ponownie
grant-would-be-lost = Wpisane tu dane nie zostały jeszcze użyte i przepadną.
grant-keep-editing = Kontynuuj edycję
grant-discard = Odrzuć wpisane dane
