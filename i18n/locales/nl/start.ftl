## The first steps of a new house

waiting-title = Nog niemand kan inloggen
waiting-text = De terminal waarin Atrium is gestart, toont een link. Open hem om de eerste beheerder aan te maken.
waiting-again-title = Geen link te zien?
waiting-again = Start Atrium opnieuw en de link verschijnt weer, of voer op de server ‘atrium admin create’ uit.

start-title = Eerste stappen
start-about = Vijf stappen naar uw eerste klant in het portaal. In elke volgorde; stop en kom terug wanneer u wilt.
start-continue = Verder
start-skip = Deze stap overslaan
start-leave = Naar de contacten
start-dismiss = Niet meer tonen
start-done = Klaar
start-open = Open
start-create = Aanmaken
start-finished = Uw eerste klant is uitgenodigd. Vanaf hier kunt u zelf verder.
start-pointer-title = Een paar stappen naar uw eerste klant
start-pointer-text = Geef het bedrijf een naam, koppel de mailserver, breng uw contacten mee en ken de eerste toegang toe.
start-company-title = Bedrijf en taal
start-mail-title = Mailserver
start-mail-text = Uitnodigingen vertrekken via uw mailserver. Hebt u de gegevens niet bij de hand, sla deze stap dan over: tot die tijd worden e-mails bestanden op de server, en kunt u een link tonen en zelf doorgeven.
start-contacts-title = Contacten
start-contacts-import-title = Van elders meebrengen
start-contacts-import = Upload een export van Odoo of een CSV-bestand. Op de server kan het ook zo; de eerste regel controleert alleen.
start-contacts-company-title = Of maak het eerste bedrijf aan
start-person-title = Eerste persoon
start-person-text = Iemand bij een klant die het portaal mag zien.
start-person-email-hint = Daar gaat de uitnodiging heen.
start-access-title = Portaaltoegang
start-access-text = { $name } staat in uw adresboek. Het venster toont nog eens het adres en wat de toegang toestaat.
start-access-open = Portaaltoegang toekennen
start-access-nobody = Er is nog niemand om toegang aan te geven. Maak de eerste persoon aan.
