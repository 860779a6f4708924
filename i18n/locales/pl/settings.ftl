## Settings: the pages

nav-settings = Ustawienia
settings-title = Ustawienia
settings-company-title = Firma
settings-company-about = Nazwa, adres do pytań, język, strefa czasowa i waluta.
settings-brand-title = Wygląd
settings-brand-about = Twoje logo i kolor w portalu i w wiadomościach.
settings-mail-title = Serwer poczty
settings-mail-about = Jak wysyłane są wiadomości i test, czy to działa.
settings-lifetimes-title = Czas ważności
settings-lifetimes-about = Jak długo ważne są zaproszenia, linki do zmiany hasła i sesje.
settings-policies-title = Hasła
settings-policies-about = Jak długie muszą być nowe hasła, kto potrzebuje drugiego składnika i czy administratorzy mogą ustawiać hasła.
settings-access-title = Nowe dostępy
settings-access-about = Na co pozwala nowy dostęp do portalu, jeśli przy przyznawaniu nie wybierzesz inaczej.
settings-languages-title = Języki
settings-languages-about = Jakie języki można wybrać w portalu i w panelu pracownika.
settings-server-title = Serwer
settings-server-about = To, co ustala się tylko na serwerze: aby to zmienić, popraw tam plik lub zmienne.

settings-fixed = Ustalone na serwerze przez { $origin }; tutaj nie można tego zmienić.
settings-yes = Tak
settings-no = Nie

## Company

settings-company-name = Nazwa firmy
settings-company-name-hint = Nazwa, pod którą znają cię klienci.
settings-contact-address = Adres do pytań
settings-contact-address-hint = Widoczny dla klientów; tam trafiają odpowiedzi na wiadomości.
settings-language = Język domyślny
settings-time-zone = Strefa czasowa
settings-currency = Waluta

## Look

settings-brand-colour = Kolor marki
settings-brand-colour-hint = Sześć cyfr, na przykład #0b6380. Puste pole oznacza kolory Atrium.
settings-brand-preview = Podgląd
settings-brand-fits = Ten kolor jest czytelny bez zmian.
settings-brand-nudged = { $given } nie jest dość czytelny na jasnym tle. Przyciski używają { $shown }.
settings-brand-light = Jasny
settings-brand-dark = Ciemny
settings-brand-button = Przycisk
settings-brand-link = Link
settings-logo = Logo
settings-logo-hint = SVG lub PNG, najwyżej 256 KiB. SVG musi być zwykłym rysunkiem bez skryptów i arkuszy stylów.
settings-logo-now = Obecne logo
settings-logo-remove = Usuń logo

## Mail server

settings-mail-server = Serwer poczty
settings-mail-host = Host
settings-mail-host-hint = Na przykład mail.example.com. Puste: wiadomości są zapisywane w plikach na serwerze.
settings-mail-port = Port
settings-mail-port-hint = Puste pole oznacza zwykły port.
settings-mail-security = Zabezpieczenie
settings-mail-tls = TLS od początku (465)
settings-mail-starttls = STARTTLS, wymagany (587)
settings-mail-plain = Brak, w zaufanej sieci (25)
settings-mail-user = Nazwa użytkownika
settings-mail-password = Hasło poczty
settings-mail-password-kept = Hasło jest zapisane i nigdy nie jest pokazywane. Zostaw puste, aby je zachować.
settings-mail-from = Nadawca
settings-mail-from-hint = Adres, z którego przychodzą wiadomości. Puste: portal@ i host adresu bazowego.
settings-mail-timeout = Czas oczekiwania w sekundach
settings-mail-timeout-hint = Ile może trwać jedna rozmowa z serwerem, od 1 do 60.
settings-mail-test-title = Czy to działa?
settings-mail-test-hint = Wysyła wiadomość na twój adres przy zapisanych ustawieniach.
settings-mail-test = Wyślij wiadomość testową
settings-mail-tested = { $server } przyjął wiadomość do { $to }. Sprawdź, czy dotarła.
settings-mail-tested-filed = Serwer poczty nie jest ustawiony, więc wiadomość leży jako plik w katalogu „mail” w katalogu danych.
settings-mail-tested-refused = Wiadomość nie została wysłana. { $reason }

