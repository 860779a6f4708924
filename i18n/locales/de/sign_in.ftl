## Sign in

sign-in-title = Anmelden
sign-in-intro = Verwenden Sie E-Mail-Adresse und Passwort Ihres Kontos bei { $brand }.
sign-in-email = E-Mail
sign-in-password = Passwort
sign-in-remember = Angemeldet bleiben
sign-in-remember-hint = Gilt nur für dieses Gerät. Lassen Sie das Feld auf einem gemeinsam genutzten Computer leer.
sign-in-submit = Anmelden
sign-in-reset = Passwort zurücksetzen
sign-in-code = Einladungscode eingeben
sign-in-no-account = Konten gibt es nur auf Einladung. Wenn Sie noch keines haben, fragen Sie Ihre Ansprechperson.

## Ask for a reset link

reset-title = Passwort zurücksetzen
reset-intro = Geben Sie die E-Mail-Adresse ein, mit der Sie sich anmelden. Sie erhalten dort einen Link, um ein neues Passwort zu wählen.
reset-email = E-Mail
reset-submit = Link senden
reset-hint = Der Link funktioniert innerhalb von { $span } und nur einmal.
reset-back = Zurück zur Anmeldung

## Choose a password: by invitation or reset

password-new = Neues Passwort
password-verify = Neues Passwort wiederholen
password-hint = { $min ->
    [one] Mindestens { $min } Zeichen. Mehrere Wörter hintereinander sind leicht zu merken und schwer zu erraten.
   *[other] Mindestens { $min } Zeichen. Mehrere Wörter hintereinander sind leicht zu merken und schwer zu erraten.
}

invitation-title = Ihre Einladung annehmen
invitation-intro = { $name }, { $company } lädt Sie ins Kundenportal ein. Wählen Sie ein Passwort, und Sie haben Zugang.
invitation-login = Sie melden sich mit { $login } an.
invitation-until = Diese Einladung ist gültig bis { $until }.
invitation-submit = Einladung annehmen
invitation-fresh = Neuen Link anfordern
invitation-fresh-hint = Ein neuer Link geht an die Adresse, an die schon die Einladung ging, sofern Sie weiterhin Zugang haben dürfen.

reset-password-title = Neues Passwort wählen
reset-password-intro = Dieses Passwort gilt für { $login }. Alle Geräte, die jetzt angemeldet sind, werden abgemeldet.
reset-password-submit = Passwort festlegen
reset-password-fresh = Neuen Link anfordern

## A link that cannot be used

link-invitation-expired-title = Diese Einladung ist abgelaufen
link-invitation-expired = Die Frist ist vorbei. Es ist nichts verloren: Fordern Sie einen neuen Link an und machen Sie damit weiter.
link-invitation-used-title = Diese Einladung ist bereits verwendet
link-invitation-used = Es ist schon ein Passwort gewählt. Melden Sie sich damit an oder setzen Sie es zurück, wenn Sie es nicht kennen.
link-invitation-withdrawn-title = Diese Einladung ist zurückgezogen
link-invitation-withdrawn = Eine neuere Einladung ist an ihre Stelle getreten, oder der Zugang wird nicht mehr angeboten. Suchen Sie nach einer neueren E-Mail von uns oder fordern Sie einen neuen Link an.
link-invitation-unknown-title = Wir kennen diesen Link nicht
link-invitation-unknown = Vielleicht wurde er in Ihrer E-Mail auf zwei Zeilen verteilt. Kopieren Sie den ganzen Link oder geben Sie den Code aus derselben E-Mail ein.

link-reset-expired-title = Dieser Link ist abgelaufen
link-reset-expired = Links für ein neues Passwort gelten nur kurze Zeit. Fordern Sie einen neuen an; Ihr Passwort ist unverändert.
link-reset-used-title = Dieser Link ist bereits verwendet
link-reset-used = Damit wurde ein neues Passwort festgelegt. Melden Sie sich mit diesem an oder fordern Sie einen neuen Link an.
link-reset-withdrawn-title = Dieser Link ist zurückgezogen
link-reset-withdrawn = Ein neuerer Link ist an seine Stelle getreten. Suchen Sie nach einer neueren E-Mail von uns oder fordern Sie einen neuen Link an.
link-reset-unknown-title = Wir kennen diesen Link nicht
link-reset-unknown = Vielleicht wurde er in Ihrer E-Mail auf zwei Zeilen verteilt. Kopieren Sie den ganzen Link oder fordern Sie einen neuen an.

link-setup-expired-title = Dieser Einrichtungslink ist abgelaufen
link-setup-expired = Starten Sie den Server neu oder führen Sie „atrium admin create“ aus: Im Terminal erscheint ein neuer Link.
link-setup-used-title = Die Einrichtung ist bereits abgeschlossen
link-setup-used = Das erste Administratorkonto gibt es schon. Melden Sie sich stattdessen an.
link-setup-withdrawn-title = Dieser Einrichtungslink ist ersetzt
link-setup-withdrawn = Das Terminal zeigt einen neueren Link. Verwenden Sie diesen.
link-setup-unknown-title = Wir kennen diesen Link nicht
link-setup-unknown = Kopieren Sie den ganzen Link aus dem Terminal, in dem der Server läuft.

## Type the code of an invitation

code-title = Einladungscode eingeben
code-intro = Ihre Einladung per E-Mail enthält einen Link und einen Code. Wo sich der Link nicht öffnen lässt, leistet der Code dasselbe.
code-email = E-Mail
code-email-hint = Die Adresse, an die die Einladung ging.
code-code = Code
code-code-hint = Zwei Gruppen aus je fünf Buchstaben und Ziffern, zum Beispiel { $example }.
code-submit = Weiter

## The first administrator

setup-title = Ihr Portal einrichten
setup-intro = Sie sind als Erstes hier. Dieses Konto kann alles ändern, wählen Sie das Passwort also sorgfältig.
setup-name = Name
setup-email = E-Mail
setup-email-hint = Mit dieser Adresse melden Sie sich an.
setup-submit = Administratorkonto anlegen

## The password again, before a sensitive act

confirm-title = Sind Sie es?
confirm-intro = Sie haben Ihr Passwort vor mehr als zehn Minuten eingegeben, und hierfür wird es noch einmal gebraucht. Was Sie ausgefüllt haben, bleibt erhalten, Passwörter ausgenommen.
confirm-password = Aktuelles Passwort
confirm-submit = Weiter
