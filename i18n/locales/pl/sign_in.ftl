## Sign in

sign-in-title = Logowanie
sign-in-intro = Użyj adresu e-mail i hasła do swojego konta w portalu { $brand }.
sign-in-email = E-mail
sign-in-password = Hasło
sign-in-remember = Zapamiętaj mnie
sign-in-remember-hint = Na tym urządzeniu nie trzeba będzie logować się ponownie. Nie zaznaczaj na współdzielonym komputerze.
sign-in-submit = Zaloguj się
sign-in-reset = Zresetuj hasło
sign-in-code = Wpisz kod zaproszenia
sign-in-no-account = Konto można otrzymać tylko na zaproszenie. Jeśli jeszcze go nie masz, zwróć się do swojej osoby kontaktowej.

## Ask for a reset link

reset-title = Resetowanie hasła
reset-intro = Podaj adres e-mail, którym się logujesz. Wyślemy na niego link do ustawienia nowego hasła.
reset-email = E-mail
reset-submit = Wyślij link
reset-hint = Z linku można skorzystać w ciągu { $span } i tylko raz.
reset-back = Wróć do logowania

## Choose a password: by invitation or reset

password-new = Nowe hasło
password-verify = Powtórz nowe hasło
password-hint = { $min ->
    [one] Co najmniej { $min } znak. Kilka słów pod rząd łatwo zapamiętać, a trudno odgadnąć.
    [few] Co najmniej { $min } znaki. Kilka słów pod rząd łatwo zapamiętać, a trudno odgadnąć.
    [many] Co najmniej { $min } znaków. Kilka słów pod rząd łatwo zapamiętać, a trudno odgadnąć.
   *[other] Co najmniej { $min } znaku. Kilka słów pod rząd łatwo zapamiętać, a trudno odgadnąć.
}

invitation-title = Zaakceptuj zaproszenie
invitation-intro = { $name }, { $company } zaprasza cię do swojego portalu klienta. Wystarczy ustawić hasło.
invitation-login = Logujesz się jako { $login }.
invitation-until = To zaproszenie jest ważne do { $until }.
invitation-submit = Zaakceptuj zaproszenie
invitation-fresh = Poproś o nowy link
invitation-fresh-hint = Nowy link wyślemy na adres, na który przyszło zaproszenie, o ile dostęp nadal ci przysługuje.

reset-password-title = Ustaw nowe hasło
reset-password-intro = To hasło do konta { $login }. Wszystkie zalogowane teraz urządzenia zostaną wylogowane.
reset-password-submit = Ustaw hasło
reset-password-fresh = Poproś o nowy link

## A link that cannot be used

link-invitation-expired-title = To zaproszenie wygasło
link-invitation-expired = Jego czas minął. Nic nie przepadło: poproś o nowy link i kontynuuj.
link-invitation-used-title = To zaproszenie jest już wykorzystane
link-invitation-used = Hasło jest już ustawione. Zaloguj się nim albo je zresetuj, jeśli go nie znasz.
link-invitation-withdrawn-title = To zaproszenie jest wycofane
link-invitation-withdrawn = Zastąpiło je nowsze zaproszenie albo dostęp nie jest już oferowany. Poszukaj nowszej wiadomości od nas albo poproś o nowy link.
link-invitation-unknown-title = Nie znamy tego linku
link-invitation-unknown = Być może w wiadomości podzielił się na dwa wiersze. Skopiuj cały link albo wpisz kod z tej samej wiadomości.

link-reset-expired-title = Ten link do resetowania hasła wygasł
link-reset-expired = Takie linki działają tylko przez krótki czas. Poproś o nowy; twoje hasło się nie zmieniło.
link-reset-used-title = Ten link do resetowania hasła jest już wykorzystany
link-reset-used = Ustawiono nim nowe hasło. Zaloguj się tym hasłem albo poproś o nowy link.
link-reset-withdrawn-title = Ten link do resetowania hasła jest wycofany
link-reset-withdrawn = Zastąpił go nowszy link. Poszukaj nowszej wiadomości od nas albo poproś o nowy link.
link-reset-unknown-title = Nie znamy tego linku
link-reset-unknown = Być może w wiadomości podzielił się na dwa wiersze. Skopiuj cały link albo poproś o nowy.

link-setup-expired-title = Ten link konfiguracyjny wygasł
link-setup-expired = Uruchom serwer ponownie albo wykonaj „atrium admin create”: w terminalu pojawi się nowy link.
link-setup-used-title = Konfiguracja jest już zakończona
link-setup-used = Pierwszy administrator już istnieje. Przejdź do logowania.
link-setup-withdrawn-title = Ten link konfiguracyjny został zastąpiony
link-setup-withdrawn = W terminalu jest nowszy link. Użyj właśnie jego.
link-setup-unknown-title = Nie znamy tego linku
link-setup-unknown = Skopiuj cały link z terminala, w którym działa serwer.

## Type the code of an invitation

code-title = Wpisz kod zaproszenia
code-intro = W wiadomości z zaproszeniem jest link i kod. Jeśli link się nie otwiera, kod zadziała tak samo.
code-email = E-mail
code-email-hint = Adres, na który wysłano zaproszenie.
code-code = Kod
code-code-hint = Dwie grupy po pięć liter i cyfr, na przykład { $example }.
code-submit = Dalej

## The first administrator

setup-title = Skonfiguruj swój portal
setup-intro = Jesteś tu pierwszą osobą. To konto może zmienić wszystko, więc dobrze wybierz hasło.
setup-name = Imię i nazwisko
setup-email = E-mail
setup-email-hint = Tym adresem będziesz się logować.
setup-submit = Utwórz administratora

## The password again, before a sensitive act

confirm-title = Czy to Ty?
confirm-intro = Hasło podano ponad dziesięć minut temu, a tutaj jest potrzebne ponownie. To, co wypełniono, pozostaje, z wyjątkiem haseł.
confirm-password = Obecne hasło
confirm-submit = Dalej
