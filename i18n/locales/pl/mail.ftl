# The letters. $company is the company that runs the portal, as the settings
# name it; instants are on its clocks, in the reader’s form.

mail-greeting = Dzień dobry, { $name },

mail-greeting-nameless = Dzień dobry,

mail-footer = Wiadomość wysłana automatycznie przez { $company }.

# Stands above the web address under a button, for those who cannot press it.
mail-link-below = Jeśli przycisk nie działa, otwórz ten adres:

mail-label-login = Twój login

mail-label-valid-until = Ważne do

mail-label-company = Dostęp dla

mail-label-when = Kiedy

## Invitation

mail-invitation-subject = { $company } zaprasza Cię do portalu klienta

mail-invitation-intro = { $company } udostępnia Ci swój portal klienta. Możesz w nim przeglądać, podpisywać i opłacać dokumenty, które udostępnia Ci { $company }.

mail-invitation-message = { $company } pisze:

mail-invitation-action-intro = Aby zacząć, otwórz ten adres i ustaw hasło:

mail-invitation-action = Zaakceptuj zaproszenie

mail-invitation-code = Jeśli nie możesz go otworzyć, wejdź na { $address } i wpisz swój adres e-mail oraz ten kod:

mail-invitation-once = Zaproszenie działa tylko raz.

mail-invitation-unexpected = Nie znasz nadawcy ({ $company }) albo nie spodziewasz się zaproszenia? Być może ktoś pomylił adres. Nie musisz nic robić: bez linku i kodu nikt nie wejdzie.

## Setting a new password

mail-reset-subject = Ustaw nowe hasło: { $company }

mail-reset-intro-asked = Otrzymaliśmy prośbę o nowe hasło do Twojego konta w portalu { $company }.

mail-reset-intro-staff = { $company } przesyła Ci link, za pomocą którego możesz ustawić nowe hasło do swojego konta.

mail-reset-action-intro = Aby je ustawić, otwórz ten adres:

mail-reset-action = Ustaw hasło

mail-reset-once = Link działa tylko raz. Dopóki go nie użyjesz, obowiązuje dotychczasowe hasło.

mail-reset-unexpected = To nie Twoja prośba? Nie otwieraj linku, a hasło się nie zmieni. Nie przekazuj nikomu tej wiadomości.

## Notice: the password was changed

mail-password-changed-subject = Zmieniono Twoje hasło: { $company }

mail-password-changed-intro = Hasło do Twojego konta w portalu { $company } zostało zmienione. Wszystkie pozostałe urządzenia zostały wylogowane.

mail-password-changed-expected = Jeśli to Twoja zmiana, nie musisz nic robić.

mail-password-changed-action-intro = Jeśli nie, od razu ustaw nowe hasło. Otwórz ten adres i wpisz swój adres e-mail:

mail-password-changed-action = Zresetuj hasło

mail-password-changed-tell = Następnie zawiadom firmę { $company }, aby można było sprawdzić, co stało się na Twoim koncie.
