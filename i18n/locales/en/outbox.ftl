## The outbox: every letter and what became of it

outbox-title = Outbox
outbox-subtitle = Every letter Atrium sends, newest first.
outbox-column-recipient = Recipient
outbox-column-letter = Letter
outbox-column-state = State
outbox-column-attempts = Attempts
outbox-column-created = Written
outbox-column-sent = Sent
outbox-column-next = Next attempt

outbox-state-queued = Waiting
outbox-state-retrying = Trying again
outbox-state-sending = Being sent
outbox-state-sent = Sent
outbox-state-failed = Not delivered
outbox-state-cancelled = Withdrawn

outbox-letter-invitation = Invitation
outbox-letter-reset = Password reset
outbox-letter-password-changed = Password changed

outbox-files = No mail server is set, so letters are written as files to the mail folder of the data directory.
outbox-empty-title = No letters yet
outbox-empty-text = Invitations, password resets and notices show up here with what became of them.
outbox-empty-action = Go to contacts
