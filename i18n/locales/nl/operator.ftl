## Pages for whoever runs Atrium: what address it sees

connection-title = Uw verbinding
connection-subtitle = Hoe het verzoek van deze pagina Atrium heeft bereikt. Afremming, sessies en logboek gaan uit van dit adres.
connection-address = Adres dat telt
connection-connected = Verbonden vanaf
connection-forwarded = X-Forwarded-For, zoals het binnenkwam
connection-proxies = Vertrouwde proxy’s
connection-none = geen
connection-believed = De verbinding komt van een vertrouwde proxy; de X-Forwarded-For ervan is daarom geloofd.
connection-silent-proxy = De verbinding komt van een vertrouwde proxy, maar die zegt niet voor wie: iedereen lijkt van de proxy te komen. Laat de proxy X-Forwarded-For toevoegen.
connection-not-believed = Er kwam een X-Forwarded-For mee, maar de verbinding komt niet van een vertrouwde proxy; het is niet geloofd. Is het adres hieronder uw eigen proxy, voeg het dan toe aan trusted_proxies.
connection-unreadable = De verbinding komt van een vertrouwde proxy, maar de X-Forwarded-For ervan kon niet worden gelezen: er staat iets in dat geen adres is. Laat de proxy alleen adressen schrijven.
connection-direct = De verbinding is rechtstreeks. Staat er een proxy voor, laat die dan X-Forwarded-For toevoegen en voeg het adres ervan toe aan trusted_proxies.
