## Importing contacts in the browser

import-nav = Import
import-title = Importați contacte
import-subtitle = Aduceți contacte din Odoo sau dintr-o foaie de calcul. Vedeți ce ar rezulta înainte să se scrie ceva.
import-file = Fișier CSV
import-file-hint = Un export din Odoo sau orice fișier CSV în UTF-8 sau UTF-16 cu virgule, punct și virgulă sau tabulatoare, de cel mult { $megabytes } MB. Prima linie numește coloanele, iar o coloană deosebește liniile, de exemplu ID-ul extern din Odoo.
import-upload = Încărcați
import-forgotten = Un fișier care nu este importat se șterge după o zi.
import-earlier = Importuri anterioare
import-column-file = Fișier
import-column-who = Adus de
import-column-when = Adus
import-operator = Linia de comandă
import-state-taken = Coloane de asociat
import-state-checking = Se verifică
import-state-checked = Verificat
import-state-rejected = Linii respinse
import-state-running = Se importă
import-state-done = Importat
import-match-title = Asociați coloanele
import-match-text = Fiecare coloană a fișierului completează un câmp sau nu este importată. Ce a fost recunoscut este deja ales.
import-column-name = Coloană
import-column-samples = Primele valori
import-column-field = Câmp
import-field-of = Câmp pentru coloana { $column }
import-not = Nu importați
import-nameless = (fără nume)
import-source = Sistem sursă
import-source-hint = Împreună cu ID-ul din fișier numește definitiv un contact: următorul import din acest sistem regăsește aceleași contacte.
import-check = Verificați fișierul
import-check-again = Verificați din nou
import-check-hint = Verificarea nu scrie nimic.
import-discard = Renunțați la fișier
import-gone = Fișierul nu mai este aici. Încărcați-l din nou.
import-field-id = ID extern
import-field-company = Este companie (da sau nu)
import-field-parent = ID-ul extern al contactului părinte
import-field-parent-name = Numele contactului părinte
import-field-state-code = Județ sau regiune (cod)
import-field-country-code = Țară (cod)
import-field-active = În uz (da sau nu)
import-checking = Fișierul se verifică. Puteți părăsi pagina și reveni mai târziu.
import-preview-title = Ce ar rezulta
import-result-title = Ce a rezultat
import-created = Contacte noi
import-changed = Modificate
import-unchanged = Neschimbate
import-kept = Păstrate fiindcă au fost editate aici
import-rejected = Linii respinse
import-rejected-text = Cât timp o linie este respinsă, nu se poate importa nimic. Corectați fișierul și încărcați-l din nou sau asociați altfel coloanele.
import-rejected-many = Sunt atât de multe linii respinse încât nu s-au mai căutat altele.
import-go = { $count ->
    [one] Importați { $count } contact
    [few] Importați { $count } contacte
   *[other] Importați { $count } de contacte
}
import-go-hint = Contactele importate anterior se modifică doar unde s-a schimbat fișierul și nimeni nu le-a editat aici.
import-lines-first = { $count ->
    [one] Se vede { $count } poziție; descărcarea le conține pe toate.
    [few] Se văd primele { $count } poziții; descărcarea le conține pe toate.
   *[other] Se văd primele { $count } de poziții; descărcarea le conține pe toate.
}
import-line = Linie
import-reason = Motiv
import-lines-download = Descărcați toate ca CSV
import-running = Importul este în curs. Puteți părăsi pagina și reveni mai târziu; continuă chiar dacă serverul este repornit.
import-contacts = Arătați contactele
import-another = Importați alt fișier
import-discarded = S-a renunțat. Nu s-a importat nimic.

## What is wrong with a file or with how its columns are matched

rule-unknown-salesperson = Niciun coleg activ nu are, el singur, numele sau autentificarea „{ $name }”. Creați autentificarea, corectați fișierul sau nu importați această coloană.
rule-unknown-payment-terms = Condițiile de plată „{ $name }” nu există aici. Scrieți în fișier, de exemplu, „30 zile” sau nu importați această coloană.
rule-unknown-currency = Nu există moneda „{ $name }”. Folosiți un cod precum EUR.
rule-field-matched-twice = Altă coloană completează deja acest câmp. Alegeți alt câmp sau nu importați această coloană.
rule-id-unmatched = Nicio coloană nu este asociată cu ID-ul extern. Fără el, următorul import nu ar regăsi aceste contacte.
rule-name-unmatched = Nicio coloană nu este asociată cu numele.
rule-source-invalid = Folosiți aici între 1 și 40 de caractere: a–z, 0–9, - _ . și nu „demo”.
rule-no-file = Alegeți un fișier.
rule-file-gone = Fișierul nu mai este aici sau a fost deja importat. Încărcați-l din nou dacă este nevoie.
rule-not-checked = Verificați mai întâi fișierul. Se poate importa doar un fișier fără linii respinse.
rule-too-many-files = { $max ->
    [one] Un fișier al dumneavoastră așteaptă deja ({ $max }). Importați-l sau renunțați mai întâi la el.
    [few] { $max } fișiere ale dumneavoastră așteaptă deja. Importați unul dintre ele sau renunțați mai întâi la unul.
   *[other] { $max } de fișiere ale dumneavoastră așteaptă deja. Importați unul dintre ele sau renunțați mai întâi la unul.
}
