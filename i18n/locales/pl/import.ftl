## Importing contacts in the browser

import-nav = Import
import-title = Importuj kontakty
import-subtitle = Przenieś kontakty z Odoo lub arkusza. Zobaczysz, co z tego wyniknie, zanim cokolwiek zostanie zapisane.
import-file = Plik CSV
import-file-hint = Eksport z Odoo albo dowolny plik CSV w UTF-8 lub UTF-16 z przecinkami, średnikami lub tabulatorami, do { $megabytes } MB. Pierwszy wiersz nazywa kolumny, a jedna z kolumn odróżnia wiersze, na przykład zewnętrzny identyfikator Odoo.
import-upload = Prześlij
import-forgotten = Plik, który nie zostanie zaimportowany, jest usuwany po jednym dniu.
import-earlier = Wcześniejsze importy
import-column-file = Plik
import-column-who = Kto przesłał
import-column-when = Kiedy
import-operator = Wiersz poleceń
import-state-taken = Kolumny do przypisania
import-state-checking = Sprawdzany
import-state-checked = Sprawdzony
import-state-rejected = Odrzucone wiersze
import-state-running = Importowany
import-state-done = Zaimportowany
import-match-title = Przypisz kolumny
import-match-text = Każda kolumna pliku wypełnia jedno pole albo nie jest importowana. To, co zostało rozpoznane, jest już wybrane.
import-column-name = Kolumna
import-column-samples = Pierwsze wartości
import-column-field = Pole
import-field-of = Pole dla kolumny { $column }
import-not = Nie importuj
import-nameless = (bez nazwy)
import-source = System źródłowy
import-source-hint = Razem z identyfikatorem z pliku oznacza kontakt na stałe: następny import z tego systemu odnajdzie te same kontakty.
import-check = Sprawdź plik
import-check-again = Sprawdź ponownie
import-check-hint = Sprawdzanie niczego nie zapisuje.
import-discard = Odrzuć plik
import-gone = Pliku już tu nie ma. Prześlij go ponownie.
import-field-id = Zewnętrzny identyfikator
import-field-company = Jest firmą (tak lub nie)
import-field-parent = Zewnętrzny identyfikator kontaktu nadrzędnego
import-field-parent-name = Nazwa kontaktu nadrzędnego
import-field-state-code = Województwo lub region (kod)
import-field-country-code = Kraj (kod)
import-field-active = W użyciu (tak lub nie)
import-checking = Plik jest sprawdzany. Możesz opuścić tę stronę i wrócić później.
import-preview-title = Co z tego wyniknie
import-result-title = Co z tego wynikło
import-created = Nowe kontakty
import-changed = Zmienione
import-unchanged = Bez zmian
import-kept = Zachowane, bo zmienione tutaj
import-rejected = Odrzucone wiersze
import-rejected-text = Dopóki choć jeden wiersz jest odrzucony, niczego nie można zaimportować. Popraw plik i prześlij go ponownie albo przypisz kolumny inaczej.
import-rejected-many = Odrzuconych wierszy jest tak dużo, że dalszych nie szukano.
import-go = { $count ->
    [one] Importuj { $count } kontakt
    [few] Importuj { $count } kontakty
    [many] Importuj { $count } kontaktów
   *[other] Importuj { $count } kontaktu
}
import-go-hint = Kontakty zaimportowane wcześniej zmienią się tylko tam, gdzie zmienił się plik i nikt ich tu nie edytował.
import-lines-first = { $count ->
    [one] Widać { $count } pozycję; plik do pobrania zawiera wszystkie.
    [few] Widać pierwsze { $count } pozycje; plik do pobrania zawiera wszystkie.
    [many] Widać pierwszych { $count } pozycji; plik do pobrania zawiera wszystkie.
   *[other] Widać pierwsze { $count } pozycji; plik do pobrania zawiera wszystkie.
}
import-line = Wiersz
import-reason = Powód
import-lines-download = Pobierz wszystkie jako CSV
import-running = Import trwa. Możesz opuścić tę stronę i wrócić później; będzie kontynuowany nawet po ponownym uruchomieniu serwera.
import-contacts = Pokaż kontakty
import-another = Importuj kolejny plik
import-discarded = Odrzucono. Niczego nie zaimportowano.

## What is wrong with a file or with how its columns are matched

rule-unknown-salesperson = Żaden pracujący tu współpracownik nie ma jako jedyny nazwy ani loginu „{ $name }”. Utwórz login, popraw plik albo nie importuj tej kolumny.
rule-unknown-payment-terms = Warunków płatności „{ $name }” tu nie ma. Wpisz w pliku na przykład „30 dni” albo nie importuj tej kolumny.
rule-unknown-currency = Nie ma waluty „{ $name }”. Użyj kodu, na przykład EUR.
rule-field-matched-twice = Inna kolumna wypełnia już to pole. Wybierz inne pole albo nie importuj tej kolumny.
rule-id-unmatched = Żadna kolumna nie jest przypisana do zewnętrznego identyfikatora. Bez niego następny import nie odnajdzie tych kontaktów.
rule-name-unmatched = Żadna kolumna nie jest przypisana do nazwy.
rule-source-invalid = Użyj tu od 1 do 40 znaków: od a do z, od 0 do 9, - _ . i nie „demo”.
rule-no-file = Wybierz plik.
rule-file-gone = Pliku już tu nie ma albo został już zaimportowany. W razie potrzeby prześlij go ponownie.
rule-not-checked = Najpierw sprawdź plik. Zaimportować można tylko plik bez odrzuconych wierszy.
rule-too-many-files = { $max ->
    [one] Czeka już { $max } Twój plik. Najpierw go zaimportuj albo odrzuć.
    [few] Czekają już { $max } Twoje pliki. Najpierw zaimportuj albo odrzuć jeden z nich.
    [many] Czeka już { $max } Twoich plików. Najpierw zaimportuj albo odrzuć jeden z nich.
   *[other] Czeka już { $max } Twoich plików. Najpierw zaimportuj albo odrzuć jeden z nich.
}
