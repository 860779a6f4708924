## Pages that say what went wrong and what to do

error-bad-request-title = Nie udało się odczytać przesłanych danych
error-bad-request = Są niepełne albo uszkodzone. Wróć, wczytaj stronę jeszcze raz i powtórz czynność.
error-forbidden-title = Ta czynność nie jest dostępna
error-forbidden = Twoje konto nie ma do niej uprawnień. Jeśli ich potrzebujesz, poproś administratora.
error-cross-site-title = Ten formularz pochodzi z innego miejsca
error-cross-site = Dla twojego bezpieczeństwa przyjmujemy tylko formularze z tej witryny. Otwórz stronę tutaj i wyślij formularz ponownie.
error-not-found-title = Tu niczego nie ma
error-not-found = W adresie może być literówka, strona mogła zniknąć albo nie jest ci udostępniona.
error-method-title = Ta strona nie działa w ten sposób
error-method = Wróć i skorzystaj z linków i przycisków na stronie.
error-too-large-title = To za dużo naraz
error-too-large = Przesłane dane są większe, niż ta strona może przyjąć. Skróć je i wyślij ponownie.
error-unprocessable-title = Tego formularza nie można przyjąć w tej postaci
error-unprocessable = Brakuje jakiegoś pola albo zawiera ono coś nieoczekiwanego. Wróć, wczytaj stronę jeszcze raz i wypełnij formularz ponownie.
error-too-many-title = Zbyt wiele prób w krótkim czasie
error-too-many = { $minutes ->
    [one] Odczekaj minutę i spróbuj ponownie.
    [few] Odczekaj { $minutes } minuty i spróbuj ponownie.
    [many] Odczekaj { $minutes } minut i spróbuj ponownie.
   *[other] Odczekaj { $minutes } minuty i spróbuj ponownie.
}
error-internal-title = Coś poszło nie tak po naszej stronie
error-internal = To nie twoja wina, a problem został odnotowany. Spróbuj ponownie za chwilę; jeśli nic się nie zmieni, podaj nam poniższy numer.
error-request-id = Numer zgłoszenia: { $id }
error-unavailable-title = Mamy teraz chwilę dużego ruchu
error-unavailable = { $seconds ->
    [one] Nic nie przepadło. Spróbuj ponownie za sekundę.
    [few] Nic nie przepadło. Spróbuj ponownie za { $seconds } sekundy.
    [many] Nic nie przepadło. Spróbuj ponownie za { $seconds } sekund.
   *[other] Nic nie przepadło. Spróbuj ponownie za { $seconds } sekundy.
}
error-unavailable-partly = To, co wypełniono, pozostaje, z wyjątkiem haseł i plików: trzeba je będzie podać ponownie. Spróbuj ponownie za chwilę.
error-retry = Spróbuj ponownie
error-home = Przejdź do strony głównej