## Lifetimes

settings-invitation-lifetime = Zaproszenia
settings-reset-lifetime = Linki do zmiany hasła
settings-session-idle = Sesja bez aktywności
settings-session-lifetime = Sesja łącznie
settings-remembered-idle = Zapamiętana sesja bez aktywności
settings-remembered-lifetime = Zapamiętana sesja łącznie
settings-unit = Jednostka
settings-unit-minutes = minuty
settings-unit-hours = godziny
settings-unit-days = dni

## Passwords

settings-password-length = Najmniejsza liczba znaków
settings-password-length-hint = Dla nowych haseł bez drugiego składnika; 15 lub więcej.
settings-password-length-second = Najmniejsza liczba znaków z drugim składnikiem
settings-password-length-second-hint = 12 lub więcej.
settings-second-factor = Drugi składnik
settings-second-factor-optional = Opcjonalny
settings-second-factor-hint = Wymaganie go od pracowników lub od wszystkich pojawi się razem z drugim składnikiem; na razie nie można tego wybrać.

## New access

settings-access-limit-hint = W { $currency }; dotyczy tylko płatności do limitu.

## Server

settings-server-base = Adres bazowy
settings-server-listen = Nasłuchuje na
settings-server-data = Katalog danych
settings-server-database = Baza danych
settings-server-proxies = Zaufane serwery proxy
settings-server-origin = Źródło: { $origin }

## The letter that tells whether the mail server works

mail-test-subject = Wiadomość testowa od { $company }
mail-test-text = Serwer poczty { $company } działa: ta wiadomość dotarła. Nie musisz nic robić.
mail-test-at = Zlecono: { $time }.

## Whom customers write to

portal-contact = Masz pytania? Napisz na adres

## What is wrong with a setting, and the way out

rule-colour-invalid = Podaj kolor w postaci #0b6380.
rule-out-of-range = Podaj liczbę od { $least } do { $most }.
rule-duration-out-of-range = Podaj czas od { $least } do { $most }.
rule-idle-beyond-all = Sesja bez aktywności nie może trwać dłużej niż łącznie. Wybierz tu mniej albo tam więcej.
rule-host-invalid = Podaj nazwę serwera, na przykład mail.example.com, bez portu i ścieżki.
rule-password-in-clear = Hasło byłoby w sieci czytelne dla wszystkich. Wybierz TLS lub STARTTLS.
rule-password-again = Serwer lub użytkownik jest teraz inny. Wpisz hasło ponownie.
rule-default-language-not-offered = Język domyślny musi być jednym z dostępnych języków.
rule-file-too-large = Wybierz mniejszy plik: najwyżej { $max } KiB.
rule-not-an-image = Ten plik nie jest ani SVG, ani PNG. Wybierz inny.
rule-svg-not-plain = Ten plik SVG zawiera więcej niż rysunek: skrypty, arkusze stylów, linki lub obce elementy. Wyeksportuj go jako zwykły SVG albo PNG.

## Spans of time, as part of a sentence

span-seconds = { $count ->
    [one] { $count } sekundy
    [few] { $count } sekund
    [many] { $count } sekund
   *[other] { $count } sekundy
}
span-minutes = { $count ->
    [one] { $count } minuty
    [few] { $count } minut
    [many] { $count } minut
   *[other] { $count } minuty
}
span-hours = { $count ->
    [one] { $count } godziny
    [few] { $count } godzin
    [many] { $count } godzin
   *[other] { $count } godziny
}
span-days = { $count ->
    [one] { $count } dnia
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
