# The letters. $company is the company that runs the portal, as the settings
# name it; instants are on its clocks, in the reader’s form.

mail-greeting = Beste { $name },

mail-greeting-nameless = Goedendag,

mail-footer = Deze e-mail is automatisch verstuurd door { $company }.

# Stands above the web address under a button, for those who cannot press it.
mail-link-below = Werkt de knop niet, open dan dit adres:

mail-label-login = Inloggen met

mail-label-valid-until = Geldig tot

mail-label-company = Toegang voor

mail-label-when = Tijdstip

## Invitation

mail-invitation-subject = { $company } nodigt u uit voor het klantportaal

mail-invitation-intro = { $company } heeft het klantportaal voor u opengesteld. Daar bekijkt, ondertekent en betaalt u wat { $company } met u deelt.

mail-invitation-message = { $company } schrijft:

mail-invitation-action-intro = Open dit adres om te beginnen en kies een wachtwoord:

mail-invitation-action = Uitnodiging accepteren

mail-invitation-code = Kunt u het niet openen, ga dan naar { $address } en vul uw e-mailadres en deze code in:

mail-invitation-once = De uitnodiging werkt één keer.

mail-invitation-unexpected = Kent u { $company } niet, of verwachtte u geen uitnodiging? Dan heeft iemand misschien een typefout in een adres gemaakt. U hoeft niets te doen: zonder de link en de code komt niemand binnen.

## Setting a new password

mail-reset-subject = Een nieuw wachtwoord voor { $company } instellen

mail-reset-intro-asked = U hebt een nieuw wachtwoord aangevraagd voor uw account bij { $company }.

mail-reset-intro-staff = { $company } stuurt u een link waarmee u een nieuw wachtwoord voor uw account kunt instellen.

mail-reset-action-intro = Open dit adres om het te kiezen:

mail-reset-action = Wachtwoord instellen

mail-reset-once = De link werkt één keer. Tot u hem gebruikt, blijft uw huidige wachtwoord geldig.

mail-reset-unexpected = Hebt u hier niet om gevraagd? Open de link dan niet, en uw wachtwoord blijft zoals het is. Stuur deze e-mail aan niemand door.

## Notice: the password was changed

mail-password-changed-subject = Uw wachtwoord voor { $company } is gewijzigd

mail-password-changed-intro = Het wachtwoord van uw account bij { $company } is gewijzigd. Overal elders waar u was ingelogd, bent u uitgelogd.

mail-password-changed-expected = Was u dit zelf, dan hoeft u niets te doen.

mail-password-changed-action-intro = Was u dit niet, stel dan meteen een nieuw wachtwoord in. Open dit adres en vul uw e-mailadres in:

mail-password-changed-action = Wachtwoord opnieuw instellen

mail-password-changed-tell = Laat het daarna weten aan { $company }, zodat men daar kan nagaan wat er in uw account is gebeurd.
