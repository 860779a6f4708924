## Front page

front-title = Willkommen
front-heading = Willkommen bei { $brand }
front-lead = Melden Sie sich an, um zu sehen, was { $brand } mit Ihnen teilt: Angebote, Aufträge, Rechnungen und Projekte, alles an einem Ort.
front-account = Ihr Portal öffnen
front-office = Backoffice öffnen
front-code = Ich habe einen Einladungscode
front-help-title = Neu hier?
front-help = { $brand } verschickt Einladungen per E-Mail. Öffnen Sie den Link in Ihrer Einladung oder geben Sie den Code daraus ein und wählen Sie ein Passwort.
front-safe-title = Nur für Sie
front-safe = Sie sehen die Dokumente Ihres eigenen Unternehmens und sonst nichts. Jede Anmeldung ist geschützt und wird protokolliert.

## My Account

home-title = Mein Konto
home-welcome = Schön, dass Sie da sind, { $name }.
home-acting = Sie sind hier für { $company }.
home-documents = Dokumente
home-empty-title = Im Moment gibt es nichts zu tun
home-empty = Angebote, Aufträge, Rechnungen und Projekte, die { $brand } mit Ihnen teilt, erscheinen hier. Wenn es etwas Neues gibt, erhalten Sie eine E-Mail.
home-security = Kontosicherheit
home-security-text = Sie melden sich mit { $login } und einem Passwort an.
home-security-edit = Sicherheitseinstellungen bearbeiten

## Account security

security-title = Kontosicherheit
security-intro = Ihr Passwort, Ihre Sitzungen und wie Sie sich anmelden.
security-login-title = Anmelde-E-Mail
security-login = Sie melden sich mit { $login } an.
security-login-ask = Das können Sie nicht selbst ändern. Wenden Sie sich an { $who }.
security-login-ask-brand = Das können Sie nicht selbst ändern. Wenden Sie sich an Ihre Ansprechperson bei { $brand }.
security-password-title = Passwort ändern
security-password-intro = Danach sind alle anderen Geräte abgemeldet; dieses bleibt angemeldet.
security-current = Aktuelles Passwort
security-submit = Passwort ändern

## Access has ended

ended-title = Ihr Zugang ist beendet
ended-text = { $brand } hat Ihren Zugang zu diesem Portal beendet, deshalb können wir Ihnen hier nichts mehr zeigen.
ended-documents = Ihre Dokumente bleiben bei { $brand }; es wird nichts gelöscht.
ended-ask = Wenn Sie das nicht erwartet haben, fragen Sie Ihre Ansprechperson bei { $brand }. Dort kann man Ihnen wieder Zugang geben.
ended-front = Zur Startseite

## Said once after something was done

done-password-changed = Ihr Passwort ist geändert. Alle anderen Geräte sind abgemeldet.
done-password-set = Ihr neues Passwort ist festgelegt. Melden Sie sich damit an.
done-reset-sent = Wenn diese Adresse sich hier anmelden kann, ist eine E-Mail mit einem Link unterwegs. Sehen Sie auch im Spam-Ordner nach.
done-fresh-asked = Ihre Anfrage ist vermerkt. Wenn Ihr Zugang erneuert werden kann, ist ein neuer Link an die Adresse unterwegs, an die schon die Einladung ging.
done-welcome = Ihr Zugang ist bereit. Ab jetzt melden Sie sich mit Ihrer E-Mail-Adresse und diesem Passwort an.
done-signed-out = Sie sind abgemeldet.
done-setup = Das erste Administratorkonto ist angelegt. Willkommen.
done-saved = Gespeichert.
