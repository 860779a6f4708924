## The list, what is selected in it, and what is taken out of it

list-count-more = { $count ->
    [one] Peste { $count } contact
    [few] Peste { $count } contacte
   *[other] Peste { $count } de contacte
}
list-tag = Etichetă
list-tag-any = Orice etichetă
list-all-matching = { $count ->
    [one] Cel { $count } care corespunde, pe toate paginile
    [few] Toate cele { $count } care corespund, pe toate paginile
   *[other] Toate cele { $count } de contacte care corespund, pe toate paginile
}
list-export = Exportați ca CSV
list-tags = Modificați etichetele
list-merge = Îmbinați
list-file = contacte

## Acts on many

bulk-title = Contacte selectate
bulk-selected = { $count ->
    [one] { $count } contact este selectat.
    [few] { $count } contacte sunt selectate.
   *[other] { $count } de contacte sunt selectate.
}
bulk-tag-hint = O singură etichetă. Dacă nu există încă, adăugarea o creează.
bulk-add-tag = Adăugați eticheta
bulk-remove-tag = Eliminați eticheta
bulk-back = Înapoi la contacte
bulk-counted = { $count ->
    [one] Acum se potrivește { $count } contact, iar lista arăta alt număr. Nu s-a făcut încă nimic.
    [few] Acum se potrivesc { $count } contacte, iar lista arăta alt număr. Nu s-a făcut încă nimic.
   *[other] Acum se potrivesc { $count } de contacte, iar lista arăta alt număr. Nu s-a făcut încă nimic.
}
bulk-go-on = { $count ->
    [one] Continuați cu { $count } contact
    [few] Continuați cu { $count } contacte
   *[other] Continuați cu { $count } de contacte
}
bulk-changed = { $count ->
    [one] { $count } contact a fost modificat.
    [few] { $count } contacte au fost modificate.
   *[other] { $count } de contacte au fost modificate.
}
bulk-unchanged = { $count ->
    [one] { $count } era deja așa.
    [few] { $count } erau deja așa.
   *[other] { $count } de contacte erau deja așa.
}
bulk-gone = { $count ->
    [one] { $count } nu mai există.
    [few] { $count } nu mai există.
   *[other] { $count } de contacte nu mai există.
}
bulk-refused-access = { $count ->
    [one] { $count } a rămas neschimbat, fiindcă cineva ar pierde accesul la portal:
    [few] { $count } au rămas neschimbate, fiindcă cineva ar pierde accesul la portal:
   *[other] { $count } de contacte au rămas neschimbate, fiindcă cineva ar pierde accesul la portal:
}
bulk-refused-tags = { $count ->
    [one] { $count } are deja numărul maxim de etichete:
    [few] { $count } au deja numărul maxim de etichete:
   *[other] { $count } de contacte au deja numărul maxim de etichete:
}

## Before access ends

ask-archive-title = Arhivarea încheie accesul la portal
ask-move-title = Mutarea încheie accesul la portal
ask-who = { $count ->
    [one] Nimic nu s-a modificat încă. Această persoană ar pierde imediat accesul; contactul și documentele rămân:
    [few] Nimic nu s-a modificat încă. Aceste { $count } persoane ar pierde imediat accesul; contactele și documentele rămân:
   *[other] Nimic nu s-a modificat încă. Aceste { $count } de persoane ar pierde imediat accesul; contactele și documentele rămân:
}
ask-person = { $name } ({ $login })
ask-more = { $count ->
    [one] și încă { $count }
    [few] și încă { $count }
   *[other] și încă { $count }
}
ask-archive = Arhivați și încheiați accesul
ask-move = Mutați și încheiați accesul
ask-merge = Îmbinați și încheiați accesul
ask-archive-others = { $count ->
    [one] Arhivați celălalt { $count }
    [few] Arhivați celelalte { $count }
   *[other] Arhivați celelalte { $count }
}

## Sales & purchase

sales-title = Vânzări și achiziții
sales-person = Agent de vânzări
sales-person-none = Niciunul
sales-terms = Condiții de plată
sales-terms-immediate = Imediat
sales-terms-days = { $days ->
    [one] { $days } zi
    [few] { $days } zile
   *[other] { $days } de zile
}
sales-terms-month = Sfârșitul lunii
sales-terms-next-month = Sfârșitul lunii următoare
sales-currency = Monedă
sales-not-given = Nespecificat
sales-customer-reference = Referință client
sales-supplier-reference = Referință furnizor

## Merging duplicates

merge-title = Îmbinarea contactelor
merge-text = Un contact rămâne. Ce au celelalte trece la el; apoi sunt arhivate și nimic nu se șterge.
merge-stays = Care rămâne
merge-look = Arătați ce se mută
merge-button = Îmbinați
merge-stale = Unul dintre aceste contacte a fost modificat între timp. Încă nu s-a îmbinat nimic; aceasta este situația acum.
merge-children = Contacte asociate
merge-origins = Rânduri importate
merge-filled = Se completează
merge-filled-none = Nimic: contactul care rămâne are deja o valoare oriunde au celelalte.
merge-left = Nu se preia
merge-left-text = Contactul care rămâne are aici propria valoare. Celelalte pot fi citite în continuare la contactele arhivate.
merge-keeps = Păstrează accesul la portal
merge-keeps-text = Datele lor de autentificare rămân la fel și vor vedea ce ține de { $name }.
merge-ends = Pierd accesul la portal
merge-ends-text = Aparțin altei companii sau sunt același cont a doua oară. Contactele și documentele rămân.
merge-into = Acest contact a fost îmbinat cu altul:

## History

contact-event-merged = a îmbinat duplicatele cu acest contact
contact-event-merged-into = a îmbinat acest contact cu altul
history-older = Intrări mai vechi
history-newest = Cele mai noi intrări
history-was = înainte
history-is = după
related-more = Aici apar doar primele.

## Refusals

rule-merge-count = Alegeți cel puțin două contacte de îmbinat, cel mult { $max }.
rule-merge-kinds = O persoană și o companie nu pot fi îmbinate. Schimbați mai întâi tipul uneia dintre ele.
rule-merge-above-and-below = Unul dintre aceste contacte se află deasupra altuia. Alegeți mai întâi alt părinte pentru cel de dedesubt.
rule-merge-two-logins = Aceste contacte au acces la portal cu conturi diferite. Retrageți mai întâi accesul tuturor, cu excepția unuia.
rule-merge-two-staff = Două dintre aceste contacte aparțin unor angajați. Nu pot fi îmbinate.
rule-merged-already = Unul dintre aceste contacte a fost deja îmbinat cu altul. Lăsați-l deoparte sau scoateți-l mai întâi din arhivă.
rule-too-many-match = Peste { $max } de contacte corespund. Restrângeți lista și procedați pe părți.
