## Importing contacts in the browser

import-nav = Import
import-title = Kontakte importieren
import-subtitle = Übernehmen Sie Kontakte aus Odoo oder einer Tabelle. Sie sehen, was daraus würde, bevor etwas geschrieben wird.
import-file = CSV-Datei
import-file-hint = Ein Export aus Odoo oder eine beliebige CSV-Datei in UTF-8 oder UTF-16 mit Kommas, Semikolons oder Tabulatoren, bis { $megabytes } MB. Die erste Zeile benennt die Spalten, und eine Spalte unterscheidet die Zeilen, etwa die externe ID von Odoo.
import-upload = Hochladen
import-forgotten = Eine Datei, die nicht importiert wird, wird nach einem Tag gelöscht.
import-earlier = Frühere Importe
import-column-file = Datei
import-column-who = Gebracht von
import-column-when = Gebracht
import-operator = Befehlszeile
import-state-taken = Spalten zuzuordnen
import-state-checking = Wird geprüft
import-state-checked = Geprüft
import-state-rejected = Abgelehnte Zeilen
import-state-running = Wird importiert
import-state-done = Importiert
import-match-title = Spalten zuordnen
import-match-text = Jede Spalte der Datei füllt ein Feld oder wird nicht importiert. Was erkannt wurde, ist schon ausgewählt.
import-column-name = Spalte
import-column-samples = Erste Werte
import-column-field = Feld
import-field-of = Feld für die Spalte { $column }
import-not = Nicht importieren
import-nameless = (ohne Namen)
import-source = Quellsystem
import-source-hint = Zusammen mit der ID in der Datei benennt es einen Kontakt dauerhaft: Der nächste Import aus diesem System findet dieselben Kontakte wieder.
import-check = Datei prüfen
import-check-again = Erneut prüfen
import-check-hint = Die Prüfung schreibt nichts.
import-discard = Datei verwerfen
import-gone = Die Datei ist nicht mehr da. Laden Sie sie noch einmal hoch.
import-field-id = Externe ID
import-field-company = Ist ein Unternehmen (ja oder nein)
import-field-parent = Externe ID des übergeordneten Kontakts
import-field-parent-name = Name des übergeordneten Kontakts
import-field-state-code = Bundesland/Region (Kürzel)
import-field-country-code = Land (Kürzel)
import-field-active = In Gebrauch (ja oder nein)
import-checking = Die Datei wird geprüft. Sie können diese Seite verlassen und später zurückkommen.
import-preview-title = Was daraus würde
import-result-title = Was daraus wurde
import-created = Neue Kontakte
import-changed = Geändert
import-unchanged = Unverändert
import-kept = Behalten, weil hier bearbeitet
import-rejected = Abgelehnte Zeilen
import-rejected-text = Solange eine Zeile abgelehnt ist, kann nichts importiert werden. Berichtigen Sie die Datei und laden Sie sie erneut hoch, oder ordnen Sie die Spalten anders zu.
import-rejected-many = Es sind so viele Zeilen abgelehnt, dass nicht weiter gesucht wurde.
import-go = { $count ->
    [one] { $count } Kontakt importieren
   *[other] { $count } Kontakte importieren
}
import-go-hint = Früher importierte Kontakte werden nur dort geändert, wo sich die Datei geändert hat und hier niemand etwas bearbeitet hat.
import-lines-first = { $count ->
    [one] Nur { $count } Eintrag ist zu sehen; die Datei zum Herunterladen enthält alle.
   *[other] Die ersten { $count } sind zu sehen; die Datei zum Herunterladen enthält alle.
}
import-line = Zeile
import-reason = Grund
import-lines-download = Alle als CSV herunterladen
import-running = Der Import läuft. Sie können diese Seite verlassen und später zurückkommen; er geht auch nach einem Neustart des Servers weiter.
import-contacts = Kontakte anzeigen
import-another = Weitere Datei importieren
import-discarded = Verworfen. Es wurde nichts importiert.

## What is wrong with a file or with how its columns are matched

rule-unknown-salesperson = Kein einzelner Mitarbeiter im Dienst hat den Namen oder die Anmeldung „{ $name }“. Legen Sie die Anmeldung an, berichtigen Sie die Datei oder importieren Sie diese Spalte nicht.
rule-unknown-payment-terms = Zahlungsbedingungen „{ $name }“ gibt es hier nicht. Schreiben Sie in der Datei zum Beispiel „30 Tage“ oder importieren Sie diese Spalte nicht.
rule-unknown-currency = Eine Währung „{ $name }“ gibt es nicht. Verwenden Sie einen Code wie EUR.
rule-field-matched-twice = Eine andere Spalte füllt dieses Feld bereits. Wählen Sie ein anderes Feld oder importieren Sie diese Spalte nicht.
rule-id-unmatched = Keine Spalte ist der externen ID zugeordnet. Ohne sie findet der nächste Import diese Kontakte nicht wieder.
rule-name-unmatched = Keine Spalte ist dem Namen zugeordnet.
rule-source-invalid = Verwenden Sie hier 1 bis 40 Zeichen aus a bis z, 0 bis 9, - _ . und nicht „demo“.
rule-no-file = Wählen Sie eine Datei.
rule-file-gone = Die Datei ist nicht mehr da oder wurde schon importiert. Laden Sie sie bei Bedarf noch einmal hoch.
rule-not-checked = Prüfen Sie die Datei zuerst. Nur eine Datei ohne abgelehnte Zeile kann importiert werden.
rule-too-many-files = { $max ->
    [one] { $max } Datei von Ihnen wartet schon. Importieren oder verwerfen Sie sie zuerst.
   *[other] { $max } Dateien von Ihnen warten schon. Importieren oder verwerfen Sie zuerst eine davon.
}
