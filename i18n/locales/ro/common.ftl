## Words that more than one page uses.

nav-skip = Salt la conținut
nav-site = Site
nav-apps = Aplicații
nav-front = Acasă
nav-contacts = Contacte
nav-outbox = Căsuță de ieșire
nav-office = Zona angajaților
nav-account = Contul meu
nav-logout = Deconectare
nav-sign-in = Conectare
nav-breadcrumbs = Vă aflați aici

language-label = Limbă
language-change = Schimbați

role-administrator = Administrator
role-manager = Manager
role-employee = Angajat

field-required = (obligatoriu)
field-optional = (opțional)
field-error-prefix = Eroare:
field-none = Nespecificat

summary-title = { $count ->
    [one] Un lucru nu este încă în regulă
    [few] { $count } lucruri nu sunt încă în regulă
   *[other] { $count } de lucruri nu sunt încă în regulă
}
# How a line of the summary names its field.
summary-line = { $label }: { $problem }

notice-info = Notă
notice-success = Gata
notice-warning = Atenție
notice-danger = Problemă

pages-label = Pagini
pages-previous = Anterioara
pages-next = Următoarea

common-name = Nume
common-email = E-mail
common-phone = Telefon
common-company = Companie
common-vat = Cod TVA
common-address = Adresă
common-details = Date

## How long ago, up to a week; older things are told by their date

ago-now = chiar acum
ago-minutes = { $minutes ->
    [one] acum { $minutes } minut
    [few] acum { $minutes } minute
   *[other] acum { $minutes } de minute
}
ago-hours = { $hours ->
    [one] acum { $hours } oră
    [few] acum { $hours } ore
   *[other] acum { $hours } de ore
}
ago-days = { $days ->
    [one] ieri
    [few] acum { $days } zile
   *[other] acum { $days } de zile
}
