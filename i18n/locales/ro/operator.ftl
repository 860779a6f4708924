## Pages for whoever runs Atrium: what address it sees

connection-title = Conexiunea dumneavoastră
connection-subtitle = Cum a ajuns la Atrium cererea acestei pagini. Limitarea încercărilor, sesiunile și jurnalul se bazează pe această adresă.
connection-address = Adresa care contează
connection-connected = Conectat de la
connection-forwarded = X-Forwarded-For, așa cum a sosit
connection-proxies = Proxy-uri de încredere
connection-none = niciunul
connection-believed = Conexiunea vine de la un proxy de încredere, așa că antetul său X-Forwarded-For a fost crezut.
connection-silent-proxy = Conexiunea vine de la un proxy de încredere, dar acesta nu spune pentru cine: toți par să vină de la proxy. Configurați-l să adauge X-Forwarded-For.
connection-not-believed = A sosit un antet X-Forwarded-For, dar conexiunea nu vine de la un proxy de încredere, așa că nu a fost crezut. Dacă adresa de mai jos este proxy-ul dumneavoastră, adăugați-o la trusted_proxies.
connection-unreadable = Conexiunea vine de la un proxy de încredere, dar antetul său X-Forwarded-For nu a putut fi citit: conține ceva ce nu este o adresă. Configurați proxy-ul să scrie numai adrese.
connection-direct = Conexiunea este directă. Dacă în față există un proxy, configurați-l să adauge X-Forwarded-For și adăugați adresa lui la trusted_proxies.
