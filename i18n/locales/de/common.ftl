## Words that more than one page uses.

nav-skip = Zum Inhalt springen
nav-site = Website
nav-apps = Apps
nav-front = Startseite
nav-contacts = Kontakte
nav-outbox = Postausgang
nav-office = Backoffice
nav-account = Mein Konto
nav-logout = Abmelden
nav-sign-in = Anmelden
nav-breadcrumbs = Sie sind hier

language-label = Sprache
language-change = Ändern

role-administrator = Administrator
role-manager = Manager
role-employee = Mitarbeiter

field-required = (erforderlich)
field-optional = (optional)
field-error-prefix = Fehler:
field-none = Keine Angabe

summary-title = { $count ->
    [one] Eine Angabe stimmt noch nicht
   *[other] { $count } Angaben stimmen noch nicht
}
# How a line of the summary names its field.
summary-line = { $label }: { $problem }

notice-info = Hinweis
notice-success = Erledigt
notice-warning = Achtung
notice-danger = Problem

pages-label = Seiten
pages-previous = Zurück
pages-next = Weiter

common-name = Name
common-email = E-Mail
common-phone = Telefon
common-company = Unternehmen
common-vat = USt-IdNr.
common-address = Adresse
common-details = Angaben

## How long ago, up to a week; older things are told by their date

ago-now = gerade eben
ago-minutes = { $minutes ->
    [one] vor { $minutes } Minute
   *[other] vor { $minutes } Minuten
}
ago-hours = { $hours ->
    [one] vor { $hours } Stunde
   *[other] vor { $hours } Stunden
}
ago-days = { $days ->
    [one] gestern
   *[other] vor { $days } Tagen
}
