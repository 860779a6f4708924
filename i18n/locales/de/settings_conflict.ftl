## Two administrators save one page

settings-conflict-title = Diese Einstellungen wurden inzwischen von jemand anderem gespeichert
settings-conflict-text = Ihre Änderungen sind noch nicht gespeichert. Wo sich die beiden Fassungen unterscheiden, enthalten die Felder unten Ihre Eingaben; „Speichern“ ersetzt damit, was jetzt gilt.
