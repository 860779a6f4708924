## The grant dialog: "Portal access"

grant-title = Portaaltoegang
grant-column-select = Selecteren
grant-column-contact = Contact
grant-column-email = E-mail
grant-column-latest = Laatst ingelogd
grant-column-state = Status
grant-column-acts = Acties
grant-email-of = E-mail van { $name }
grant-select-name = { $name } selecteren

## What a row's state is called

grant-state-no = In portaal: nee
grant-state-yes = In portaal: ja
grant-state-invited = Uitgenodigd, link geldig tot { $date }
grant-state-expired = Uitgenodigd, link verlopen op { $date }
grant-state-no-link = Uitgenodigd, geen link staat open
grant-state-internal = Interne gebruiker
grant-state-elsewhere = Heeft elders een account

## Buttons

grant-grant = Toegang verlenen
grant-revoke = Toegang intrekken
grant-reinvite = Opnieuw uitnodigen
grant-add = Aan bestaand account toevoegen
grant-show-link = Link tonen
grant-selected = Selectie toegang verlenen
grant-revoke-selected = Toegang van selectie intrekken
grant-others = De overige { $count } toegang verlenen
grant-check = Adressen controleren
grant-close = Sluiten
grant-copy = Kopiëren
grant-link = Uitnodigingslink
grant-code = Uitnodigingscode

## Text and rights of new memberships

grant-options = Uitnodigingstekst en rechten
grant-message = Tekst voor de uitnodiging
grant-message-hint = Staat in de e-mail boven de link. U kunt dit leeg laten.
grant-visibility = Wat ze zien
grant-visibility-company = De documenten van het bedrijf
grant-visibility-own = Alleen eigen documenten
grant-rights = Wat ze mogen
grant-right-sign = Accepteren, afwijzen en ondertekenen
grant-right-manage = Collega’s beheren
grant-right-manage-hint = Wordt bewaard voor later: in deze versie kunnen klanten nog geen collega’s beheren.
grant-pay = Betalen
grant-pay-unlimited = Elk bedrag
grant-pay-limited = Tot een limiet
grant-pay-none = Helemaal niet
grant-pay-limit = Limiet per betaling

## Counts and refusals

grant-counts = { $can ->
    [one] { $can } kan toegang krijgen
   *[other] { $can } kunnen toegang krijgen
}, { $cannot ->
    [one] { $cannot } niet
   *[other] { $cannot } niet
}
grant-counts-none = Hier is niemand meer die toegang kan krijgen
grant-no-rows = Hier is niemand die toegang kan krijgen. Selecteer personen, of een bedrijf met personen.
grant-refused = { $count ->
    [one] Er is nog niets verleend: voor { $count } rij is geen toegang mogelijk
   *[other] Er is nog niets verleend: voor { $count } rijen is geen toegang mogelijk
}
grant-refused-row = { $name }: { $reason }

## What an act did

grant-done-invited = Uitgenodigd. De e-mail aan { $email } is onderweg.
grant-done-reinvited = Opnieuw uitgenodigd. De oudere link werkt niet meer; de nieuwe e-mail aan { $email } is onderweg.
grant-done-reset = Er is al een wachtwoord, dus er is een link voor een nieuw wachtwoord onderweg naar { $email }.
grant-done-revoked = Toegang beëindigd, ook in elk open tabblad. Het contact en de documenten blijven.
grant-done-link = Alleen deze ene keer te zien, geldig tot { $date }. Geef de link zelf door, en alleen aan deze persoon.
grant-done-row = { $name }: { $result }
grant-done-many-invited = { $count ->
    [one] { $count } persoon uitgenodigd.
   *[other] { $count } personen uitgenodigd.
}
grant-done-many-revoked = { $count ->
    [one] Toegang van { $count } persoon beëindigd.
   *[other] Toegang van { $count } personen beëindigd.
}

## While the dialog waits

grant-waiting = Contacten laden…
grant-busy = De server heeft het druk. Wat u hebt ingevuld, is niet verloren; probeer het zo meteen opnieuw.
grant-unreachable = Er kwam geen antwoord. Controleer uw verbinding en probeer het opnieuw; wat al gedaan is, gebeurt niet nog een keer.
grant-try-again = Opnieuw proberen
grant-would-be-lost = Wat u hier hebt ingevuld, is nog niet gebruikt en zou verloren gaan.
grant-keep-editing = Verder bewerken
grant-discard = Invoer weggooien
