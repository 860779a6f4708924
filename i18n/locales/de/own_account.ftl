## The contact person

home-contact-person = Ihre Ansprechperson

## Letters to oneself

letters-title = E-Mails an Sie
letters-intro = Diese E-Mails schützen Ihr Konto oder bringen einen Link, auf den Sie warten. Deshalb kommen sie immer und lassen sich nicht abschalten.
letters-where = Sie gehen an { $login }.
letters-language = In welcher Sprache, wählen Sie weiter oben.
letters-new-device = Wenn sich jemand mit Ihrem Passwort in einem Browser anmeldet, der für Ihr Konto noch nicht benutzt wurde.
letters-password-changed = Wenn Ihr Passwort geändert wurde.
letters-password-set = Wenn jemand aus der Verwaltung ein Passwort für Sie gesetzt hat.
letters-login-changed = Wenn die E-Mail-Adresse geändert wurde, mit der Sie sich anmelden; an die alte und an die neue Adresse.
letters-reset = Wenn ein Link zum Festlegen eines neuen Passworts angefordert wurde.
letters-offer = Wenn Ihrem Konto die Dokumente eines weiteren Unternehmens angeboten werden. Hinzugefügt werden sie nur, wenn Sie zustimmen.
letters-account-deleted = Wenn Ihr Konto gelöscht wurde.

## The letter about a new device

outbox-letter-new-device = Anmeldung auf einem neuen Gerät
mail-label-device = Browser und System
mail-new-device-subject = Neue Anmeldung bei Ihrem Konto bei { $company }
mail-new-device-intro = Jemand hat sich bei Ihrem Konto bei { $company } in einem Browser angemeldet, der dafür noch nicht benutzt wurde.
mail-new-device-expected = Wenn Sie das selbst waren, brauchen Sie nichts zu tun.
mail-new-device-action-intro = Wenn Sie es nicht waren, ändern Sie sofort Ihr Passwort und beenden Sie diese Sitzung. Öffnen Sie diese Adresse:
mail-new-device-action = Sitzungen ansehen
