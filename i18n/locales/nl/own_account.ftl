## The contact person

home-contact-person = Uw contactpersoon

## Letters to oneself

letters-title = E-mails aan u
letters-intro = Deze e-mails beschermen uw account of brengen een link waarop u wacht. Daarom komen ze altijd en kunt u ze niet uitzetten.
letters-where = Ze gaan naar { $login }.
letters-language = In welke taal kiest u hierboven.
letters-new-device = Als iemand met uw wachtwoord inlogt in een browser die nog niet voor uw account is gebruikt.
letters-password-changed = Als uw wachtwoord is gewijzigd.
letters-password-set = Als een beheerder een wachtwoord voor u heeft ingesteld.
letters-login-changed = Als het e-mailadres waarmee u inlogt is gewijzigd; naar het oude en naar het nieuwe adres.
letters-reset = Als een link is aangevraagd om een nieuw wachtwoord te kiezen.
letters-offer = Als de documenten van een ander bedrijf voor uw account worden aangeboden. Ze worden alleen toegevoegd als u dat wilt.
letters-account-deleted = Als uw account is verwijderd.

## The letter about a new device

outbox-letter-new-device = Inloggen op een nieuw apparaat
mail-label-device = Browser en systeem
mail-new-device-subject = Nieuwe login op uw account bij { $company }
mail-new-device-intro = Iemand heeft ingelogd op uw account bij { $company } in een browser die daarvoor nog niet was gebruikt.
mail-new-device-expected = Was u dit zelf, dan hoeft u niets te doen.
mail-new-device-action-intro = Was u dit niet, wijzig dan meteen uw wachtwoord en beëindig die sessie. Open dit adres:
mail-new-device-action = Uw sessies bekijken
