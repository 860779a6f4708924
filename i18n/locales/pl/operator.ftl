## Pages for whoever runs Atrium: what address it sees

connection-title = Twoje połączenie
connection-subtitle = Jak żądanie tej strony dotarło do Atrium. Ograniczanie prób, sesje i dziennik opierają się na tym adresie.
connection-address = Adres, który się liczy
connection-connected = Połączono z
connection-forwarded = X-Forwarded-For w otrzymanej postaci
connection-proxies = Zaufane serwery proxy
connection-none = brak
connection-believed = Połączenie pochodzi z zaufanego serwera proxy, więc jego nagłówkowi X-Forwarded-For dano wiarę.
connection-silent-proxy = Połączenie pochodzi z zaufanego serwera proxy, ale nie podaje on, w czyim imieniu: wszyscy zdają się łączyć z proxy. Skonfiguruj go tak, aby dodawał X-Forwarded-For.
connection-not-believed = Nadszedł nagłówek X-Forwarded-For, ale połączenie nie pochodzi z zaufanego serwera proxy, więc nie dano mu wiary. Jeśli poniższy adres to Twój serwer proxy, dodaj go do trusted_proxies.
connection-unreadable = Połączenie pochodzi z zaufanego serwera proxy, ale jego nagłówka X-Forwarded-For nie udało się odczytać: zawiera coś, co nie jest adresem. Skonfiguruj proxy tak, aby wpisywał same adresy.
connection-direct = Połączenie jest bezpośrednie. Jeśli przed Atrium stoi serwer proxy, skonfiguruj go tak, aby dodawał X-Forwarded-For, i dodaj jego adres do trusted_proxies.
