## Words that more than one page uses.

nav-skip = Naar de inhoud
nav-site = Website
nav-apps = Apps
nav-front = Startpagina
nav-contacts = Contacten
nav-outbox = Postvak UIT
nav-office = Backoffice
nav-account = Mijn account
nav-logout = Uitloggen
nav-sign-in = Inloggen
nav-breadcrumbs = U bent hier

language-label = Taal
language-change = Wijzigen

role-administrator = Beheerder
role-manager = Manager
role-employee = Medewerker

field-required = (verplicht)
field-optional = (optioneel)
field-error-prefix = Fout:
field-none = Niet ingevuld

summary-title = { $count ->
    [one] Eén ding klopt nog niet
   *[other] { $count } dingen kloppen nog niet
}
# How a line of the summary names its field.
summary-line = { $label }: { $problem }

notice-info = Ter informatie
notice-success = Gelukt
notice-warning = Let op
notice-danger = Probleem

pages-label = Pagina’s
pages-previous = Vorige
pages-next = Volgende

common-name = Naam
common-email = E-mail
common-phone = Telefoon
common-company = Bedrijf
common-vat = Btw-nummer
common-address = Adres
common-details = Gegevens

## How long ago, up to a week; older things are told by their date

ago-now = zojuist
ago-minutes = { $minutes ->
    [one] { $minutes } minuut geleden
   *[other] { $minutes } minuten geleden
}
ago-hours = { $hours ->
    [one] { $hours } uur geleden
   *[other] { $hours } uur geleden
}
ago-days = { $days ->
    [one] gisteren
   *[other] { $days } dagen geleden
}
