## The list of users

users-title = Gebruikers
users-new = Nieuwe gebruiker
users-search = Gebruikers zoeken
users-filter-active = Actief
users-group-internal = Intern
users-group-portal = Portaal
users-state-active = Actief
users-state-never = Nooit ingelogd
users-state-inactive = Inactief
users-filter-two-factor-on = 2FA aan
users-filter-two-factor-off = 2FA uit
users-count = { $count ->
    [one] { $count } gebruiker
   *[other] { $count } gebruikers
}
users-count-more = { $count ->
    [one] Meer dan { $count } gebruiker
   *[other] Meer dan { $count } gebruikers
}
users-login = Login
users-groups = Groepen
users-state = Status
users-two-factor = 2FA
users-two-factor-on = Aan
users-two-factor-off = Uit
users-signed-in = Laatste aanmelding
users-created = Aangemaakt
users-never = Nooit
users-nothing-text = Geen gebruiker voldoet aan uw selectie.
users-nothing-action = Alle actieve gebruikers tonen

## The filter builder

users-filter-title = Eigen filter
users-filter-apply = Filter toepassen
users-filter-clear = Filter wissen
users-filter-match = Combinatie
users-filter-all-of = Al deze
users-filter-any-of = Een van deze
users-filter-root = Gebruikers voor wie het volgende geldt
users-filter-group = Groep { $place }
users-filter-add-condition = Voorwaarde toevoegen
users-filter-add-group = Groep toevoegen
users-filter-remove = Voorwaarde { $place } verwijderen
users-filter-remove-group = Groep { $place } verwijderen
users-filter-field = Veld { $place }
users-filter-operator = Operator { $place }
users-filter-value = Waarde { $place }
users-filter-choose = Kies een veld
users-filter-choose-value = Kies een waarde
users-filter-refused = Er wordt niemand getoond tot het filter klopt.
users-op-contains = bevat
users-op-not-contains = bevat niet
users-op-is = is
users-op-is-not = is niet
users-op-before = voor
users-op-after = na
users-op-set = ingevuld
users-op-unset = niet ingevuld

## A new user

user-new-title = Nieuwe gebruiker
user-new-intro = Voor collega’s: zij krijgen een e-mail met een link om een wachtwoord te kiezen. Klanten krijgen toegang via de pagina van hun contact.
user-new-submit = Gebruiker aanmaken

## One user

user-contact = Contact
user-contacts = Contacten
user-inactive-notice = Deze login is gedeactiveerd. Niemand kan ermee inloggen.
user-login-new = Nieuwe login
user-login-hint = Het e-mailadres om mee in te loggen. Het oude en het nieuwe adres krijgen een e-mail en alle sessies eindigen. Het e-mailadres van het contact blijft zoals het is.
user-login-submit = Login wijzigen
user-password = Wachtwoord
user-password-none = Er is nog geen wachtwoord gekozen.
user-password-there = Er is een wachtwoord ingesteld.
user-password-must-change = Een beheerder heeft het wachtwoord ingesteld. Het moet bij de volgende aanmelding worden gewijzigd.
user-password-set = Wachtwoord instellen
user-password-set-hint = Atrium maakt een wachtwoord en toont het u één keer, zodat u het kunt doorgeven. Alle sessies eindigen, de persoon krijgt er een e-mail over en moet bij de volgende aanmelding een ander kiezen.
user-reset = Wachtwoordherstel versturen
user-reset-hint = Stuurt een link om een nieuw wachtwoord te kiezen. Tot dan blijft het huidige geldig.
user-invite-again = Uitnodiging opnieuw versturen
user-invite-hint = Stuurt een nieuwe link om het eerste wachtwoord te kiezen. Oudere links werken dan niet meer.
user-role = Rol
user-role-submit = Rol wijzigen
user-oneself = Dit is uw eigen login. Een andere beheerder kan de rol wijzigen of de login deactiveren.
user-access = Toegang
user-deactivate = Deactiveren
user-deactivate-hint = Beëindigt meteen alle sessies en verstuurde links. Niemand kan met deze login inloggen tot hij wordt teruggehaald.
user-deactivate-hint-portal = Beëindigt meteen alle sessies, verstuurde links en lidmaatschappen. Contacten en documenten blijven.
user-bring-back = Terughalen
user-bring-back-hint = Het oude wachtwoord is ongeldig: er gaat een e-mail met een link voor een nieuw wachtwoord uit. Lidmaatschappen die met de login eindigden, gelden weer.
user-memberships = Lidmaatschappen
user-memberships-empty = Geen lidmaatschap. Verleen toegang tot het portaal via de pagina van het contact.
user-membership-rights = Rechten
user-membership-since = Sinds
user-membership-ended = Beëindigd
user-sessions = Sessies
user-sessions-empty = Niemand is met deze login ingelogd.
user-session-device = Apparaat
user-session-address = Adres
user-session-began = Ingelogd
user-session-used = Laatst gebruikt
user-session-this = Deze sessie
user-session-end = Sessie beëindigen
user-session-end-of = Sessie beëindigen: { $device }
user-sessions-end-all = Alle sessies beëindigen
user-history = Geschiedenis
user-history-empty = Er is met deze login nog niets gebeurd.
user-event-created = heeft de login aangemaakt
user-event-refused = Een aanmelding is geweigerd
user-event-reset-on-server = Het wachtwoord is op de opdrachtregel van de server ingesteld
user-event-login = heeft de login gewijzigd
user-event-password = heeft een wachtwoord ingesteld om door te geven
user-event-reset = heeft een link gestuurd om een wachtwoord te kiezen
user-event-role = heeft de rol gewijzigd
user-event-deactivated = heeft de login gedeactiveerd
user-event-brought-back = heeft de login teruggehaald
user-event-sessions = heeft sessies beëindigd

