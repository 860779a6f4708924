## Search over everything

search-title = Szukaj
search-label = Szukaj kontaktów i stron
search-hint = Wpisz nazwę, adres, numer albo to, co chcesz zrobić.
search-nothing = Nic nie znaleziono dla „{ $words }”
search-nothing-text = Spróbuj użyć mniej słów albo początku słowa.
search-count = { $count ->
    [one] { $count } wynik
    [few] { $count } wyniki
    [many] { $count } wyników
   *[other] { $count } wyniku
}
search-more = Pokaż wszystkie pasujące kontakty
search-more-users = Pokaż wszystkich pasujących użytkowników
search-contacts = Kontakty
search-pages = Strony i działania

## The keyboard

keys-title = Skróty klawiszowe
keys-intro = Do wszystkiego można dojść klawiszami Tab i Enter. Te klawisze są szybsze. Gdy piszesz w polu, nic nie robią.
keys-everywhere = Wszędzie
keys-apps = Przejście do działu: jeden klawisz po drugim
keys-lists = Na liście
keys-search = Szukaj
keys-help = Pokaż tę stronę
keys-new = Zacznij coś nowego: główny przycisk strony
keys-escape = Zamknij to, co otwarte
keys-go = Przejdź do: { $app }
keys-next = Następny wiersz
keys-previous = Poprzedni wiersz
keys-open = Otwórz wiersz
keys-tick = Zaznacz wiersz
keys-switch-on = Włącz pojedyncze klawisze
keys-switch-off = Wyłącz pojedyncze klawisze
