## Words that more than one page uses.

nav-skip = Przejdź do treści
nav-site = Witryna
nav-apps = Aplikacje
nav-front = Strona główna
nav-contacts = Kontakty
nav-outbox = Skrzynka nadawcza
nav-office = Panel pracownika
nav-account = Moje konto
nav-logout = Wyloguj się
nav-sign-in = Zaloguj się
nav-breadcrumbs = Tu jesteś

language-label = Język
language-change = Zmień

role-administrator = Administrator
role-manager = Menedżer
role-employee = Pracownik

field-required = (wymagane)
field-optional = (opcjonalnie)
field-error-prefix = Błąd:
field-none = Nie podano

summary-title = { $count ->
    [one] Jedna rzecz wymaga poprawy
    [few] { $count } rzeczy wymagają poprawy
    [many] { $count } rzeczy wymaga poprawy
   *[other] { $count } rzeczy wymaga poprawy
}
# How a line of the summary names its field.
summary-line = { $label }: { $problem }

notice-info = Informacja
notice-success = Gotowe
notice-warning = Uwaga
notice-danger = Problem

pages-label = Strony
pages-previous = Poprzednia
pages-next = Następna

common-name = Imię i nazwisko
common-email = E-mail
common-phone = Telefon
common-company = Firma
common-vat = Numer VAT
common-address = Adres
common-details = Dane

## How long ago, up to a week; older things are told by their date

ago-now = przed chwilą
ago-minutes = { $minutes ->
    [one] { $minutes } minutę temu
    [few] { $minutes } minuty temu
    [many] { $minutes } minut temu
   *[other] { $minutes } minuty temu
}
ago-hours = { $hours ->
    [one] { $hours } godzinę temu
    [few] { $hours } godziny temu
    [many] { $hours } godzin temu
   *[other] { $hours } godziny temu
}
ago-days = { $days ->
    [one] wczoraj
    [few] { $days } dni temu
    [many] { $days } dni temu
   *[other] { $days } dnia temu
}
