## Pages that say what went wrong and what to do

error-bad-request-title = We kunnen dit verzoek niet lezen
error-bad-request = Een deel ontbreekt of is beschadigd. Ga terug, laad de pagina opnieuw en herhaal wat u deed.
error-forbidden-title = Hiervoor hebt u geen rechten
error-forbidden = Uw account heeft dit recht niet. Hebt u het nodig, vraag het dan aan een beheerder.
error-cross-site-title = Dit formulier kwam van een andere website
error-cross-site = Voor uw veiligheid accepteren we alleen formulieren van deze website. Open de pagina hier en verstuur het formulier opnieuw.
error-not-found-title = Hier is niets
error-not-found = Misschien zit er een typefout in het adres, bestaat de pagina niet meer of is ze niet met u gedeeld.
error-method-title = Zo werkt deze pagina niet
error-method = Ga terug en gebruik de links en knoppen van de pagina.
error-too-large-title = Dat is te veel in één keer
error-too-large = Wat u hebt verstuurd, is groter dan deze pagina aankan. Maak het korter en verstuur het opnieuw.
error-unprocessable-title = Dit formulier is zo niet te gebruiken
error-unprocessable = Er ontbreekt een veld of er staat iets onverwachts in. Ga terug, laad de pagina opnieuw en vul het formulier nog een keer in.
error-too-many-title = Dat was iets te vaak
error-too-many = { $minutes ->
    [one] Wacht een minuut en probeer het dan opnieuw.
   *[other] Wacht { $minutes } minuten en probeer het dan opnieuw.
}
error-internal-title = Er ging bij ons iets mis
error-internal = Het ligt niet aan u, en de fout is genoteerd. Probeer het zo meteen opnieuw; blijft het zo, geef ons dan het nummer hieronder door.
error-request-id = Verzoeknummer: { $id }
error-unavailable-title = We hebben het even druk
error-unavailable = { $seconds ->
    [one] Er is niets verloren. Probeer het over een seconde opnieuw.
   *[other] Er is niets verloren. Probeer het over { $seconds } seconden opnieuw.
}
error-unavailable-partly = Wat u hebt ingevuld blijft bewaard, behalve wachtwoorden en bestanden: daar wordt opnieuw om gevraagd. Probeer het zo meteen opnieuw.
error-retry = Opnieuw proberen
error-home = Naar de startpagina
