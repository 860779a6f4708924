## What is wrong with what was typed, and the way out

rule-required = Vul dit in.
rule-too-long = { $max ->
    [one] Gebruik hoogstens { $max } teken.
   *[other] Gebruik hoogstens { $max } tekens.
}
rule-too-many = { $max ->
    [one] Gebruik hoogstens { $max } item.
   *[other] Gebruik hoogstens { $max } items.
}
rule-control-character = Verwijder het onzichtbare teken of het regeleinde uit deze tekst.
rule-invalid-utf8 = Deze tekst is geen UTF-8. Sla het bestand op als UTF-8 en probeer het opnieuw.

rule-email-invalid = Dit e-mailadres is ongeldig. Vul precies één adres in, zoals naam@example.com.
rule-email-taken = Dit e-mailadres wordt al door een andere gebruiker gebruikt. Vul een ander adres in.
rule-email-twice = Dit e-mailadres staat ook in een andere rij. Geef iedereen een eigen adres.

rule-password-too-short = { $min ->
    [one] Gebruik minstens { $min } teken.
   *[other] Gebruik minstens { $min } tekens.
}
rule-password-too-long = { $max ->
    [one] Gebruik een korter wachtwoord: hoogstens { $max } byte.
   *[other] Gebruik een korter wachtwoord: hoogstens { $max } bytes.
}
rule-password-guessable = Dit is niet veel meer dan een naam of adres dat anderen kennen. Kies iets dat moeilijker te raden is.
rule-passwords-differ = De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw.
rule-password-wrong = Dit is niet uw huidige wachtwoord. Typ het opnieuw.
rule-password-unchanged = Dit is het wachtwoord dat u nu hebt, of nauwelijks anders. Kies een ander.

rule-unknown-kind = Kies persoon of bedrijf.
rule-unknown-type = Kies een van de typen.
rule-unknown-country = Kies een land uit de lijst.
rule-unknown-language = Kies een taal uit de lijst.
rule-unknown-parent = Dit contact bestaat niet. Kies een ander.
rule-parent-is-itself = Een contact kan niet boven zichzelf staan. Kies een ander.
rule-too-deep = Contacten kunnen hoogstens { $max } niveaus onder elkaar liggen. Kies een bovenliggend contact dat hoger ligt.
rule-website-invalid = Vul een webadres in dat begint met http:// of https://.
rule-phone-invalid = Vul een telefoonnummer in: alleen cijfers, spaties en + ( ) - /.
rule-not-a-number = Vul een geheel getal in.
rule-not-a-boolean = Vul true (ja) of false (nee) in.
rule-amount-invalid = Vul een bedrag in zoals 1200,50, niet negatief en met niet meer decimalen dan de valuta heeft.
rule-unknown-choice = Kies een van de opties.

rule-stale-version = Iemand anders heeft een nieuwere versie opgeslagen. Vergelijk beide en sla dan opnieuw op.
rule-contact-gone = Dit contact bestaat niet meer.
rule-contact-archived = Dit contact is gearchiveerd. Zet het eerst terug.
rule-above-archived = { $name } staat boven dit contact en is gearchiveerd. Zet eerst dat bovenste contact terug.
rule-access-in-the-way = Iemand hier heeft portaaltoegang en zou na deze wijziging de documenten van een ander bedrijf zien. Trek eerst de toegang in.
rule-nothing-selected = Vink minstens één rij aan.
rule-internal-user = Dit is een interne gebruiker; die heeft geen portaaltoegang nodig.
rule-already-in-portal = Dit contact heeft al toegang.
rule-not-in-portal = Dit contact heeft nog geen toegang. Verleen die eerst.
rule-login-elsewhere = Met dit e-mailadres logt al een portaalgebruiker van een andere klant in.
rule-rights-beyond-own = U kunt alleen rechten geven die u mag geven. Kies er minder.

rule-sign-in-refused = E-mailadres of wachtwoord klopt niet. Controleer beide of stel uw wachtwoord opnieuw in.
rule-code-wrong = E-mailadres of code klopt niet, of de code werkt niet meer: na vijf foute pogingen vervalt hij. De link in dezelfde e-mail werkt nog wel.
rule-too-many-attempts-seconds = { $seconds ->
    [one] Dat was te vaak. Probeer het over een seconde opnieuw.
   *[other] Dat was te vaak. Probeer het over { $seconds } seconden opnieuw.
}
rule-too-many-attempts-minutes = { $minutes ->
    [one] Dat was te vaak. Probeer het over een minuut opnieuw.
   *[other] Dat was te vaak. Probeer het over { $minutes } minuten opnieuw.
}
rule-busy = Het is op dit moment erg druk. Wacht een paar seconden en verstuur dit opnieuw.

rule-missing-column = Het bestand heeft geen kolom “{ $column }”. Voeg die toe en probeer het opnieuw.
rule-duplicate-column = Het bestand heeft de kolom “{ $column }” twee keer. Houd er één.
rule-wrong-field-count = Deze regel heeft { $found } velden waar de kopregel er { $expected } heeft. Controleer de aanhalingstekens en scheidingstekens.
rule-empty-file = Het bestand heeft geen regels onder de kopregel.
rule-malformed-csv = Deze regel is niet als CSV te lezen. Controleer de aanhalingstekens.
rule-duplicate-external-id = Deze id staat al op regel { $line }. Geef elk contact een eigen id.
rule-unknown-external-parent = Het bovenliggende contact “{ $id }” staat niet in dit bestand en is niet eerder geïmporteerd.
