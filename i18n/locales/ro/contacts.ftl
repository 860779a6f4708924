## The list of contacts

contacts-title = Contacte
contacts-new = Contact nou
contacts-search = Căutați în contacte
contacts-search-go = Căutați
contacts-filters = Filtru
contacts-filter-all = Toate
contacts-filter-companies = Companii
contacts-filter-persons = Persoane
contacts-filter-access = Cu acces la portal
contacts-filter-invited = Invitate
contacts-filter-archived = Arhivate
contacts-orders = Sortare
contacts-order-changed = Modificate recent
contacts-order-name = După nume
contacts-count = { $count ->
    [one] { $count } contact
    [few] { $count } contacte
   *[other] { $count } de contacte
}
contacts-column-name = Nume
contacts-column-company = Companie
contacts-column-email = E-mail
contacts-column-phone = Telefon
contacts-column-place = Localitate, țară
contacts-column-access = Portal
contacts-select = Selectați { $name }
contacts-select-all = Selectați tot de pe această pagină
contacts-selection-hint = Cu cele selectate
# Stands before a number: Selected: 3
contacts-selection-count = Selectate:
contacts-selection-clear = Deselectați
contacts-empty-title = Niciun contact deocamdată
contacts-empty-text = Aici se păstrează persoanele și companiile cu care lucrați. Creați primul contact sau importați-le pe toate dintr-un fișier.
contacts-nothing-title = Niciun rezultat
contacts-nothing-words = Niciun contact de aici nu corespunde cu „{ $words }”. Verificați ortografia sau căutați în toate contactele.
contacts-nothing-filter = Momentan nu există niciun contact în acest filtru.
contacts-nothing-action = Afișați toate contactele

## Portal state in one word

contacts-access-invited = Invitat
contacts-access-inside = În portal
contacts-archived = Arhivat

## One contact

contact-new-title = Contact nou
contact-action = Acțiune
contact-grant = Acordați acces la portal
contact-archive = Arhivați
contact-bring-back = Scoateți din arhivă
contact-kind = Categorie
contact-person = Persoană
contact-company = Companie
contact-name = Nume
contact-parent = Contact părinte
contact-parent-none = Niciunul
contact-type = Tip
contact-type-contact = Contact
contact-type-invoice = Adresă de facturare
contact-type-delivery = Adresă de livrare
contact-type-other = Altul
contact-email = E-mail
contact-phone = Telefon
contact-mobile = Telefon mobil
contact-website = Site web
contact-job = Funcție
contact-street = Stradă
contact-street2 = Adresă, rândul 2
contact-city = Localitate
contact-zip = Cod poștal
contact-state = Județ sau regiune
contact-country = Țară
contact-country-none = Nespecificată
contact-vat = Cod TVA
contact-language = Limbă
contact-language-none = Nespecificată
contact-tags = Etichete
contact-tags-hint = Separați-le prin virgule.
contact-notes = Note
contact-group-main = Date de bază
contact-group-reach = Date de contact
contact-group-address = Adresă
contact-group-more = Altele
contact-save = Salvați
contact-cancel = Anulați
contact-archived-notice = Acest contact este arhivat. Își păstrează documentele și nu mai apare în liste.

## Somebody else saved in the meantime

contact-conflict-title = Altcineva a modificat acest contact în timp ce îl editați
contact-conflict-text = Modificările dumneavoastră nu sunt încă salvate. Acolo unde versiunile diferă, câmpurile de mai jos conțin ce ați scris; „Salvați” înlocuiește cu acestea datele existente.
contact-conflict-who = Salvat de { $who } la { $when }.
contact-conflict-field = Câmp
contact-conflict-yours = Versiunea dumneavoastră
contact-conflict-stored = Versiunea salvată
contact-conflict-take = Preluați versiunea salvată
contact-conflict-nothing = (gol)

## Below the form

contact-related = Contacte asociate
contact-add = Adăugați un contact
contact-related-empty = Aici apar persoanele și adresele acestei companii.
contact-history = Istoric
contact-history-empty = Nimeni nu a acordat sau retras încă accesul acestui contact.

contact-event-created = a creat contactul
contact-event-changed = a modificat contactul
contact-event-archived = a arhivat contactul
contact-event-brought-back = a scos contactul din arhivă
contact-event-granted = a acordat acces la portal
contact-event-revoked = a retras accesul la portal
contact-event-repeated = a trimis o invitație nouă
contact-event-shown = a văzut linkul și codul invitației
contact-event-requested = a cerut o invitație nouă
contact-event-accepted = a acceptat invitația
contact-event-signed-in = s-a conectat
contact-event-signed-out = s-a deconectat
contact-event-reset-requested = a cerut un link pentru alegerea unei parole noi
contact-event-password-reset = a ales o parolă nouă printr-un link primit pe e-mail
contact-event-password-changed = a schimbat parola
