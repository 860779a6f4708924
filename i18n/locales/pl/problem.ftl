## What is wrong with what was typed, and the way out

rule-required = Wypełnij to pole.
rule-too-long = { $max ->
    [one] Użyj najwyżej { $max } znaku.
    [few] Użyj najwyżej { $max } znaków.
    [many] Użyj najwyżej { $max } znaków.
   *[other] Użyj najwyżej { $max } znaku.
}
rule-too-many = { $max ->
    [one] Podaj najwyżej { $max } pozycję.
    [few] Podaj najwyżej { $max } pozycje.
    [many] Podaj najwyżej { $max } pozycji.
   *[other] Podaj najwyżej { $max } pozycji.
}
rule-control-character = Usuń z tekstu niewidoczny znak lub podział wiersza.
rule-invalid-utf8 = Ten tekst nie jest zapisany w UTF-8. Zapisz plik w UTF-8 i spróbuj ponownie.

rule-email-invalid = Ten adres e-mail jest nieprawidłowy. Podaj dokładnie jeden adres, na przykład name@example.com.
rule-email-taken = Tego adresu e-mail używa już inny użytkownik. Podaj inny.
rule-email-twice = Ten adres e-mail jest też w innym wierszu. Podaj każdej osobie jej własny adres.

rule-password-too-short = { $min ->
    [one] Użyj co najmniej { $min } znaku.
    [few] Użyj co najmniej { $min } znaków.
    [many] Użyj co najmniej { $min } znaków.
   *[other] Użyj co najmniej { $min } znaku.
}
rule-password-too-long = { $max ->
    [one] Użyj krótszego hasła: najwyżej { $max } bajt.
    [few] Użyj krótszego hasła: najwyżej { $max } bajty.
    [many] Użyj krótszego hasła: najwyżej { $max } bajtów.
   *[other] Użyj krótszego hasła: najwyżej { $max } bajta.
}
rule-password-guessable = To niewiele więcej niż nazwa lub adres, które znają inni. Wybierz coś trudniejszego do odgadnięcia.
rule-passwords-differ = Hasła nie są takie same. Wpisz oba jeszcze raz.
rule-password-wrong = To nie jest obecne hasło. Wpisz je jeszcze raz.
rule-password-unchanged = To hasło jest już ustawione albo prawie się od niego nie różni. Wybierz inne.

rule-unknown-kind = Wybierz osobę lub firmę.
rule-unknown-type = Wybierz jeden z typów.
rule-unknown-country = Wybierz kraj z listy.
rule-unknown-language = Wybierz język z listy.
rule-unknown-parent = Nie ma takiego kontaktu. Wybierz inny.
rule-parent-is-itself = Kontakt nie może być nadrzędny wobec siebie. Wybierz inny.
rule-too-deep = Kontakty mogą leżeć najwyżej na { $max } poziomach jeden pod drugim. Wybierz kontakt nadrzędny leżący wyżej.
rule-website-invalid = Podaj adres strony zaczynający się od http:// lub https://.
rule-phone-invalid = Podaj numer telefonu: tylko cyfry, spacje i znaki + ( ) - /.
rule-not-a-number = Podaj liczbę całkowitą.
rule-not-a-boolean = Podaj tak lub nie.
rule-amount-invalid = Podaj kwotę w postaci 1200.50, nieujemną i z nie większą liczbą miejsc po przecinku, niż ma waluta.
rule-unknown-choice = Wybierz jedną z opcji.

rule-stale-version = Ktoś inny zapisał nowszą wersję. Porównaj obie, a potem zapisz ponownie.
rule-contact-gone = Tego kontaktu już nie ma.
rule-contact-archived = Ten kontakt jest w archiwum. Najpierw go przywróć.
rule-above-archived = { $name } stoi nad tym kontaktem i jest w archiwum. Najpierw przywróć ten kontakt nadrzędny.
rule-access-in-the-way = Ktoś tutaj ma dostęp do portalu i po tej zmianie widziałby dokumenty innej firmy. Najpierw cofnij dostęp.
rule-nothing-selected = Zaznacz co najmniej jeden wiersz.
rule-internal-user = To użytkownik wewnętrzny, który nie potrzebuje dostępu do portalu.
rule-already-in-portal = Ten kontakt ma już dostęp.
rule-not-in-portal = Ten kontakt nie ma jeszcze dostępu. Najpierw go przyznaj.
rule-login-elsewhere = Ten adres e-mail to login użytkownika portalu u innego klienta.
rule-rights-beyond-own = Możesz nadać tylko te uprawnienia, które wolno ci nadawać. Wybierz mniej.

rule-sign-in-refused = Adres e-mail lub hasło się nie zgadza. Sprawdź jedno i drugie albo zresetuj hasło.
rule-code-wrong = Adres e-mail lub kod się nie zgadza albo kod już nie działa: wygasa po pięciu błędnych próbach. Link z tej samej wiadomości nadal działa.
rule-too-many-attempts-seconds = { $seconds ->
    [one] Zbyt wiele prób. Spróbuj ponownie za sekundę.
    [few] Zbyt wiele prób. Spróbuj ponownie za { $seconds } sekundy.
    [many] Zbyt wiele prób. Spróbuj ponownie za { $seconds } sekund.
   *[other] Zbyt wiele prób. Spróbuj ponownie za { $seconds } sekundy.
}
rule-too-many-attempts-minutes = { $minutes ->
    [one] Zbyt wiele prób. Spróbuj ponownie za minutę.
    [few] Zbyt wiele prób. Spróbuj ponownie za { $minutes } minuty.
    [many] Zbyt wiele prób. Spróbuj ponownie za { $minutes } minut.
   *[other] Zbyt wiele prób. Spróbuj ponownie za { $minutes } minuty.
}
rule-busy = Mamy teraz dużo do zrobienia. Odczekaj kilka sekund i wyślij ponownie.

rule-missing-column = W pliku nie ma kolumny „{ $column }”. Dodaj ją i spróbuj ponownie.
rule-duplicate-column = Kolumna „{ $column }” występuje w pliku dwa razy. Zostaw jedną.
rule-wrong-field-count = Liczba pól w tym wierszu: { $found }, w nagłówku: { $expected }. Sprawdź cudzysłowy i separatory.
rule-empty-file = Plik nie ma żadnych wierszy pod nagłówkiem.
rule-malformed-csv = Tego wiersza nie można odczytać jako CSV. Sprawdź cudzysłowy.
rule-duplicate-external-id = Ten identyfikator jest już w wierszu { $line }. Nadaj każdemu kontaktowi jego własny.
rule-unknown-external-parent = Kontaktu nadrzędnego „{ $id }” nie ma w tym pliku ani wśród wcześniej zaimportowanych.
