## The contact person

home-contact-person = Twoja osoba kontaktowa

## Letters to oneself

letters-title = Wiadomości do Ciebie
letters-intro = Te wiadomości chronią Twoje konto albo zawierają link, na który czekasz. Dlatego przychodzą zawsze i nie można ich wyłączyć.
letters-where = Trafiają na adres { $login }.
letters-language = Ich język wybierasz powyżej.
letters-new-device = Gdy ktoś zaloguje się Twoim hasłem w przeglądarce, której nie używano wcześniej do Twojego konta.
letters-password-changed = Gdy zmieniono Twoje hasło.
letters-password-set = Gdy administrator ustawił Ci hasło.
letters-login-changed = Gdy zmieniono adres e-mail, którym się logujesz; na stary i na nowy adres.
letters-reset = Gdy poproszono o link do ustawienia nowego hasła.
letters-offer = Gdy Twojemu kontu zaproponowano dokumenty kolejnej firmy. Zostaną dodane tylko za Twoją zgodą.
letters-account-deleted = Gdy Twoje konto usunięto.

## The letter about a new device

outbox-letter-new-device = Logowanie na nowym urządzeniu
mail-label-device = Przeglądarka i system
mail-new-device-subject = Nowe logowanie do Twojego konta: { $company }
mail-new-device-intro = Ktoś zalogował się na Twoje konto w portalu firmy { $company } w przeglądarce, której wcześniej do niego nie używano.
mail-new-device-expected = Jeśli to Ty, nie musisz nic robić.
mail-new-device-action-intro = Jeśli to nie Ty, od razu zmień hasło i zakończ tę sesję. Otwórz ten adres:
mail-new-device-action = Zobacz swoje sesje
