## The grant dialog: "Portal access"

grant-title = Portalzugang
grant-column-select = Auswählen
grant-column-contact = Kontakt
grant-column-email = E-Mail
grant-column-latest = Letzte Anmeldung
grant-column-state = Status
grant-column-acts = Aktionen
grant-email-of = E-Mail von { $name }
grant-select-name = { $name } auswählen

## What a row's state is called

grant-state-no = Im Portal: nein
grant-state-yes = Im Portal: ja
grant-state-invited = Eingeladen, Link gültig bis { $date }
grant-state-expired = Eingeladen, Link abgelaufen am { $date }
grant-state-no-link = Eingeladen, kein Link ist offen
grant-state-internal = Internes Konto
grant-state-elsewhere = Hat anderswo ein Konto

## Buttons

grant-grant = Zugang erteilen
grant-revoke = Zugang entziehen
grant-reinvite = Erneut einladen
grant-add = Zu bestehendem Konto hinzufügen
grant-show-link = Link anzeigen
grant-selected = Zugang für Auswahl erteilen
grant-revoke-selected = Zugang für Auswahl entziehen
grant-others = Zugang für übrige erteilen ({ $count })
grant-check = Adressen prüfen
grant-close = Schließen
grant-copy = Kopieren
grant-link = Einladungslink
grant-code = Einladungscode

## Text and rights of new memberships

grant-options = Einladungstext und Rechte
grant-message = Text für die Einladung
grant-message-hint = Steht in der E-Mail über dem Link. Sie können das Feld leer lassen.
grant-visibility = Sichtbar
grant-visibility-company = Dokumente des Unternehmens
grant-visibility-own = Nur eigene Dokumente
grant-rights = Erlaubt
grant-right-sign = Annehmen, ablehnen und unterschreiben
grant-right-manage = Zugänge im eigenen Unternehmen verwalten
grant-right-manage-hint = Wird für später gespeichert: In dieser Version können Kunden noch keine Zugänge verwalten.
grant-pay = Bezahlen
grant-pay-unlimited = Beliebiger Betrag
grant-pay-limited = Bis zu einem Limit
grant-pay-none = Gar nicht
grant-pay-limit = Limit pro Zahlung

## Counts and refusals

grant-counts = { $can ->
    [one] { $can } kann Zugang erhalten
   *[other] { $can } können Zugang erhalten
}, { $cannot ->
    [one] { $cannot } nicht
   *[other] { $cannot } nicht
}
grant-counts-none = Hier kann niemand mehr Zugang erhalten
grant-no-rows = Hier ist niemand, der Zugang erhalten könnte. Wählen Sie Personen aus oder ein Unternehmen mit Personen.
grant-refused = { $count ->
    [one] Noch ist nichts erteilt: Bei { $count } Zeile ist kein Zugang möglich
   *[other] Noch ist nichts erteilt: Bei { $count } Zeilen ist kein Zugang möglich
}
grant-refused-row = { $name }: { $reason }

## What an act did

grant-done-invited = Eingeladen. Die E-Mail an { $email } ist unterwegs.
grant-done-reinvited = Erneut eingeladen. Der ältere Link gilt nicht mehr; die neue E-Mail an { $email } ist unterwegs.
grant-done-reset = Ein Passwort gibt es schon, deshalb ist ein Link für ein neues an { $email } unterwegs.
grant-done-revoked = Zugang beendet, auch in jedem offenen Tab. Der Kontakt und seine Dokumente bleiben.
grant-done-link = Nur dieses eine Mal zu sehen, gültig bis { $date }. Geben Sie den Link selbst weiter, und nur an diese Person.
grant-done-row = { $name }: { $result }
grant-done-many-invited = { $count ->
    [one] { $count } Person eingeladen.
   *[other] { $count } Personen eingeladen.
}
grant-done-many-revoked = { $count ->
    [one] Zugang von { $count } Person beendet.
   *[other] Zugang von { $count } Personen beendet.
}

## While the dialog waits

grant-waiting = Kontakte werden geladen …
grant-busy = Der Server ist ausgelastet. Ihre Eingaben sind nicht verloren; versuchen Sie es gleich noch einmal.
grant-unreachable = Es kam keine Antwort. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal; was schon erledigt ist, geschieht nicht doppelt.
grant-try-again = Noch einmal versuchen
grant-would-be-lost = Ihre Eingaben sind noch nicht übernommen und würden verloren gehen.
grant-keep-editing = Weiter bearbeiten
grant-discard = Eingaben verwerfen
