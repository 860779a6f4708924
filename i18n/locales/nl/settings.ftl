## Settings: the pages

nav-settings = Instellingen
settings-title = Instellingen
settings-company-title = Bedrijf
settings-company-about = Naam, adres voor vragen, taal, tijdzone en valuta.
settings-brand-title = Uiterlijk
settings-brand-about = Uw logo en kleur, in het portaal en in e-mails.
settings-mail-title = Mailserver
settings-mail-about = Hoe e-mails vertrekken, en een test of dat lukt.
settings-lifetimes-title = Geldigheid
settings-lifetimes-about = Hoe lang uitnodigingen, herstellinks en sessies geldig zijn.
settings-policies-title = Wachtwoorden
settings-policies-about = Hoe lang nieuwe wachtwoorden moeten zijn, wie een tweede factor nodig heeft en of beheerders wachtwoorden mogen instellen.
settings-access-title = Nieuwe toegang
settings-access-about = Wat een nieuwe portaaltoegang toestaat, tenzij u bij het toekennen iets anders kiest.
settings-languages-title = Talen
settings-languages-about = Welke talen men in het portaal en de backoffice kan kiezen.
settings-server-title = Server
settings-server-about = Wat alleen op de server wordt ingesteld: pas daar het bestand of de variabelen aan.

settings-fixed = Op de server ingesteld door { $origin }; hier niet te wijzigen.
settings-yes = Ja
settings-no = Nee

## Company

settings-company-name = Bedrijfsnaam
settings-company-name-hint = De naam waaronder klanten u kennen.
settings-contact-address = Adres voor vragen
settings-contact-address-hint = Zichtbaar voor klanten; antwoorden op e-mails komen daar aan.
settings-language = Standaardtaal
settings-time-zone = Tijdzone
settings-currency = Valuta

## Look

settings-brand-colour = Merkkleur
settings-brand-colour-hint = Zes cijfers, zoals #0b6380. Laat leeg voor de kleuren van Atrium.
settings-brand-preview = Voorbeeld
settings-brand-fits = Deze kleur is zo goed leesbaar.
settings-brand-nudged = { $given } is op een lichte pagina niet leesbaar genoeg. Knoppen gebruiken { $shown }.
settings-brand-light = Licht
settings-brand-dark = Donker
settings-brand-button = Knop
settings-brand-link = Link
settings-logo = Logo
settings-logo-hint = SVG of PNG, hoogstens 256 KiB. Een SVG moet een gewone tekening zijn, zonder scripts of stylesheets.
settings-logo-now = Het huidige logo
settings-logo-remove = Logo verwijderen

## Mail server

settings-mail-server = Mailserver
settings-mail-host = Host
settings-mail-host-hint = Bijvoorbeeld mail.example.com. Leeg: e-mails worden bestanden op de server.
settings-mail-port = Poort
settings-mail-port-hint = Laat leeg voor de gebruikelijke.
settings-mail-security = Beveiliging
settings-mail-tls = TLS vanaf het begin (465)
settings-mail-starttls = STARTTLS, verplicht (587)
settings-mail-plain = Geen, binnen een vertrouwd netwerk (25)
settings-mail-user = Gebruikersnaam
settings-mail-password = Mailwachtwoord
settings-mail-password-kept = Er is een wachtwoord bewaard dat nooit wordt getoond. Laat leeg om het te houden.
settings-mail-from = Afzender
settings-mail-from-hint = Het adres waar e-mails vandaan komen. Leeg: portal@ en de host van het basisadres.
settings-mail-timeout = Geduld in seconden
settings-mail-timeout-hint = Hoe lang één gesprek met de server mag duren, van 1 tot 60.
settings-mail-test-title = Werkt het?
settings-mail-test-hint = Stuurt met de opgeslagen instellingen een e-mail naar uw eigen adres.
settings-mail-test = Testmail versturen
settings-mail-tested = { $server } heeft de e-mail aan { $to } aangenomen. Kijk of hij aankomt.
settings-mail-tested-filed = Er is geen mailserver ingesteld; de e-mail staat als bestand in de map ‘mail’ van de gegevensmap.
settings-mail-tested-refused = De e-mail is niet vertrokken. { $reason }

## Lifetimes

settings-invitation-lifetime = Uitnodigingen
settings-reset-lifetime = Herstellinks
settings-session-idle = Sessie zonder activiteit
settings-session-lifetime = Sessie in totaal
settings-remembered-idle = Onthouden sessie zonder activiteit
settings-remembered-lifetime = Onthouden sessie in totaal
settings-unit = Eenheid
settings-unit-minutes = minuten
settings-unit-hours = uren
settings-unit-days = dagen

## Passwords

settings-password-length = Minimaal aantal tekens
settings-password-length-hint = Voor nieuwe wachtwoorden zonder tweede factor; 15 of meer.
settings-password-length-second = Minimaal aantal tekens met tweede factor
settings-password-length-second-hint = 12 of meer.
settings-second-factor = Tweede factor
settings-second-factor-optional = Optioneel
settings-second-factor-hint = Hem van medewerkers of van iedereen vragen komt met de tweede factor zelf, en kan nog niet worden gekozen.

## New access

settings-access-limit-hint = In { $currency }; telt alleen waar tot een limiet betaald mag worden.

## Server

settings-server-base = Basisadres
settings-server-listen = Luistert op
settings-server-data = Gegevensmap
settings-server-database = Database
settings-server-proxies = Vertrouwde proxy’s
settings-server-origin = Bron: { $origin }

## The letter that tells whether the mail server works

mail-test-subject = Testmail van { $company }
mail-test-text = De mailserver van { $company } werkt: deze e-mail is aangekomen. U hoeft niets te doen.
mail-test-at = Aangevraagd op { $time }.

## Whom customers write to

portal-contact = Vragen? Schrijf naar

## What is wrong with a setting, and the way out

rule-colour-invalid = Vul een kleur in zoals #0b6380.
rule-out-of-range = Vul een getal in van { $least } tot { $most }.
rule-duration-out-of-range = Vul een tijd in van { $least } tot { $most }.
rule-idle-beyond-all = Zonder activiteit kan een sessie niet langer duren dan in totaal. Kies hier minder, of daar meer.
rule-host-invalid = Vul de naam van een server in, zoals mail.example.com, zonder poort of pad.
rule-password-in-clear = Het wachtwoord zou op het netwerk voor iedereen leesbaar zijn. Kies TLS of STARTTLS.
rule-password-again = Server of gebruiker is nu een andere. Vul het wachtwoord opnieuw in.
rule-default-language-not-offered = De standaardtaal moet een van de talen zijn die men kan kiezen.
rule-file-too-large = Kies een kleiner bestand: hoogstens { $max } KiB.
rule-not-an-image = Dit bestand is geen SVG en geen PNG. Kies een ander.
rule-svg-not-plain = Deze SVG bevat meer dan een tekening: scripts, stylesheets, links of delen van elders. Exporteer hem als gewone SVG, of als PNG.

## Spans of time, as part of a sentence

span-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } seconden
}
span-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
}
span-hours = { $count ->
    [one] { $count } uur
   *[other] { $count } uur
}
span-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
}
