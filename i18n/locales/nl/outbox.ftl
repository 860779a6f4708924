## The outbox: every letter and what became of it

outbox-title = Postvak UIT
outbox-subtitle = Alle e-mails die Atrium verstuurt, de nieuwste eerst.
outbox-column-recipient = Ontvanger
outbox-column-letter = Bericht
outbox-column-state = Status
outbox-column-attempts = Pogingen
outbox-column-created = Opgesteld
outbox-column-sent = Verstuurd
outbox-column-next = Volgende poging

outbox-state-queued = Wacht
outbox-state-retrying = Nieuwe poging
outbox-state-sending = Wordt verstuurd
outbox-state-sent = Verstuurd
outbox-state-failed = Niet bezorgd
outbox-state-cancelled = Ingetrokken

outbox-letter-invitation = Uitnodiging
outbox-letter-reset = Wachtwoord opnieuw instellen
outbox-letter-password-changed = Wachtwoord gewijzigd

outbox-files = Er is geen mailserver ingesteld, dus e-mails worden als bestanden in de map “mail” van de gegevensmap opgeslagen.
outbox-empty-title = Nog geen e-mails
outbox-empty-text = Uitnodigingen, links voor een nieuw wachtwoord en meldingen staan hier, met wat ervan geworden is.
outbox-empty-action = Naar de contacten
