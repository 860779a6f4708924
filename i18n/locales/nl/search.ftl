## Search over everything

search-title = Zoeken
search-label = Contacten en pagina’s zoeken
search-hint = Typ een naam, een adres, een nummer, of wat u wilt doen.
search-nothing = Niets gevonden voor “{ $words }”
search-nothing-text = Probeer minder woorden, of het begin van een woord.
search-count = { $count ->
    [one] { $count } resultaat
   *[other] { $count } resultaten
}
search-more = Alle passende contacten tonen
search-more-users = Alle passende gebruikers tonen
search-contacts = Contacten
search-pages = Pagina’s en acties

## The keyboard

keys-title = Sneltoetsen
keys-intro = Alles is bereikbaar met Tab en Enter. Deze toetsen zijn sneller. Terwijl u in een veld typt doen ze niets.
keys-everywhere = Overal
keys-apps = Naar een onderdeel: de ene toets na de andere
keys-lists = In een lijst
keys-search = Zoeken
keys-help = Deze pagina tonen
keys-new = Iets nieuws beginnen: de hoofdknop van de pagina
keys-escape = Sluiten wat open is
keys-go = Naar { $app }
keys-next = Volgende rij
keys-previous = Vorige rij
keys-open = De rij openen
keys-tick = De rij aanvinken
keys-switch-on = Losse toetsen inschakelen
keys-switch-off = Losse toetsen uitschakelen
