## The list of contacts

contacts-title = Kontakte
contacts-new = Neuer Kontakt
contacts-search = Kontakte suchen
contacts-search-go = Suchen
contacts-filters = Filter
contacts-filter-all = Alle
contacts-filter-companies = Unternehmen
contacts-filter-persons = Personen
contacts-filter-access = Mit Portalzugang
contacts-filter-invited = Eingeladen
contacts-filter-archived = Archiviert
contacts-orders = Sortierung
contacts-order-changed = Zuletzt geändert
contacts-order-name = Nach Name
contacts-count = { $count ->
    [one] { $count } Kontakt
   *[other] { $count } Kontakte
}
contacts-column-name = Name
contacts-column-company = Unternehmen
contacts-column-email = E-Mail
contacts-column-phone = Telefon
contacts-column-place = Ort, Land
contacts-column-access = Portal
contacts-select = { $name } auswählen
contacts-select-all = Alle auf dieser Seite auswählen
contacts-selection-hint = Wählen Sie Kontakte aus, um sie gemeinsam zu bearbeiten.
# Stands before a number: Selected: 3
contacts-selection-count = Ausgewählt:
contacts-selection-clear = Auswahl aufheben
contacts-empty-title = Noch keine Kontakte
contacts-empty-text = Hier stehen die Personen und Unternehmen, mit denen Sie arbeiten. Legen Sie den ersten Kontakt an oder übernehmen Sie alle aus einer Datei.
contacts-nothing-title = Keine Treffer
contacts-nothing-words = Hier passt kein Kontakt zu „{ $words }“. Prüfen Sie die Schreibweise oder suchen Sie in allen Kontakten.
contacts-nothing-filter = Dieser Filter enthält im Moment keinen Kontakt.
contacts-nothing-action = Alle Kontakte anzeigen

## Portal state in one word

contacts-access-invited = Eingeladen
contacts-access-inside = Im Portal
contacts-archived = Archiviert

## One contact

contact-new-title = Neuer Kontakt
contact-action = Aktionen
contact-grant = Portalzugang erteilen
contact-archive = Archivieren
contact-bring-back = Wiederherstellen
contact-kind = Art
contact-person = Person
contact-company = Unternehmen
contact-name = Name
contact-parent = Übergeordneter Kontakt
contact-parent-none = Keiner
contact-type = Typ
contact-type-contact = Kontakt
contact-type-invoice = Rechnungsadresse
contact-type-delivery = Lieferadresse
contact-type-other = Sonstiges
contact-email = E-Mail
contact-phone = Telefon
contact-mobile = Mobiltelefon
contact-website = Website
contact-job = Position
contact-street = Straße und Hausnummer
contact-street2 = Adresszusatz
contact-city = Ort
contact-zip = PLZ
contact-state = Bundesland/Region
contact-country = Land
contact-country-none = Keine Angabe
contact-vat = USt-IdNr.
contact-language = Sprache
contact-language-none = Keine Angabe
contact-tags = Schlagwörter
contact-tags-hint = Trennen Sie sie mit Kommas.
contact-notes = Notizen
contact-group-main = Allgemein
contact-group-reach = Erreichbarkeit
contact-group-address = Adresse
contact-group-more = Weiteres
contact-save = Speichern
contact-cancel = Abbrechen
contact-archived-notice = Dieser Kontakt ist archiviert. Er behält seine Dokumente und erscheint nicht in Listen.

## Somebody else saved in the meantime

contact-conflict-title = Dieser Kontakt wurde inzwischen von jemand anderem geändert
contact-conflict-text = Ihre Änderungen sind noch nicht gespeichert. Wo sich die beiden Fassungen unterscheiden, enthalten die Felder unten Ihre Eingaben; „Speichern“ ersetzt damit den gespeicherten Stand.
contact-conflict-who = Gespeichert von { $who } am { $when }.
contact-conflict-field = Feld
contact-conflict-yours = Ihre Eingabe
contact-conflict-stored = Gespeichert
contact-conflict-take = Gespeicherte Fassung übernehmen
contact-conflict-nothing = (leer)

## Below the form

contact-related = Zugehörige Kontakte
contact-add = Kontakt hinzufügen
contact-related-empty = Hier stehen die Personen und Adressen dieses Unternehmens.
contact-history = Verlauf
contact-history-empty = Für diesen Kontakt wurde noch kein Zugang erteilt oder beendet.

contact-event-created = hat den Kontakt angelegt
contact-event-changed = hat den Kontakt geändert
contact-event-archived = hat den Kontakt archiviert
contact-event-brought-back = hat den Kontakt wiederhergestellt
contact-event-granted = hat Portalzugang erteilt
contact-event-revoked = hat den Portalzugang beendet
contact-event-repeated = hat eine neue Einladung gesendet
contact-event-shown = hat Link und Code der Einladung angesehen
contact-event-requested = hat eine neue Einladung angefordert
contact-event-accepted = hat die Einladung angenommen
contact-event-signed-in = hat sich angemeldet
contact-event-signed-out = hat sich abgemeldet
contact-event-reset-requested = hat einen Link für ein neues Passwort angefordert
contact-event-password-reset = hat über einen zugesandten Link ein neues Passwort gewählt
contact-event-password-changed = hat das Passwort geändert
