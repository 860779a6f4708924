## Two administrators save one page

settings-conflict-title = Podczas twojej edycji ktoś inny zapisał te ustawienia
settings-conflict-text = Twoje zmiany nie są jeszcze zapisane. Tam, gdzie wersje się różnią, pola poniżej zawierają twoje wpisy; „Zapisz” zastąpi nimi to, co teraz obowiązuje.
