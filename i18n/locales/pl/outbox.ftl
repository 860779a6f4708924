## The outbox: every letter and what became of it

outbox-title = Skrzynka nadawcza
outbox-subtitle = Wszystkie wiadomości wysyłane przez Atrium, od najnowszej.
outbox-column-recipient = Odbiorca
outbox-column-letter = Wiadomość
outbox-column-state = Stan
outbox-column-attempts = Próby
outbox-column-created = Utworzono
outbox-column-sent = Wysłano
outbox-column-next = Następna próba

outbox-state-queued = Oczekuje
outbox-state-retrying = Kolejna próba
outbox-state-sending = Wysyłanie
outbox-state-sent = Wysłano
outbox-state-failed = Nie dostarczono
outbox-state-cancelled = Wycofano

outbox-letter-invitation = Zaproszenie
outbox-letter-reset = Resetowanie hasła
outbox-letter-password-changed = Zmiana hasła

outbox-files = Nie ustawiono serwera poczty, więc wiadomości są zapisywane jako pliki w folderze mail w katalogu danych.
outbox-empty-title = Nie ma jeszcze wiadomości
outbox-empty-text = Tu pojawią się zaproszenia, wiadomości do resetowania hasła i powiadomienia wraz z informacją, co się z nimi stało.
outbox-empty-action = Przejdź do kontaktów
