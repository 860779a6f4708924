## Sign in

sign-in-title = Inloggen
sign-in-intro = Gebruik het e-mailadres en wachtwoord van uw account bij { $brand }.
sign-in-email = E-mail
sign-in-password = Wachtwoord
sign-in-remember = Ingelogd blijven
sign-in-remember-hint = Geldt alleen voor dit apparaat. Laat dit uit op een gedeelde computer.
sign-in-submit = Inloggen
sign-in-reset = Wachtwoord opnieuw instellen
sign-in-code = Uitnodigingscode invullen
sign-in-no-account = Een account krijgt u alleen op uitnodiging. Hebt u er nog geen, vraag het dan aan uw contactpersoon.

## Ask for a reset link

reset-title = Wachtwoord opnieuw instellen
reset-intro = Vul het e-mailadres in waarmee u inlogt. U krijgt daar een link om een nieuw wachtwoord te kiezen.
reset-email = E-mail
reset-submit = Link versturen
reset-hint = De link werkt { $span } en maar één keer.
reset-back = Terug naar inloggen

## Choose a password: by invitation or reset

password-new = Nieuw wachtwoord
password-verify = Nieuw wachtwoord herhalen
password-hint = { $min ->
    [one] Minstens { $min } teken. Een paar woorden achter elkaar zijn makkelijk te onthouden en moeilijk te raden.
   *[other] Minstens { $min } tekens. Een paar woorden achter elkaar zijn makkelijk te onthouden en moeilijk te raden.
}

invitation-title = Uw uitnodiging accepteren
invitation-intro = { $name }, { $company } nodigt u uit voor het klantportaal. Kies een wachtwoord en u hebt toegang.
invitation-login = U logt in als { $login }.
invitation-until = Deze uitnodiging is geldig tot { $until }.
invitation-submit = Uitnodiging accepteren
invitation-fresh = Nieuwe link aanvragen
invitation-fresh-hint = Een nieuwe link gaat naar het adres waar de uitnodiging naartoe is gestuurd, zolang u toegang mag hebben.

reset-password-title = Nieuw wachtwoord kiezen
reset-password-intro = Dit wachtwoord is voor { $login }. Elk apparaat dat nu is ingelogd, wordt uitgelogd.
reset-password-submit = Wachtwoord instellen
reset-password-fresh = Nieuwe link aanvragen

## A link that cannot be used

link-invitation-expired-title = Deze uitnodiging is verlopen
link-invitation-expired = De termijn is voorbij. Er is niets verloren: vraag een nieuwe link aan en ga daarmee verder.
link-invitation-used-title = Deze uitnodiging is al gebruikt
link-invitation-used = Er is al een wachtwoord gekozen. Log ermee in, of stel het opnieuw in als u het niet weet.
link-invitation-withdrawn-title = Deze uitnodiging is ingetrokken
link-invitation-withdrawn = Er is een nieuwere uitnodiging voor in de plaats gekomen, of de toegang wordt niet meer aangeboden. Zoek een nieuwere e-mail van ons of vraag een nieuwe link aan.
link-invitation-unknown-title = We kennen deze link niet
link-invitation-unknown = Misschien is hij in uw e-mail over twee regels verdeeld. Kopieer de hele link of vul de code uit dezelfde e-mail in.

link-reset-expired-title = Deze link is verlopen
link-reset-expired = Links voor een nieuw wachtwoord werken maar kort. Vraag een nieuwe aan; uw wachtwoord is ongewijzigd.
link-reset-used-title = Deze link is al gebruikt
link-reset-used = Er is een nieuw wachtwoord mee ingesteld. Log daarmee in of vraag een nieuwe link aan.
link-reset-withdrawn-title = Deze link is ingetrokken
link-reset-withdrawn = Er is een nieuwere link voor in de plaats gekomen. Zoek een nieuwere e-mail van ons of vraag een nieuwe link aan.
link-reset-unknown-title = We kennen deze link niet
link-reset-unknown = Misschien is hij in uw e-mail over twee regels verdeeld. Kopieer de hele link of vraag een nieuwe aan.

link-setup-expired-title = Deze installatielink is verlopen
link-setup-expired = Start de server opnieuw of voer “atrium admin create” uit: in de terminal verschijnt een nieuwe link.
link-setup-used-title = De installatie is al afgerond
link-setup-used = De eerste beheerder is er al. U kunt gewoon inloggen.
link-setup-withdrawn-title = Deze installatielink is vervangen
link-setup-withdrawn = In de terminal staat een nieuwere link. Gebruik die.
link-setup-unknown-title = We kennen deze link niet
link-setup-unknown = Kopieer de hele link uit de terminal waarin de server draait.

## Type the code of an invitation

code-title = Uw uitnodigingscode invullen
code-intro = In de e-mail met uw uitnodiging staan een link en een code. Waar de link niet opent, doet de code hetzelfde.
code-email = E-mail
code-email-hint = Het adres waar de uitnodiging naartoe is gestuurd.
code-code = Code
code-code-hint = Twee groepen van vijf letters en cijfers, zoals { $example }.
code-submit = Doorgaan

## The first administrator

setup-title = Uw portaal inrichten
setup-intro = U bent hier als eerste. Dit account kan alles wijzigen, dus kies het wachtwoord zorgvuldig.
setup-name = Naam
setup-email = E-mail
setup-email-hint = Met dit adres logt u in.
setup-submit = Beheerder aanmaken

## The password again, before a sensitive act

confirm-title = Bent u het?
confirm-intro = U hebt uw wachtwoord meer dan tien minuten geleden ingevoerd, en hiervoor is het opnieuw nodig. Wat u hebt ingevuld blijft bewaard, behalve wachtwoorden.
confirm-password = Huidig wachtwoord
confirm-submit = Doorgaan
