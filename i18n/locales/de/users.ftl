## The list of users

users-title = Benutzer
users-new = Neuer Benutzer
users-search = Benutzer suchen
users-filter-active = Aktiv
users-group-internal = Intern
users-group-portal = Portal
users-state-active = Aktiv
users-state-never = Nie angemeldet
users-state-inactive = Deaktiviert
users-filter-two-factor-on = 2FA an
users-filter-two-factor-off = 2FA aus
users-count = { $count ->
    [one] { $count } Benutzer
   *[other] { $count } Benutzer
}
users-count-more = { $count ->
    [one] Mehr als { $count } Benutzer
   *[other] Mehr als { $count } Benutzer
}
users-login = Anmeldename
users-groups = Gruppen
users-state = Status
users-two-factor = 2FA
users-two-factor-on = An
users-two-factor-off = Aus
users-signed-in = Letzte Anmeldung
users-created = Angelegt
users-never = Nie
users-nothing-text = Kein Benutzer entspricht Ihrer Auswahl.
users-nothing-action = Alle aktiven Benutzer zeigen

## The filter builder

users-filter-title = Eigener Filter
users-filter-apply = Filter anwenden
users-filter-clear = Filter entfernen
users-filter-match = Verknüpfung
users-filter-all-of = Alle davon
users-filter-any-of = Mindestens eines davon
users-filter-root = Benutzer, für die Folgendes gilt
users-filter-group = Gruppe { $place }
users-filter-add-condition = Bedingung hinzufügen
users-filter-add-group = Gruppe hinzufügen
users-filter-remove = Bedingung { $place } entfernen
users-filter-remove-group = Gruppe { $place } entfernen
users-filter-field = Feld { $place }
users-filter-operator = Operator { $place }
users-filter-value = Wert { $place }
users-filter-choose = Feld wählen
users-filter-choose-value = Wert wählen
users-filter-refused = Bis der Filter stimmt, wird niemand aufgeführt.
users-op-contains = enthält
users-op-not-contains = enthält nicht
users-op-is = ist
users-op-is-not = ist nicht
users-op-before = vor
users-op-after = nach
users-op-set = gesetzt
users-op-unset = nicht gesetzt

## A new user

user-new-title = Neuer Benutzer
user-new-intro = Für Kollegen: Sie erhalten eine E-Mail mit einem Link, um ein Passwort zu wählen. Kunden erhalten ihren Zugang auf der Seite ihres Kontakts.
user-new-submit = Benutzer anlegen

## One user

user-contact = Kontakt
user-contacts = Kontakte
user-inactive-notice = Dieser Zugang ist deaktiviert. Niemand kann sich damit anmelden.
user-login-new = Neuer Anmeldename
user-login-hint = Die E-Mail-Adresse zum Anmelden. Die alte und die neue Adresse erhalten eine E-Mail, und alle Sitzungen enden. Die E-Mail-Adresse des Kontakts bleibt, wie sie ist.
user-login-submit = Anmeldenamen ändern
user-password = Passwort
user-password-none = Es wurde noch kein Passwort gewählt.
user-password-there = Ein Passwort ist gesetzt.
user-password-must-change = Das Passwort wurde von der Verwaltung gesetzt. Es muss bei der nächsten Anmeldung geändert werden.
user-password-set = Passwort setzen
user-password-set-hint = Atrium erzeugt ein Passwort und zeigt es Ihnen einmal, damit Sie es weitersagen können. Alle Sitzungen enden, die Person erfährt es per E-Mail und muss bei der nächsten Anmeldung ein anderes wählen.
user-reset = Link zum Zurücksetzen senden
user-reset-hint = Sendet einen Link, um ein neues Passwort zu wählen. Bis dahin bleibt das jetzige gültig.
user-invite-again = Einladung erneut senden
user-invite-hint = Sendet einen neuen Link für das erste Passwort. Ältere Links funktionieren dann nicht mehr.
user-role = Rolle
user-role-submit = Rolle ändern
user-oneself = Das ist Ihr eigener Zugang. Jemand anders aus der Verwaltung kann die Rolle ändern oder ihn deaktivieren.
user-access = Zugang
user-deactivate = Deaktivieren
user-deactivate-hint = Beendet sofort alle Sitzungen und verschickten Links. Bis der Zugang zurückgeholt wird, kann sich niemand damit anmelden.
user-deactivate-hint-portal = Beendet sofort alle Sitzungen, verschickten Links und Mitgliedschaften. Kontakte und Dokumente bleiben.
user-bring-back = Zurückholen
user-bring-back-hint = Das alte Passwort ist ungültig: Eine E-Mail mit einem Link für ein neues wird gesendet. Mitgliedschaften, die mit dem Zugang endeten, gelten wieder.
user-memberships = Mitgliedschaften
user-memberships-empty = Keine Mitgliedschaft. Erteilen Sie Portalzugang auf der Seite des Kontakts.
user-membership-rights = Rechte
user-membership-since = Seit
user-membership-ended = Beendet
user-sessions = Sitzungen
user-sessions-empty = Niemand ist mit diesem Zugang angemeldet.
user-session-device = Gerät
user-session-address = Adresse
user-session-began = Angemeldet
user-session-used = Zuletzt benutzt
user-session-this = Diese Sitzung
user-session-end = Sitzung beenden
user-session-end-of = Sitzung beenden: { $device }
user-sessions-end-all = Alle Sitzungen beenden
user-history = Verlauf
user-history-empty = Mit diesem Zugang ist noch nichts geschehen.
user-event-created = hat den Zugang angelegt
user-event-refused = Eine Anmeldung wurde abgelehnt
user-event-reset-on-server = Das Passwort wurde auf der Befehlszeile des Servers gesetzt
user-event-login = hat den Anmeldenamen geändert
user-event-password = hat ein Passwort zum Weitersagen gesetzt
user-event-reset = hat einen Link zur Passwortwahl gesendet
user-event-role = hat die Rolle geändert
user-event-deactivated = hat den Zugang deaktiviert
user-event-brought-back = hat den Zugang zurückgeholt
user-event-sessions = hat Sitzungen beendet

