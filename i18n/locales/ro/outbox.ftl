## The outbox: every letter and what became of it

outbox-title = Căsuță de ieșire
outbox-subtitle = Toate mesajele trimise de Atrium, cele mai noi primele.
outbox-column-recipient = Destinatar
outbox-column-letter = Mesaj
outbox-column-state = Stare
outbox-column-attempts = Încercări
outbox-column-created = Creat
outbox-column-sent = Trimis
outbox-column-next = Următoarea încercare

outbox-state-queued = În așteptare
outbox-state-retrying = Se reîncearcă
outbox-state-sending = Se trimite
outbox-state-sent = Trimis
outbox-state-failed = Nelivrat
outbox-state-cancelled = Retras

outbox-letter-invitation = Invitație
outbox-letter-reset = Resetarea parolei
outbox-letter-password-changed = Parolă schimbată

outbox-files = Nu este setat niciun server de e-mail, așa că mesajele se scriu ca fișiere în folderul mail din directorul de date.
outbox-empty-title = Niciun mesaj deocamdată
outbox-empty-text = Invitațiile, resetările de parolă și înștiințările apar aici, împreună cu starea lor.
outbox-empty-action = Mergeți la contacte
