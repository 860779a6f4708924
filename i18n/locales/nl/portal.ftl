## Front page

front-title = Welkom
front-heading = Welkom bij { $brand }
front-lead = Log in om te zien wat { $brand } met u deelt: offertes, orders, facturen en projecten, allemaal op één plek.
front-account = Uw portaal openen
front-office = Backoffice openen
front-code = Ik heb een uitnodigingscode
front-help-title = Nieuw hier?
front-help = { $brand } verstuurt uitnodigingen per e-mail. Open de link in uw uitnodiging of vul de code eruit in, en kies een wachtwoord.
front-safe-title = Alleen voor u
front-safe = U ziet de documenten van uw eigen bedrijf en verder niets. Elke keer dat u inlogt, is beveiligd en wordt vastgelegd.

## My Account

home-title = Mijn account
home-welcome = Fijn dat u er bent, { $name }.
home-acting = U bent hier voor { $company }.
home-documents = Documenten
home-empty-title = Er is nu niets te doen
home-empty = Offertes, orders, facturen en projecten die { $brand } met u deelt, verschijnen hier. U krijgt een e-mail als er iets nieuws is.
home-security = Accountbeveiliging
home-security-text = U logt in als { $login } met een wachtwoord.
home-security-edit = Beveiligingsinstellingen bewerken

## Account security

security-title = Accountbeveiliging
security-intro = Uw wachtwoord, uw sessies en hoe u inlogt.
security-login-title = Inlogadres
security-login = U logt in als { $login }.
security-login-ask = U kunt dit niet zelf wijzigen. Vraag het aan { $who }.
security-login-ask-brand = U kunt dit niet zelf wijzigen. Vraag het aan uw contactpersoon bij { $brand }.
security-password-title = Wachtwoord wijzigen
security-password-intro = Daarna zijn alle andere apparaten uitgelogd; dit apparaat blijft ingelogd.
security-current = Huidig wachtwoord
security-submit = Wachtwoord wijzigen

## Access has ended

ended-title = Uw toegang is beëindigd
ended-text = { $brand } heeft uw toegang tot dit portaal beëindigd, dus hier kunnen we u niets meer tonen.
ended-documents = Uw documenten blijven bij { $brand }; er wordt niets verwijderd.
ended-ask = Had u dit niet verwacht, vraag het dan aan uw contactpersoon bij { $brand }. Daar kan men u opnieuw toegang geven.
ended-front = Naar de startpagina

## Said once after something was done

done-password-changed = Uw wachtwoord is gewijzigd. Alle andere apparaten zijn uitgelogd.
done-password-set = Uw nieuwe wachtwoord is ingesteld. Log ermee in.
done-reset-sent = Als u met dit adres kunt inloggen, is er een e-mail met een link onderweg. Kijk ook in de spammap.
done-fresh-asked = Uw verzoek is genoteerd. Als uw toegang kan worden verlengd, is er een nieuwe link onderweg naar het adres waar de uitnodiging naartoe is gestuurd.
done-welcome = Uw toegang is klaar. Vanaf nu logt u in met uw e-mailadres en dit wachtwoord.
done-signed-out = U bent uitgelogd.
done-setup = De eerste beheerder is aangemaakt. Welkom.
done-saved = Opgeslagen.
