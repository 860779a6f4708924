## What is wrong with what was typed, and the way out

rule-required = Completați acest câmp.
rule-too-long = { $max ->
    [one] Folosiți cel mult { $max } caracter.
    [few] Folosiți cel mult { $max } caractere.
   *[other] Folosiți cel mult { $max } de caractere.
}
rule-too-many = { $max ->
    [one] Introduceți cel mult { $max } element.
    [few] Introduceți cel mult { $max } elemente.
   *[other] Introduceți cel mult { $max } de elemente.
}
rule-control-character = Eliminați din text caracterul invizibil sau trecerea la rând nou.
rule-invalid-utf8 = Acest text nu este în format UTF-8. Salvați fișierul ca UTF-8 și încercați din nou.

rule-email-invalid = Această adresă de e-mail nu este validă. Introduceți exact o adresă, de exemplu name@example.com.
rule-email-taken = Această adresă de e-mail este deja folosită de alt utilizator. Introduceți alta.
rule-email-twice = Această adresă de e-mail apare și pe alt rând. Dați fiecărei persoane adresa ei.

rule-password-too-short = { $min ->
    [one] Folosiți cel puțin { $min } caracter.
    [few] Folosiți cel puțin { $min } caractere.
   *[other] Folosiți cel puțin { $min } de caractere.
}
rule-password-too-long = { $max ->
    [one] Folosiți o parolă mai scurtă: cel mult { $max } octet.
    [few] Folosiți o parolă mai scurtă: cel mult { $max } octeți.
   *[other] Folosiți o parolă mai scurtă: cel mult { $max } de octeți.
}
rule-password-guessable = Este puțin mai mult decât un nume sau o adresă cunoscută de alții. Alegeți ceva mai greu de ghicit.
rule-passwords-differ = Cele două parole nu coincid. Introduceți-le din nou pe amândouă.
rule-password-wrong = Aceasta nu este parola actuală. Introduceți-o din nou.
rule-password-unchanged = Aceasta este parola pe care o aveți acum sau aproape aceeași. Alegeți alta.

rule-unknown-kind = Alegeți persoană sau companie.
rule-unknown-type = Alegeți unul dintre tipuri.
rule-unknown-country = Alegeți o țară din listă.
rule-unknown-language = Alegeți o limbă din listă.
rule-unknown-parent = Nu există acest contact. Alegeți altul.
rule-parent-is-itself = Un contact nu poate fi propriul părinte. Alegeți altul.
rule-too-deep = Contactele se pot afla cel mult pe { $max } niveluri unul sub altul. Alegeți un părinte aflat mai sus.
rule-website-invalid = Introduceți o adresă web care începe cu http:// sau https://.
rule-phone-invalid = Introduceți un număr de telefon: doar cifre, spații și + ( ) - /.
rule-not-a-number = Introduceți un număr întreg.
rule-not-a-boolean = Introduceți da sau nu.
rule-amount-invalid = Introduceți o sumă precum 1200.50, nenegativă și cu cel mult atâtea zecimale câte are moneda.
rule-unknown-choice = Alegeți una dintre opțiuni.

rule-stale-version = Altcineva a salvat o versiune mai nouă. Comparați-le, apoi salvați din nou.
rule-contact-gone = Acest contact nu mai există.
rule-contact-archived = Acest contact este arhivat. Scoateți-l mai întâi din arhivă.
rule-above-archived = { $name } se află deasupra acestui contact și este arhivat. Scoateți-l mai întâi din arhivă.
rule-access-in-the-way = Cineva de aici are acces la portal și ar vedea, după această modificare, documentele altei companii. Revocați mai întâi accesul.
rule-nothing-selected = Bifați cel puțin un rând.
rule-internal-user = Acesta este un utilizator intern, care nu are nevoie de acces la portal.
rule-already-in-portal = Acest contact are deja acces.
rule-not-in-portal = Acest contact nu are încă acces. Acordați-i mai întâi acces.
rule-login-elsewhere = Cu această adresă de e-mail se conectează utilizatorul de portal al altui client.
rule-rights-beyond-own = Puteți acorda doar drepturile pe care aveți voie să le acordați. Alegeți mai puține.

rule-sign-in-refused = Adresa de e-mail sau parola nu este corectă. Verificați-le pe ambele sau resetați parola.
rule-code-wrong = Adresa de e-mail sau codul nu este corect ori codul nu mai funcționează: după cinci încercări greșite expiră. Linkul din același mesaj încă funcționează.
rule-too-many-attempts-seconds = { $seconds ->
    [one] Prea multe încercări. Încercați din nou peste o secundă.
    [few] Prea multe încercări. Încercați din nou peste { $seconds } secunde.
   *[other] Prea multe încercări. Încercați din nou peste { $seconds } de secunde.
}
rule-too-many-attempts-minutes = { $minutes ->
    [one] Prea multe încercări. Încercați din nou peste un minut.
    [few] Prea multe încercări. Încercați din nou peste { $minutes } minute.
   *[other] Prea multe încercări. Încercați din nou peste { $minutes } de minute.
}
rule-busy = Este mult de lucru în acest moment. Așteptați câteva secunde și trimiteți din nou.

rule-missing-column = Fișierul nu are coloana „{ $column }”. Adăugați-o și încercați din nou.
rule-duplicate-column = Fișierul are coloana „{ $column }” de două ori. Păstrați una singură.
rule-wrong-field-count = Numărul de câmpuri pe acest rând: { $found }; în antet: { $expected }. Verificați ghilimelele și separatorii.
rule-empty-file = Fișierul nu are niciun rând sub antet.
rule-malformed-csv = Acest rând nu poate fi citit ca CSV. Verificați ghilimelele.
rule-duplicate-external-id = Acest identificator se află deja pe rândul { $line }. Dați fiecărui contact unul propriu.
rule-unknown-external-parent = Contactul părinte „{ $id }” nu este nici în acest fișier, nici importat anterior.
