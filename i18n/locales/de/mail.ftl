# The letters. $company is the company that runs the portal, as the settings
# name it; instants are on its clocks, in the reader’s form.

mail-greeting = Guten Tag { $name },

mail-greeting-nameless = Guten Tag,

mail-footer = Diese E-Mail wurde automatisch von { $company } gesendet.

# Stands above the web address under a button, for those who cannot press it.
mail-link-below = Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:

mail-label-login = Anmelden mit

mail-label-valid-until = Gültig bis

mail-label-company = Zugang für

mail-label-when = Zeitpunkt

## Invitation

mail-invitation-subject = { $company } lädt Sie ins Kundenportal ein

mail-invitation-intro = { $company } hat das Kundenportal für Sie freigeschaltet. Dort sehen, unterschreiben und bezahlen Sie, was { $company } mit Ihnen teilt.

mail-invitation-message = { $company } schreibt:

mail-invitation-action-intro = Öffnen Sie zum Einstieg diese Adresse und wählen Sie ein Passwort:

mail-invitation-action = Einladung annehmen

mail-invitation-code = Wenn Sie sie nicht öffnen können, gehen Sie zu { $address } und geben Sie Ihre E-Mail-Adresse und diesen Code ein:

mail-invitation-once = Die Einladung gilt einmal.

mail-invitation-unexpected = Sie kennen { $company } nicht oder haben keine Einladung erwartet? Dann hat sich vielleicht jemand bei einer Adresse vertippt. Sie brauchen nichts zu tun: Ohne den Link und den Code erhält niemand Zugang.

## Setting a new password

mail-reset-subject = Neues Passwort für { $company } festlegen

mail-reset-intro-asked = Sie haben ein neues Passwort für Ihr Konto bei { $company } angefordert.

mail-reset-intro-staff = { $company } sendet Ihnen einen Link, mit dem Sie ein neues Passwort für Ihr Konto festlegen können.

mail-reset-action-intro = Um es zu wählen, öffnen Sie diese Adresse:

mail-reset-action = Passwort festlegen

mail-reset-once = Der Link funktioniert einmal. Bis Sie ihn verwenden, bleibt Ihr jetziges Passwort gültig.

mail-reset-unexpected = Sie haben das nicht angefordert? Dann öffnen Sie den Link nicht, und Ihr Passwort bleibt, wie es ist. Geben Sie diese E-Mail an niemanden weiter.

## Notice: the password was changed

mail-password-changed-subject = Ihr Passwort für { $company } wurde geändert

mail-password-changed-intro = Ihr Passwort für das Konto bei { $company } wurde geändert. Überall sonst, wo Sie angemeldet waren, wurden Sie abgemeldet.

mail-password-changed-expected = Wenn Sie das selbst waren, brauchen Sie nichts zu tun.

mail-password-changed-action-intro = Wenn Sie es nicht waren, legen Sie sofort ein neues Passwort fest. Öffnen Sie diese Adresse und geben Sie Ihre E-Mail-Adresse ein:

mail-password-changed-action = Passwort zurücksetzen

mail-password-changed-tell = Geben Sie danach { $company } Bescheid, damit dort geprüft werden kann, was in Ihrem Konto geschehen ist.
