## The outbox: every letter and what became of it

outbox-title = Postausgang
outbox-subtitle = Alle E-Mails, die Atrium sendet, die neuesten zuerst.
outbox-column-recipient = Empfänger
outbox-column-letter = Nachricht
outbox-column-state = Status
outbox-column-attempts = Versuche
outbox-column-created = Erstellt
outbox-column-sent = Gesendet
outbox-column-next = Nächster Versuch

outbox-state-queued = Wartet
outbox-state-retrying = Neuer Versuch
outbox-state-sending = Wird gesendet
outbox-state-sent = Gesendet
outbox-state-failed = Nicht zugestellt
outbox-state-cancelled = Zurückgezogen

outbox-letter-invitation = Einladung
outbox-letter-reset = Passwort zurücksetzen
outbox-letter-password-changed = Passwort geändert

outbox-files = Es ist kein Mailserver eingerichtet, deshalb werden E-Mails als Dateien im Ordner „mail“ des Datenverzeichnisses abgelegt.
outbox-empty-title = Noch keine E-Mails
outbox-empty-text = Einladungen, Links für neue Passwörter und Mitteilungen erscheinen hier zusammen mit dem Stand der Zustellung.
outbox-empty-action = Zu den Kontakten
