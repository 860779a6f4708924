## Pages for whoever runs Atrium: what address it sees

connection-title = Ihre Verbindung
connection-subtitle = Wie die Anfrage dieser Seite Atrium erreicht hat. Drosselung, Sitzungen und Protokoll richten sich nach dieser Adresse.
connection-address = Adresse, die zählt
connection-connected = Verbunden von
connection-forwarded = X-Forwarded-For, wie es ankam
connection-proxies = Vertrauenswürdige Proxys
connection-none = keine
connection-believed = Die Verbindung kommt von einem vertrauenswürdigen Proxy; sein X-Forwarded-For wurde deshalb geglaubt.
connection-silent-proxy = Die Verbindung kommt von einem vertrauenswürdigen Proxy, der aber nicht sagt, für wen: alle scheinen vom Proxy zu kommen. Lassen Sie ihn X-Forwarded-For ergänzen.
connection-not-believed = Es kam ein X-Forwarded-For, aber die Verbindung kommt nicht von einem vertrauenswürdigen Proxy; es wurde nicht geglaubt. Ist die Adresse unten Ihr eigener Proxy, nehmen Sie sie in trusted_proxies auf.
connection-unreadable = Die Verbindung kommt von einem vertrauenswürdigen Proxy, aber sein X-Forwarded-For konnte nicht gelesen werden: Es enthält etwas, das keine Adresse ist. Lassen Sie den Proxy nur Adressen schreiben.
connection-direct = Die Verbindung ist direkt. Steht ein Proxy davor, lassen Sie ihn X-Forwarded-For ergänzen und nehmen Sie seine Adresse in trusted_proxies auf.
