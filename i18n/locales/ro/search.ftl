## Search over everything

search-title = Căutare
search-label = Căutați contacte și pagini
search-hint = Scrieți un nume, o adresă, un număr sau ce doriți să faceți.
search-nothing = Nu s-a găsit nimic pentru „{ $words }”
search-nothing-text = Încercați mai puține cuvinte sau începutul unuia.
search-count = { $count ->
    [one] { $count } rezultat
    [few] { $count } rezultate
   *[other] { $count } de rezultate
}
search-more = Afișați toate contactele potrivite
search-more-users = Afișați toți utilizatorii potriviți
search-contacts = Contacte
search-pages = Pagini și acțiuni

## The keyboard

keys-title = Comenzi rapide de la tastatură
keys-intro = La toate se ajunge cu Tab și Enter. Aceste taste sunt mai rapide. Cât timp scrieți într-un câmp, nu fac nimic.
keys-everywhere = Peste tot
keys-apps = Către o secțiune: o tastă după alta
keys-lists = Într-o listă
keys-search = Căutare
keys-help = Afișați această pagină
keys-new = Începeți ceva nou: butonul principal al paginii
keys-escape = Închideți ce este deschis
keys-go = Mergeți la { $app }
keys-next = Rândul următor
keys-previous = Rândul anterior
keys-open = Deschideți rândul
keys-tick = Bifați rândul
keys-switch-on = Activați tastele simple
keys-switch-off = Dezactivați tastele simple
