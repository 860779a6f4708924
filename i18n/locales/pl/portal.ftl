## Front page

front-title = Witamy
front-heading = Witamy w portalu { $brand }
front-lead = Zaloguj się, aby zobaczyć, co udostępnia ci { $brand }: oferty, zamówienia, faktury i projekty w jednym miejscu.
front-account = Otwórz portal
front-office = Otwórz panel pracownika
front-code = Mam kod zaproszenia
front-help-title = Pierwszy raz tutaj?
front-help = { $brand } wysyła zaproszenia e-mailem. Otwórz link ze swojego zaproszenia albo wpisz kod i ustaw hasło.
front-safe-title = Tylko dla ciebie
front-safe = Widzisz dokumenty swojej firmy i nic poza nimi. Każde logowanie jest chronione i rejestrowane.

## My Account

home-title = Moje konto
home-welcome = Miło cię widzieć, { $name }.
home-acting = Działasz w imieniu: { $company }.
home-documents = Dokumenty
home-empty-title = Nic tu teraz na ciebie nie czeka
home-empty = Tu pojawią się oferty, zamówienia, faktury i projekty, które udostępni ci { $brand }. O nowościach powiadomimy cię e-mailem.
home-security = Bezpieczeństwo konta
home-security-text = Twój login to { $login }, logujesz się hasłem.
home-security-edit = Edytuj ustawienia zabezpieczeń

## Account security

security-title = Bezpieczeństwo konta
security-intro = Twoje hasło, sesje i sposób logowania.
security-login-title = Login
security-login = Logujesz się jako { $login }.
security-login-ask = Nie możesz tego zmienić samodzielnie. Zwróć się do: { $who }.
security-login-ask-brand = Nie możesz tego zmienić samodzielnie. Zwróć się do osoby kontaktowej w firmie { $brand }.
security-password-title = Zmiana hasła
security-password-intro = Potem wszystkie pozostałe urządzenia zostaną wylogowane; to pozostanie zalogowane.
security-current = Obecne hasło
security-submit = Zmień hasło

## Access has ended

ended-title = Twój dostęp dobiegł końca
ended-text = { $brand } nie udostępnia ci już tego portalu, dlatego nie możemy tu nic więcej pokazać.
ended-documents = Twoje dokumenty pozostają w firmie { $brand }; nic nie zostało usunięte.
ended-ask = Jeśli to niespodzianka, zapytaj osobę kontaktową w firmie { $brand }. Może ona ponownie przyznać ci dostęp.
ended-front = Przejdź do strony głównej

## Said once after something was done

done-password-changed = Hasło zostało zmienione. Wszystkie pozostałe urządzenia zostały wylogowane.
done-password-set = Nowe hasło jest ustawione. Zaloguj się nim.
done-reset-sent = Jeśli tym adresem można się tu zalogować, wiadomość z linkiem jest w drodze. Zajrzyj też do folderu ze spamem.
done-fresh-asked = Prośba została przyjęta. Jeśli twój dostęp można odnowić, nowy link jest w drodze na adres, na który wysłano zaproszenie.
done-welcome = Twój dostęp jest gotowy. Od teraz logujesz się swoim adresem e-mail i tym hasłem.
done-signed-out = Wylogowano.
done-setup = Pierwszy administrator został utworzony. Witamy.
done-saved = Zapisano.