## A password to be told

user-told-title = Neues Passwort für { $name }
user-told-once = Dieses Passwort wird nur jetzt angezeigt. Es wird nirgends aufbewahrt.
user-told-login = Zum Anmelden als { $login }:
user-told-next = Sagen Sie es persönlich oder am Telefon weiter. Bei der nächsten Anmeldung muss ein anderes Passwort gewählt werden.
user-told-back = Zurück zum Benutzer
told-title = Wählen Sie Ihr eigenes Passwort
told-lead = Das Passwort, mit dem Sie sich angemeldet haben, wurde von der Verwaltung gesetzt. Wählen Sie eines, das nur Sie kennen; dann geht es weiter.

## Said once after something was done

done-login-changed = Der Anmeldename ist geändert. Beide Adressen erhalten eine E-Mail.
done-user-invited = Der Zugang ist angelegt. Eine E-Mail mit einem Link zur Passwortwahl ist unterwegs.
done-link-mailed = Eine E-Mail mit einem Link zur Passwortwahl ist unterwegs.
done-deactivated = Der Zugang ist deaktiviert. Alle Sitzungen sind beendet.
done-brought-back = Der Zugang ist wieder da. Eine E-Mail mit einem Link zur Passwortwahl ist unterwegs.
done-brought-back-in-part = Der Zugang ist wieder da, und eine E-Mail mit einem Link zur Passwortwahl ist unterwegs. Nicht jeder Portalzugang kam zurück: Manche Kontakte gehören inzwischen zu einer anderen Firma, sind archiviert oder anderweitig vergeben. Erteilen Sie dort den Portalzugang von Hand, falls er noch richtig ist.
done-sessions-ended = Erledigt: dort abgemeldet.

## Refusals

rule-last-administrator = Das ist der letzte Administrator, der sich anmelden kann. Machen Sie zuerst jemand anderen zum Administrator.
rule-not-oneself = Mit Ihrem eigenen Zugang geht das nicht. Bitten Sie jemand anderen aus der Verwaltung.
rule-user-inactive = Dieser Zugang ist deaktiviert. Holen Sie ihn zuerst zurück.
rule-no-membership-left = Es gibt keine Mitgliedschaft, zu der dieser Zugang zurückkehren kann. Erteilen Sie Portalzugang auf der Seite des Kontakts.
rule-unknown-filter-key = Der Filter kennt „{ $name }“ nicht. Entfernen Sie es.
rule-operator-unfit = Dieses Feld wird so nicht verglichen. Wählen Sie einen anderen Operator.
rule-date-invalid = Geben Sie einen Tag wie 2026-11-22 ein.

## Letters

mail-sign-in-action = Anmelden
mail-login-changed-subject = Ihr Anmeldename bei { $company } wurde geändert
mail-login-changed-intro = { $company } hat die E-Mail-Adresse geändert, mit der Sie sich anmelden. Wo Sie angemeldet waren, wurden Sie abgemeldet. Ihr Passwort bleibt gleich.
mail-login-changed-old = Alter Anmeldename
mail-login-changed-new = Neuer Anmeldename
mail-login-changed-action-intro = Melden Sie sich ab jetzt mit dem neuen hier an:
mail-login-changed-tell = Das haben Sie nicht erwartet? Geben Sie { $company } sofort Bescheid.
mail-password-set-subject = { $company } hat ein Passwort für Sie gesetzt
mail-password-set-intro = Die Verwaltung bei { $company } hat ein Passwort für Ihr Konto gesetzt und wird es Ihnen mitteilen. In dieser E-Mail steht es nicht. Wo Sie angemeldet waren, wurden Sie abgemeldet.
mail-password-set-action-intro = Melden Sie sich damit hier an; dann wählen Sie eines, das nur Sie kennen:
mail-password-set-tell = Das haben Sie nicht gewollt? Geben Sie { $company } sofort Bescheid.
mail-staff-invitation-subject = Ihr Zugang bei { $company }
mail-staff-invitation-intro = { $company } hat einen Zugang für Sie angelegt, damit Sie im Kundenportal arbeiten können.
mail-staff-invitation-action-intro = Öffnen Sie zum Beginnen diese Adresse und wählen Sie ein Passwort:
mail-staff-invitation-action = Passwort wählen
mail-staff-invitation-once = Der Link funktioniert einmal. Danach melden Sie sich mit Ihrem Anmeldenamen und diesem Passwort an.
mail-staff-invitation-unexpected = Sie arbeiten nicht für { $company }? Dann hat sich vielleicht jemand bei der Adresse vertippt. Sie brauchen nichts zu tun.

## The outbox

outbox-letter-login-changed = Anmeldename geändert
outbox-letter-password-set = Passwort gesetzt
outbox-letter-staff-invitation = Neuer Kollege
