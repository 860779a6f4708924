## Pages that say what went wrong and what to do

error-bad-request-title = Nu putem citi datele trimise
error-bad-request = O parte lipsește sau este deteriorată. Mergeți înapoi, reîncărcați pagina și repetați operațiunea.
error-forbidden-title = Această acțiune nu vă este permisă
error-forbidden = Contul dumneavoastră nu are dreptul necesar. Dacă aveți nevoie de el, adresați-vă unui administrator.
error-cross-site-title = Acest formular vine din altă parte
error-cross-site = Pentru siguranța dumneavoastră, acceptăm doar formularele acestui site. Deschideți pagina aici și trimiteți formularul din nou.
error-not-found-title = Aici nu este nimic
error-not-found = Poate că adresa este scrisă greșit, pagina nu mai există sau nu vă este pusă la dispoziție.
error-method-title = Această pagină nu funcționează astfel
error-method = Mergeți înapoi și folosiți linkurile și butoanele paginii.
error-too-large-title = Este prea mult deodată
error-too-large = Datele trimise depășesc ceea ce acceptă această pagină. Scurtați-le și trimiteți-le din nou.
error-unprocessable-title = Acest formular nu poate fi folosit în forma actuală
error-unprocessable = Un câmp lipsește sau conține ceva neașteptat. Mergeți înapoi, reîncărcați pagina și completați formularul din nou.
error-too-many-title = Prea multe încercări într-un timp scurt
error-too-many = { $minutes ->
    [one] Așteptați un minut, apoi încercați din nou.
    [few] Așteptați { $minutes } minute, apoi încercați din nou.
   *[other] Așteptați { $minutes } de minute, apoi încercați din nou.
}
error-internal-title = Ceva nu a mers bine la noi
error-internal = Nu este vina dumneavoastră, iar problema a fost înregistrată. Încercați din nou peste câteva momente; dacă se repetă, comunicați-ne numărul de mai jos.
error-request-id = Numărul solicitării: { $id }
error-unavailable-title = Suntem ocupați pentru moment
error-unavailable = { $seconds ->
    [one] Nu s-a pierdut nimic. Încercați din nou peste o secundă.
    [few] Nu s-a pierdut nimic. Încercați din nou peste { $seconds } secunde.
   *[other] Nu s-a pierdut nimic. Încercați din nou peste { $seconds } de secunde.
}
error-unavailable-partly = Ce ați completat se păstrează, în afară de parole și fișiere: vi se vor cere din nou. Încercați din nou peste câteva clipe.
error-retry = Încercați din nou
error-home = Mergeți la pagina principală
