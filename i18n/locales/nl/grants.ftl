mail-offer-subject = { $company } vraagt een bedrijf aan uw account toe te voegen
mail-offer-intro = { $company } vraagt of u de documenten van { $customer } wilt bekijken en afhandelen met het account dat u al hebt. Zolang u niet accepteert, verandert er niets.
mail-offer-action-intro = Open dit adres en meld u aan om te antwoorden:
mail-offer-action = Verzoek beantwoorden
mail-offer-password = Uw wachtwoord blijft hetzelfde. Boven in het portaal wisselt u van bedrijf.
mail-offer-unexpected = Kent u dit bedrijf niet, of verwachtte u geen verzoek van { $company }? Weiger dan, of doe niets: zonder uw antwoord wordt er niets toegevoegd.

join-title = { $company } aan uw account toevoegen?
join-intro = { $brand } vraagt of u dit portaal met het account dat u al hebt ook voor { $company } wilt gebruiken.
join-login = Het gaat om het account { $login }.
join-nothing = Zolang u niet accepteert, ziet u niets van dit bedrijf en verandert er niets aan wat u al ziet.
join-until = U kunt antwoorden tot { $until }.
join-accept = Accepteren
join-decline = Weigeren
join-sign-in = Aanmelden om te accepteren
join-other = U bent aangemeld als { $login }. Meld u af en open de link uit de e-mail opnieuw om te accepteren.
join-expired-title = Dit verzoek is verlopen
join-expired = Er is niets toegevoegd. Wilt u het nog, vraag uw contactpersoon dan om een nieuwe e-mail.
join-used-title = Dit verzoek is al beantwoord
join-used = Hier hoeft u niets meer te doen.
join-withdrawn-title = Dit verzoek is ingetrokken
join-withdrawn = Er is een nieuwer verzoek, of het geldt niet meer. Zoek een nieuwere e-mail van ons.
join-unknown-title = Deze link kennen we niet
join-unknown = Misschien is hij in uw e-mail over twee regels afgebroken. Kopieer de hele link.
done-joined = Toegevoegd. U bent hier nu voor dit bedrijf en wisselt bovenaan.
done-declined = Geweigerd. Er is niets toegevoegd.
done-switched = U bent gewisseld.

switch-label = Bedrijf in gebruik
switch-go = Wisselen
switch-title = Overschakelen naar { $company }?
switch-text = Deze pagina hoort bij { $company }. Op dit moment bent u hier voor { $current }.
switch-button = Overschakelen naar { $company }
switch-stay = Bij { $current } blijven

grant-done-offered = Per e-mail gevraagd. Tot de eigenaar van dat account accepteert, wordt er niets gedeeld.
grant-everyone = Alle { $count } rijen, ook die hier niet staan
grant-rest = { $count ->
    [one] Nog { $count } rij staat hier niet
   *[other] Nog { $count } rijen staan hier niet
}
grant-rest-can = { $count ->
    [one] { $count } daarvan kan toegang krijgen
   *[other] { $count } daarvan kunnen toegang krijgen
}
grant-rest-why = { $count } × { $reason }
grant-refused-more = { $count ->
    [one] en nog { $count }
   *[other] en nog { $count }
}
grant-queued = { $count ->
    [one] { $count } contact wordt verwerkt. U kunt dit sluiten en later terugkomen.
   *[other] { $count } contacten worden verwerkt. U kunt dit sluiten en later terugkomen.
}
grant-queued-link = Voortgang bekijken

