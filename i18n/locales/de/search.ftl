## Search over everything

search-title = Suche
search-label = Kontakte und Seiten suchen
search-hint = Geben Sie einen Namen, eine Adresse, eine Nummer ein, oder was Sie tun möchten.
search-nothing = Nichts gefunden zu „{ $words }“
search-nothing-text = Versuchen Sie es mit weniger Wörtern oder dem Anfang eines Wortes.
search-count = { $count ->
    [one] { $count } Treffer
   *[other] { $count } Treffer
}
search-more = Alle passenden Kontakte zeigen
search-more-users = Alle passenden Benutzer zeigen
search-contacts = Kontakte
search-pages = Seiten und Aktionen

## The keyboard

keys-title = Tastenkürzel
keys-intro = Mit Tab und Enter ist alles erreichbar. Diese Tasten sind schneller. Solange Sie in ein Feld schreiben, bewirken sie nichts.
keys-everywhere = Überall
keys-apps = Zu einem Bereich: eine Taste nach der anderen
keys-lists = In einer Liste
keys-search = Suchen
keys-help = Diese Seite zeigen
keys-new = Etwas Neues beginnen: die Hauptschaltfläche der Seite
keys-escape = Schließen, was offen ist
keys-go = Zu { $app }
keys-next = Nächste Zeile
keys-previous = Vorige Zeile
keys-open = Zeile öffnen
keys-tick = Zeile ankreuzen
keys-switch-on = Einzelne Tasten einschalten
keys-switch-off = Einzelne Tasten ausschalten
