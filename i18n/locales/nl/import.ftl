## Importing contacts in the browser

import-nav = Importeren
import-title = Contacten importeren
import-subtitle = Haal contacten uit Odoo of een spreadsheet. U ziet wat ervan komt voordat er iets wordt opgeslagen.
import-file = CSV-bestand
import-file-hint = Een export uit Odoo of een willekeurig CSV-bestand in UTF-8 of UTF-16 met komma’s, puntkomma’s of tabs, tot { $megabytes } MB. De eerste regel benoemt de kolommen en één kolom onderscheidt de regels, zoals de externe ID van Odoo.
import-upload = Uploaden
import-forgotten = Een bestand dat niet wordt geïmporteerd, wordt na een dag verwijderd.
import-earlier = Eerdere imports
import-column-file = Bestand
import-column-who = Aangeleverd door
import-column-when = Aangeleverd
import-operator = Opdrachtregel
import-state-taken = Kolommen te koppelen
import-state-checking = Wordt gecontroleerd
import-state-checked = Gecontroleerd
import-state-rejected = Geweigerde regels
import-state-running = Wordt geïmporteerd
import-state-done = Geïmporteerd
import-match-title = Kolommen koppelen
import-match-text = Elke kolom van het bestand vult één veld of wordt niet geïmporteerd. Wat is herkend, is al gekozen.
import-column-name = Kolom
import-column-samples = Eerste waarden
import-column-field = Veld
import-field-of = Veld voor kolom { $column }
import-not = Niet importeren
import-nameless = (zonder naam)
import-source = Bronsysteem
import-source-hint = Samen met de ID in het bestand benoemt het een contact blijvend: de volgende import uit dit systeem vindt dezelfde contacten terug.
import-check = Bestand controleren
import-check-again = Opnieuw controleren
import-check-hint = Controleren slaat niets op.
import-discard = Bestand weggooien
import-gone = Het bestand is er niet meer. Upload het opnieuw.
import-field-id = Externe ID
import-field-company = Is een bedrijf (ja of nee)
import-field-parent = Externe ID van het bovenliggende contact
import-field-parent-name = Naam van het bovenliggende contact
import-field-state-code = Provincie/staat (code)
import-field-country-code = Land (code)
import-field-active = In gebruik (ja of nee)
import-checking = Het bestand wordt gecontroleerd. U kunt deze pagina verlaten en later terugkomen.
import-preview-title = Wat ervan zou komen
import-result-title = Wat ervan kwam
import-created = Nieuwe contacten
import-changed = Gewijzigd
import-unchanged = Ongewijzigd
import-kept = Behouden omdat hier bewerkt
import-rejected = Geweigerde regels
import-rejected-text = Zolang een regel is geweigerd, kan er niets worden geïmporteerd. Verbeter het bestand en upload het opnieuw, of koppel de kolommen anders.
import-rejected-many = Er zijn zoveel regels geweigerd dat niet verder is gezocht.
import-go = { $count ->
    [one] { $count } contact importeren
   *[other] { $count } contacten importeren
}
import-go-hint = Eerder geïmporteerde contacten veranderen alleen waar het bestand is gewijzigd en niemand ze hier heeft bewerkt.
import-lines-first = { $count ->
    [one] Alleen { $count } is te zien; de download bevat alles.
   *[other] De eerste { $count } zijn te zien; de download bevat alles.
}
import-line = Regel
import-reason = Reden
import-lines-download = Alles downloaden als CSV
import-running = De import loopt. U kunt deze pagina verlaten en later terugkomen; hij gaat ook na een herstart van de server verder.
import-contacts = Contacten tonen
import-another = Nog een bestand importeren
import-discarded = Weggegooid. Er is niets geïmporteerd.

## What is wrong with a file or with how its columns are matched

rule-unknown-salesperson = Geen enkele actieve collega heeft als enige de naam of login “{ $name }”. Maak de login aan, verbeter het bestand of importeer deze kolom niet.
rule-unknown-payment-terms = Een betalingstermijn “{ $name }” bestaat hier niet. Schrijf in het bestand bijvoorbeeld “30 dagen” of importeer deze kolom niet.
rule-unknown-currency = Er is geen valuta “{ $name }”. Gebruik een code zoals EUR.
rule-field-matched-twice = Een andere kolom vult dit veld al. Kies een ander veld of importeer deze kolom niet.
rule-id-unmatched = Geen kolom is gekoppeld aan de externe ID. Zonder die ID vindt de volgende import deze contacten niet terug.
rule-name-unmatched = Geen kolom is gekoppeld aan de naam.
rule-source-invalid = Gebruik hier 1 tot 40 tekens uit a t/m z, 0 t/m 9, - _ . en niet “demo”.
rule-no-file = Kies een bestand.
rule-file-gone = Het bestand is er niet meer of is al geïmporteerd. Upload het zo nodig opnieuw.
rule-not-checked = Controleer het bestand eerst. Alleen een bestand zonder geweigerde regel kan worden geïmporteerd.
rule-too-many-files = { $max ->
    [one] Er wacht al { $max } bestand van u. Importeer het of gooi het eerst weg.
   *[other] Er wachten al { $max } bestanden van u. Importeer er eerst een of gooi er een weg.
}