jobs-title = Taken
jobs-subtitle = Werk aan veel contacten tegelijk, het nieuwste eerst. Het gaat door terwijl u iets anders doet.
jobs-empty-title = Nog geen taken
jobs-empty-text = Als u voor meer dan 200 contacten tegelijk toegang verleent of intrekt, verschijnt dat hier.
jobs-column-what = Taak
jobs-column-who = Gevraagd door
jobs-column-state = Status
jobs-column-progress = Voortgang
jobs-column-when = Gevraagd
job-grant-title = { $total ->
    [one] Toegang verlenen aan { $total } contact
   *[other] Toegang verlenen aan { $total } contacten
}
job-revoke-title = { $total ->
    [one] Toegang van { $total } contact intrekken
   *[other] Toegang van { $total } contacten intrekken
}
job-state-queued = Wacht
job-state-running = Bezig
job-state-cancelling = Wordt gestopt
job-state-done = Klaar
job-state-cancelled = Gestopt
job-state-failed = Mislukt
job-progress = { $done } van { $total }
job-granted = Verleend
job-revoked = Ingetrokken
job-refused = Geweigerd
job-skipped = Niet gedaan
job-waiting = Nog te doen
job-left = Resterende tijd
job-left-soon = minder dan een minuut
job-left-minutes = { $minutes ->
    [one] ongeveer { $minutes } minuut
   *[other] ongeveer { $minutes } minuten
}
job-by = Gevraagd door { $name }.
job-refresh = Vernieuwen
job-follow = Vanzelf vernieuwen
job-stop-follow = Niet meer vernieuwen
job-cancel = Annuleren
job-cancel-hint = U mag deze pagina verlaten. Bij annuleren blijft wat gedaan is.
job-download = Resultaat downloaden
job-refused-title = Geweigerde contacten
job-refused-first = { $count ->
    [one] De eerste { $count } staat hier; de download bevat ze allemaal.
   *[other] De eerste { $count } staan hier; de download bevat ze allemaal.
}
job-column-contact = Contact
job-column-email = E-mail
job-column-result = Resultaat
job-column-reason = Reden
job-failed-not-allowed = Wie het vroeg, mag geen toegang meer verlenen, dus het is gestopt. Wat gedaan is, blijft.
job-failed-refused = De database weigerde meermaals, dus het is gestopt. Wat gedaan is, blijft; probeer de rest opnieuw en waarschuw uw beheerder als het zo blijft.

outbox-search = Zoeken op adres of contact
outbox-search-go = Zoeken
outbox-filters = Status
outbox-filter-all = Alle
outbox-nothing-title = Geen e-mail gevonden
outbox-nothing-text = Probeer het begin van het adres, een naam of een andere status.
outbox-nothing-action = Alle e-mails tonen
outbox-letter-offer = Verzoek om een bedrijf toe te voegen
outbox-letter-unknown = E-mail van een andere versie
outbox-state-unknown = Onbekend
outbox-why-link-used = De link is intussen gebruikt.
outbox-why-link-withdrawn = De link is intussen ingetrokken.
outbox-why-link-expired = De link verliep voordat de e-mail kon worden verstuurd.
outbox-why-answered = De mailserver heeft geweigerd.
outbox-why-no-foreign-letters = De mailserver kan geen adressen met letters buiten ASCII aan.
outbox-why-no-protection = De verbinding met de mailserver kon niet worden beveiligd. Controleer het certificaat en de instellingen.
outbox-why-no-answer = De mailserver antwoordde niet op tijd.
outbox-why-no-conversation = De mailserver was niet bereikbaar.
outbox-why-folder = Er kon niet in de mailmap worden geschreven.
outbox-why-unreadable = De regel in het postvak UIT kan niet worden gelezen.
outbox-why-cannot-be-made = Er kon geen e-mail van worden gemaakt.
outbox-said = Letterlijk: { $said }
outbox-retry = Opnieuw proberen
outbox-detail-title = E-mail aan { $recipient }
outbox-detail-name = Naam
outbox-detail-open = Contact openen
outbox-detail-language = Taal
outbox-detail-id = Message-ID begint met
outbox-detail-reason = Reden
done-mail-retried = Er wordt opnieuw geprobeerd.

contact-event-offered = heeft de eigenaar van een bestaand account per e-mail gevraagd
contact-event-offer-accepted = heeft met een bestaand account geaccepteerd
contact-event-offer-declined = heeft geweigerd dit bedrijf toe te voegen
contact-event-offer-withdrawn = heeft het verzoek aan een bestaand account ingetrokken
contact-event-switched = is naar dit bedrijf gewisseld
contact-event-mail-retried = heeft een e-mail opnieuw laten versturen
