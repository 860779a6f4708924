## The first steps of a new house

waiting-title = Nikt jeszcze nie może się zalogować
waiting-text = Terminal, w którym uruchomiono Atrium, pokazuje link. Otwórz go, aby utworzyć pierwszego administratora.
waiting-again-title = Nie widać linku?
waiting-again = Uruchom Atrium ponownie, a link pojawi się znowu, albo wykonaj na serwerze „atrium admin create”.

start-title = Pierwsze kroki
start-about = Pięć kroków do pierwszego klienta w portalu. W dowolnej kolejności; możesz przerwać i wrócić, kiedy chcesz.
start-continue = Dalej
start-skip = Pomiń ten krok
start-leave = Do kontaktów
start-dismiss = Nie pokazuj więcej
start-done = Gotowe
start-open = Do zrobienia
start-create = Utwórz
start-finished = Pierwszy klient został zaproszony. Dalej poradzisz sobie bez pomocy.
start-pointer-title = Kilka kroków do pierwszego klienta
start-pointer-text = Nazwij firmę, podłącz serwer poczty, dodaj kontakty i przyznaj pierwszy dostęp.
start-company-title = Firma i język
start-mail-title = Serwer poczty
start-mail-text = Zaproszenia wychodzą przez twój serwer poczty. Jeśli nie masz pod ręką jego danych, pomiń ten krok: do tego czasu wiadomości będą zapisywane w plikach na serwerze, a link możesz wyświetlić i przekazać samodzielnie.
start-contacts-title = Kontakty
start-contacts-import-title = Przenieś z innego miejsca
start-contacts-import = Prześlij eksport z Odoo lub plik CSV. Na serwerze zrobisz to samo tak; pierwsza linia tylko sprawdza.
start-contacts-company-title = Albo utwórz pierwszą firmę
start-person-title = Pierwsza osoba
start-person-text = Ktoś u klienta, kto ma widzieć portal.
start-person-email-hint = Tam trafi zaproszenie.
start-access-title = Dostęp do portalu
start-access-text = { $name } jest w książce adresowej. Okno pokaże jeszcze raz adres i zakres dostępu.
start-access-open = Przyznaj dostęp do portalu
start-access-nobody = Nie ma jeszcze komu przyznać dostępu. Utwórz pierwszą osobę.
