## The list of contacts

contacts-title = Contacten
contacts-new = Nieuw contact
contacts-search = Contacten zoeken
contacts-search-go = Zoeken
contacts-filters = Filter
contacts-filter-all = Alle
contacts-filter-companies = Bedrijven
contacts-filter-persons = Personen
contacts-filter-access = Met portaaltoegang
contacts-filter-invited = Uitgenodigd
contacts-filter-archived = Gearchiveerd
contacts-orders = Volgorde
contacts-order-changed = Laatst gewijzigd
contacts-order-name = Op naam
contacts-count = { $count ->
    [one] { $count } contact
   *[other] { $count } contacten
}
contacts-column-name = Naam
contacts-column-company = Bedrijf
contacts-column-email = E-mail
contacts-column-phone = Telefoon
contacts-column-place = Plaats, land
contacts-column-access = Portaal
contacts-select = { $name } selecteren
contacts-select-all = Alles op deze pagina selecteren
contacts-selection-hint = Selecteer contacten om er samen iets mee te doen.
# Stands before a number: Selected: 3
contacts-selection-count = Geselecteerd:
contacts-selection-clear = Selectie wissen
contacts-empty-title = Nog geen contacten
contacts-empty-text = Hier staan de mensen en bedrijven waarmee u werkt. Maak het eerste contact aan of haal ze allemaal uit een bestand.
contacts-nothing-title = Niets gevonden
contacts-nothing-words = Geen contact hier komt overeen met “{ $words }”. Controleer de spelling of zoek in alle contacten.
contacts-nothing-filter = Er valt op dit moment geen contact onder dit filter.
contacts-nothing-action = Alle contacten tonen

## Portal state in one word

contacts-access-invited = Uitgenodigd
contacts-access-inside = In portaal
contacts-archived = Gearchiveerd

## One contact

contact-new-title = Nieuw contact
contact-action = Acties
contact-grant = Portaaltoegang verlenen
contact-archive = Archiveren
contact-bring-back = Terugzetten
contact-kind = Soort
contact-person = Persoon
contact-company = Bedrijf
contact-name = Naam
contact-parent = Bovenliggend contact
contact-parent-none = Geen
contact-type = Type
contact-type-contact = Contact
contact-type-invoice = Factuuradres
contact-type-delivery = Afleveradres
contact-type-other = Overig
contact-email = E-mail
contact-phone = Telefoon
contact-mobile = Mobiel
contact-website = Website
contact-job = Functie
contact-street = Straat en huisnummer
contact-street2 = Adresregel 2
contact-city = Plaats
contact-zip = Postcode
contact-state = Provincie/staat
contact-country = Land
contact-country-none = Niet ingevuld
contact-vat = Btw-nummer
contact-language = Taal
contact-language-none = Niet ingevuld
contact-tags = Labels
contact-tags-hint = Scheid ze met komma’s.
contact-notes = Notities
contact-group-main = Algemeen
contact-group-reach = Bereikbaarheid
contact-group-address = Adres
contact-group-more = Meer
contact-save = Opslaan
contact-cancel = Annuleren
contact-archived-notice = Dit contact is gearchiveerd. Het behoudt zijn documenten en staat niet in lijsten.

## Somebody else saved in the meantime

contact-conflict-title = Iemand anders heeft dit contact gewijzigd terwijl u het bewerkte
contact-conflict-text = Uw wijzigingen zijn nog niet opgeslagen. Waar de twee versies verschillen, staat in de velden hieronder wat u hebt ingevuld; met “Opslaan” vervangt u daarmee de opgeslagen versie.
contact-conflict-who = Opgeslagen door { $who } op { $when }.
contact-conflict-field = Veld
contact-conflict-yours = Uw invoer
contact-conflict-stored = Opgeslagen
contact-conflict-take = Opgeslagen versie overnemen
contact-conflict-nothing = (leeg)

## Below the form

contact-related = Gerelateerde contacten
contact-add = Contact toevoegen
contact-related-empty = Hier staan de personen en adressen van dit bedrijf.
contact-history = Geschiedenis
contact-history-empty = Voor dit contact is nog geen toegang verleend of beëindigd.

contact-event-created = heeft het contact aangemaakt
contact-event-changed = heeft het contact gewijzigd
contact-event-archived = heeft het contact gearchiveerd
contact-event-brought-back = heeft het contact teruggezet
contact-event-granted = heeft portaaltoegang verleend
contact-event-revoked = heeft de portaaltoegang beëindigd
contact-event-repeated = heeft een nieuwe uitnodiging gestuurd
contact-event-shown = heeft de link en code van de uitnodiging bekeken
contact-event-requested = heeft een nieuwe uitnodiging aangevraagd
contact-event-accepted = heeft de uitnodiging geaccepteerd
contact-event-signed-in = is ingelogd
contact-event-signed-out = is uitgelogd
contact-event-reset-requested = heeft een link voor een nieuw wachtwoord aangevraagd
contact-event-password-reset = heeft via een link per e-mail een nieuw wachtwoord gekozen
contact-event-password-changed = heeft het wachtwoord gewijzigd
