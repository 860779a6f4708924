## Settings: the pages

nav-settings = Einstellungen
settings-title = Einstellungen
settings-company-title = Unternehmen
settings-company-about = Name, Adresse für Fragen, Sprache, Zeitzone und Währung.
settings-brand-title = Erscheinungsbild
settings-brand-about = Ihr Logo und Ihre Farbe, im Portal und in E-Mails.
settings-mail-title = Mailserver
settings-mail-about = Wie E-Mails verschickt werden, und ein Test, ob es klappt.
settings-lifetimes-title = Gültigkeit
settings-lifetimes-about = Wie lange Einladungen, Links zum Zurücksetzen und Sitzungen gelten.
settings-policies-title = Passwörter
settings-policies-about = Wie lang neue Passwörter sein müssen, wer einen zweiten Faktor braucht und ob Administratoren Passwörter setzen dürfen.
settings-access-title = Neue Zugänge
settings-access-about = Was ein neuer Portalzugang erlaubt, solange Sie beim Vergeben nichts anderes wählen.
settings-languages-title = Sprachen
settings-languages-about = Welche Sprachen man im Portal und im Backoffice wählen kann.
settings-server-title = Server
settings-server-about = Was nur auf dem Server festgelegt wird: Ändern Sie dort die Datei oder die Variablen.

settings-fixed = Auf dem Server festgelegt durch { $origin }; hier nicht änderbar.
settings-yes = Ja
settings-no = Nein

## Company

settings-company-name = Name des Unternehmens
settings-company-name-hint = Der Name, unter dem Ihre Kunden Sie kennen.
settings-contact-address = Adresse für Fragen
settings-contact-address-hint = Wird Kunden angezeigt; Antworten auf E-Mails kommen dort an.
settings-language = Standardsprache
settings-time-zone = Zeitzone
settings-currency = Währung

## Look

settings-brand-colour = Markenfarbe
settings-brand-colour-hint = Sechs Ziffern, zum Beispiel #0b6380. Leer lassen für die Farben von Atrium.
settings-brand-preview = Vorschau
settings-brand-fits = Diese Farbe ist so gut lesbar.
settings-brand-nudged = { $given } ist auf hellem Grund nicht gut genug lesbar. Schaltflächen verwenden stattdessen { $shown }.
settings-brand-light = Hell
settings-brand-dark = Dunkel
settings-brand-button = Schaltfläche
settings-brand-link = Link
settings-logo = Logo
settings-logo-hint = SVG oder PNG, höchstens 256 KiB. Ein SVG muss eine reine Zeichnung ohne Skripte und Stylesheets sein.
settings-logo-now = Das jetzige Logo
settings-logo-remove = Logo entfernen

## Mail server

settings-mail-server = Mailserver
settings-mail-host = Host
settings-mail-host-hint = Zum Beispiel mail.example.com. Leer: E-Mails werden als Dateien auf dem Server abgelegt.
settings-mail-port = Port
settings-mail-port-hint = Leer lassen für den üblichen.
settings-mail-security = Schutz
settings-mail-tls = TLS von Anfang an (465)
settings-mail-starttls = STARTTLS, zwingend (587)
settings-mail-plain = Keiner, in einem vertrauten Netz (25)
settings-mail-user = Benutzername
settings-mail-password = Mail-Passwort
settings-mail-password-kept = Ein Passwort ist hinterlegt und wird nie angezeigt. Leer lassen, um es zu behalten.
settings-mail-from = Absender
settings-mail-from-hint = Die Adresse, von der E-Mails kommen. Leer: portal@ und der Host der Basisadresse.
settings-mail-timeout = Geduld in Sekunden
settings-mail-timeout-hint = Wie lange ein Gespräch mit dem Server dauern darf, von 1 bis 60.
settings-mail-test-title = Funktioniert es?
settings-mail-test-hint = Schickt mit den gespeicherten Einstellungen eine E-Mail an Ihre eigene Adresse.
settings-mail-test = Testmail senden
settings-mail-tested = { $server } hat die E-Mail an { $to } angenommen. Sehen Sie nach, ob sie ankommt.
settings-mail-tested-filed = Es ist kein Mailserver eingestellt; die E-Mail liegt als Datei im Ordner „mail“ des Datenordners.
settings-mail-tested-refused = Die E-Mail wurde nicht verschickt. { $reason }

## Lifetimes

settings-invitation-lifetime = Einladungen
settings-reset-lifetime = Links zum Zurücksetzen
settings-session-idle = Sitzung ohne Aktivität
settings-session-lifetime = Sitzung insgesamt
settings-remembered-idle = Gemerkte Sitzung ohne Aktivität
settings-remembered-lifetime = Gemerkte Sitzung insgesamt
settings-unit = Einheit
settings-unit-minutes = Minuten
settings-unit-hours = Stunden
settings-unit-days = Tage

## Passwords

settings-password-length = Mindestzahl der Zeichen
settings-password-length-hint = Für neue Passwörter ohne zweiten Faktor; 15 oder mehr.
settings-password-length-second = Mindestzahl der Zeichen mit zweitem Faktor
settings-password-length-second-hint = 12 oder mehr.
settings-second-factor = Zweiter Faktor
settings-second-factor-optional = Freiwillig
settings-second-factor-hint = Ihn von Mitarbeitenden oder von allen zu verlangen, kommt mit dem zweiten Faktor selbst und ist noch nicht wählbar.

## New access

settings-access-limit-hint = In { $currency }; gilt nur, wenn bis zu einem Limit bezahlt werden darf.

## Server

settings-server-base = Basisadresse
settings-server-listen = Lauscht auf
settings-server-data = Datenordner
settings-server-database = Datenbank
settings-server-proxies = Vertraute Proxys
settings-server-origin = Herkunft: { $origin }

## The letter that tells whether the mail server works

mail-test-subject = Testmail von { $company }
mail-test-text = Der Mailserver von { $company } funktioniert: Diese E-Mail ist angekommen. Sie müssen nichts tun.
mail-test-at = Angefordert am { $time }.

## Whom customers write to

portal-contact = Fragen? Schreiben Sie an

## What is wrong with a setting, and the way out

rule-colour-invalid = Geben Sie eine Farbe wie #0b6380 ein.
rule-out-of-range = Geben Sie eine Zahl von { $least } bis { $most } ein.
rule-duration-out-of-range = Geben Sie eine Dauer von { $least } bis { $most } ein.
rule-idle-beyond-all = Ohne Aktivität kann eine Sitzung nicht länger dauern als insgesamt. Wählen Sie hier weniger oder dort mehr.
rule-host-invalid = Geben Sie den Namen eines Servers ein, zum Beispiel mail.example.com, ohne Port und Pfad.
rule-password-in-clear = Das Passwort wäre im Netz für alle lesbar. Wählen Sie TLS oder STARTTLS.
rule-password-again = Server oder Benutzer ist jetzt ein anderer. Geben Sie das Passwort noch einmal ein.
rule-default-language-not-offered = Die Standardsprache muss eine der wählbaren Sprachen sein.
rule-file-too-large = Wählen Sie eine kleinere Datei: höchstens { $max } KiB.
rule-not-an-image = Diese Datei ist weder SVG noch PNG. Wählen Sie eine andere.
rule-svg-not-plain = Dieses SVG enthält mehr als eine Zeichnung: Skripte, Stylesheets, Links oder fremde Teile. Exportieren Sie es als einfaches SVG oder als PNG.

## Spans of time, as part of a sentence

span-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
span-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
span-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
span-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tagen
}