## A password to be told

user-told-title = Nieuw wachtwoord voor { $name }
user-told-once = Dit wachtwoord wordt alleen nu getoond. Het wordt nergens bewaard.
user-told-login = Om in te loggen als { $login }:
user-told-next = Geef het persoonlijk of telefonisch door. Bij de volgende aanmelding moet een ander wachtwoord worden gekozen.
user-told-back = Terug naar de gebruiker
told-title = Kies uw eigen wachtwoord
told-lead = Het wachtwoord waarmee u bent ingelogd, is door een beheerder ingesteld. Kies er een dat alleen u kent; daarna kunt u verder.

## Said once after something was done

done-login-changed = De login is gewijzigd. Beide adressen krijgen een e-mail.
done-user-invited = De login is aangemaakt. Een e-mail met een link om een wachtwoord te kiezen is onderweg.
done-link-mailed = Een e-mail met een link om een wachtwoord te kiezen is onderweg.
done-deactivated = De login is gedeactiveerd. Alle sessies zijn beëindigd.
done-brought-back = De login is terug. Een e-mail met een link om een wachtwoord te kiezen is onderweg.
done-brought-back-in-part = De login is terug en een e-mail met een link om een wachtwoord te kiezen is onderweg. Niet alle toegang kwam terug: sommige contacten horen inmiddels bij een ander bedrijf, zijn gearchiveerd of zijn van iemand anders. Verleen daar met de hand toegang als dat nog klopt.
done-sessions-ended = Gereed: daar uitgelogd.

## Refusals

rule-last-administrator = Dit is de laatste beheerder die kan inloggen. Maak eerst iemand anders beheerder.
rule-not-oneself = Dit kan niet met uw eigen login. Vraag het een andere beheerder.
rule-user-inactive = Deze login is gedeactiveerd. Haal hem eerst terug.
rule-no-membership-left = Er is geen lidmaatschap waarnaar deze login kan terugkeren. Verleen toegang via de pagina van het contact.
rule-unknown-filter-key = Het filter kent “{ $name }” niet. Haal het weg.
rule-operator-unfit = Dit veld wordt zo niet vergeleken. Kies een andere operator.
rule-date-invalid = Voer een dag in, zoals 2026-11-22.

## Letters

mail-sign-in-action = Inloggen
mail-login-changed-subject = Uw login bij { $company } is gewijzigd
mail-login-changed-intro = { $company } heeft het e-mailadres gewijzigd waarmee u inlogt. Waar u was ingelogd, bent u uitgelogd. Uw wachtwoord blijft hetzelfde.
mail-login-changed-old = Oude login
mail-login-changed-new = Nieuwe login
mail-login-changed-action-intro = Log vanaf nu hier met de nieuwe in:
mail-login-changed-tell = Had u dit niet verwacht? Laat het { $company } meteen weten.
mail-password-set-subject = { $company } heeft een wachtwoord voor u ingesteld
mail-password-set-intro = Een beheerder bij { $company } heeft een wachtwoord voor uw account ingesteld en geeft het aan u door. Het staat niet in dit bericht. Waar u was ingelogd, bent u uitgelogd.
mail-password-set-action-intro = Log er hier mee in; daarna kiest u er een dat alleen u kent:
mail-password-set-tell = Hebt u hier niet om gevraagd? Laat het { $company } meteen weten.
mail-staff-invitation-subject = Uw login bij { $company }
mail-staff-invitation-intro = { $company } heeft een login voor u aangemaakt om in het klantenportaal te werken.
mail-staff-invitation-action-intro = Open om te beginnen dit adres en kies een wachtwoord:
mail-staff-invitation-action = Wachtwoord kiezen
mail-staff-invitation-once = De link werkt één keer. Daarna logt u in met uw login en dit wachtwoord.
mail-staff-invitation-unexpected = Werkt u niet voor { $company }? Dan heeft iemand misschien een verkeerd adres ingevuld. U hoeft niets te doen.

## The outbox

outbox-letter-login-changed = Login gewijzigd
outbox-letter-password-set = Wachtwoord ingesteld
outbox-letter-staff-invitation = Nieuwe collega
