## The parent of a contact

contact-parent-find = Znajdź kontakt powyżej
contact-parent-find-hint = Część nazwy, adresu e-mail lub firmy. Znalezione kontakty można wybrać jako nadrzędne.
contact-parent-find-nobody = Nikogo nie znaleziono. Wpisz inną część nazwy.
contact-parent-find-these = Znalezione kontakty można wybrać jako nadrzędne.
contact-parent-find-first = Pierwsze znalezione kontakty można wybrać jako nadrzędne. Wpisz więcej znaków nazwy, aby znaleźć inne.
contact-parent-find-go = Znajdź

## Settings

rule-limit-in-currency = Limit płatności nowych dostępów jest kwotą w obecnej walucie. Najpierw wybierz inne prawo do płatności w części „Nowe dostępy”, potem zmień walutę.
settings-set-passwords = Administratorzy mogą ustawiać hasła

## Sessions

done-nothing-ended = Nie było czego kończyć: nikt nie był tam już zalogowany.
