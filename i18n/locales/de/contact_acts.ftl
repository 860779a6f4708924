## The list, what is selected in it, and what is taken out of it

list-count-more = { $count ->
    [one] Mehr als { $count } Kontakt
   *[other] Mehr als { $count } Kontakte
}
list-tag = Schlagwort
list-tag-any = Alle Schlagwörter
list-all-matching = { $count ->
    [one] Den { $count } Treffer auf allen Seiten
   *[other] Alle { $count } Treffer auf allen Seiten
}
list-export = Als CSV exportieren
list-tags = Schlagwörter ändern
list-merge = Zusammenführen
list-file = kontakte

## Acts on many

bulk-title = Ausgewählte Kontakte
bulk-selected = { $count ->
    [one] { $count } Kontakt ist ausgewählt.
   *[other] { $count } Kontakte sind ausgewählt.
}
bulk-tag-hint = Ein Schlagwort. Gibt es das noch nicht, entsteht es beim Hinzufügen.
bulk-add-tag = Schlagwort hinzufügen
bulk-remove-tag = Schlagwort entfernen
bulk-back = Zurück zu den Kontakten
bulk-counted = { $count ->
    [one] Jetzt passt { $count } Kontakt, die Liste zeigte eine andere Zahl. Es ist noch nichts geschehen.
   *[other] Jetzt passen { $count } Kontakte, die Liste zeigte eine andere Zahl. Es ist noch nichts geschehen.
}
bulk-go-on = { $count ->
    [one] Mit { $count } Kontakt fortfahren
   *[other] Mit { $count } Kontakten fortfahren
}
bulk-changed = { $count ->
    [one] { $count } Kontakt wurde geändert.
   *[other] { $count } Kontakte wurden geändert.
}
bulk-unchanged = { $count ->
    [one] { $count } war schon so.
   *[other] { $count } waren schon so.
}
bulk-gone = { $count ->
    [one] { $count } gibt es nicht mehr.
   *[other] { $count } gibt es nicht mehr.
}
bulk-refused-access = { $count ->
    [one] { $count } blieb unverändert, weil jemand den Portalzugang verlöre:
   *[other] { $count } blieben unverändert, weil jemand den Portalzugang verlöre:
}
bulk-refused-tags = { $count ->
    [one] { $count } hat so viele Schlagwörter, wie ein Kontakt haben kann:
   *[other] { $count } haben so viele Schlagwörter, wie ein Kontakt haben kann:
}

## Before access ends

ask-archive-title = Archivieren beendet Portalzugänge
ask-move-title = Verschieben beendet Portalzugänge
ask-who = { $count ->
    [one] Noch ist nichts geändert. Diese Person verlöre sofort den Zugang; Kontakt und Dokumente bleiben:
   *[other] Noch ist nichts geändert. Diese { $count } Personen verlören sofort den Zugang; Kontakte und Dokumente bleiben:
}
ask-person = { $name } ({ $login })
ask-more = { $count ->
    [one] und { $count } weitere
   *[other] und { $count } weitere
}
ask-archive = Archivieren und Zugang beenden
ask-move = Verschieben und Zugang beenden
ask-merge = Zusammenführen und Zugang beenden
ask-archive-others = { $count ->
    [one] Den { $count } anderen archivieren
   *[other] Die { $count } anderen archivieren
}

## Sales & purchase

sales-title = Verkauf & Einkauf
sales-person = Verantwortlich im Vertrieb
sales-person-none = Niemand
sales-terms = Zahlungsbedingungen
sales-terms-immediate = Sofort
sales-terms-days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
sales-terms-month = Ende des Monats
sales-terms-next-month = Ende des Folgemonats
sales-currency = Währung
sales-not-given = Keine Angabe
sales-customer-reference = Kundennummer
sales-supplier-reference = Lieferantennummer

## Merging duplicates

merge-title = Kontakte zusammenführen
merge-text = Ein Kontakt bleibt. Was die anderen haben, geht auf ihn über; danach werden sie archiviert, gelöscht wird nichts.
merge-stays = Welcher bleibt
merge-look = Zeigen, was übergeht
merge-button = Zusammenführen
merge-stale = Einer dieser Kontakte wurde inzwischen geändert. Noch ist nichts zusammengeführt; so steht es jetzt.
merge-children = Zugehörige Kontakte
merge-origins = Importierte Zeilen
merge-filled = Wird ergänzt
merge-filled-none = Nichts: Wo die anderen einen Wert haben, hat der bleibende schon einen.
merge-left = Wird nicht übernommen
merge-left-text = Der bleibende Kontakt hat hier einen eigenen Wert. Die anderen bleiben auf den archivierten Kontakten lesbar.
merge-keeps = Behalten den Portalzugang
merge-keeps-text = Ihre Anmeldungen bleiben, wie sie sind, und sie sehen, was zu { $name } gehört.
merge-ends = Verlieren den Portalzugang
merge-ends-text = Sie gehören zu einem anderen Unternehmen oder sind dieselbe Anmeldung ein zweites Mal. Kontakte und Dokumente bleiben.
merge-into = Dieser Kontakt ging in einem anderen auf:

## History

contact-event-merged = hat Duplikate in diesen Kontakt zusammengeführt
contact-event-merged-into = hat diesen Kontakt in einem anderen aufgehen lassen
history-older = Ältere Einträge
history-newest = Neueste Einträge
history-was = vorher
history-is = nachher
related-more = Hier stehen nur die ersten.

## Refusals

rule-merge-count = Wählen Sie mindestens zwei Kontakte zum Zusammenführen, höchstens { $max }.
rule-merge-kinds = Eine Person und ein Unternehmen lassen sich nicht zusammenführen. Ändern Sie zuerst die Art des einen.
rule-merge-above-and-below = Einer dieser Kontakte steht über einem anderen. Geben Sie dem unteren zuerst einen anderen übergeordneten Kontakt.
rule-merge-two-logins = Diese Kontakte haben Portalzugang mit verschiedenen Anmeldungen. Entziehen Sie zuerst allen bis auf einen den Zugang.
rule-merge-two-staff = Zwei dieser Kontakte gehören zu Mitarbeitenden. Sie lassen sich nicht zusammenführen.
rule-merged-already = Einer dieser Kontakte wurde schon früher mit einem anderen zusammengeführt. Lassen Sie ihn weg oder stellen Sie ihn zuerst wieder her.
rule-too-many-match = Mehr als { $max } Kontakte passen. Grenzen Sie die Liste ein und gehen Sie in Teilen vor.
