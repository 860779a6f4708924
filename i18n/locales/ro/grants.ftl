mail-offer-subject = { $company } vă cere să adăugați o companie la contul dumneavoastră
mail-offer-intro = { $company } vă întreabă dacă doriți să vedeți și să gestionați documentele companiei { $customer } cu contul pe care îl aveți deja. Până când nu acceptați, nu se schimbă nimic.
mail-offer-action-intro = Pentru a răspunde, deschideți această adresă și conectați-vă:
mail-offer-action = Răspundeți la cerere
mail-offer-password = Parola rămâne aceeași. În partea de sus a portalului treceți de la o companie la alta.
mail-offer-unexpected = Nu cunoașteți această companie sau nu așteptați o cerere de la { $company }? Refuzați sau nu faceți nimic: fără răspunsul dumneavoastră nu se adaugă nimic.

join-title = Adăugați { $company } la contul dumneavoastră?
join-intro = { $brand } vă întreabă dacă doriți să folosiți acest portal și pentru { $company }, cu contul pe care îl aveți deja.
join-login = Este vorba de contul { $login }.
join-nothing = Până când nu acceptați, nu vedeți nimic despre această companie, iar ceea ce vedeți deja nu se schimbă.
join-until = Puteți răspunde până la { $until }.
join-accept = Acceptați
join-decline = Refuzați
join-sign-in = Conectați-vă pentru a accepta
join-other = Sunteți conectat ca { $login }. Pentru a accepta, deconectați-vă și deschideți din nou linkul din mesaj.
join-expired-title = Această cerere a expirat
join-expired = Nu s-a adăugat nimic. Dacă mai doriți, cereți persoanei de contact un mesaj nou.
join-used-title = La această cerere s-a răspuns deja
join-used = Nu mai este nimic de făcut aici.
join-withdrawn-title = Această cerere a fost retrasă
join-withdrawn = A fost înlocuită de o cerere mai nouă sau nu mai este valabilă. Căutați un mesaj mai nou de la noi.
join-unknown-title = Nu cunoaștem acest link
join-unknown = Poate s-a rupt pe două rânduri în mesaj. Copiați întregul link.
done-joined = Adăugat. Acum sunteți aici pentru această companie; comutați din partea de sus.
done-declined = Refuzat. Nu s-a adăugat nimic.
done-switched = Ați comutat.

switch-label = Compania în uz
switch-go = Comutați
switch-title = Comutați la { $company }?
switch-text = Această pagină ține de { $company }. În acest moment sunteți aici pentru { $current }.
switch-button = Comutați la { $company }
switch-stay = Rămâneți la { $current }

grant-done-offered = Întrebat prin e-mail. Până când titularul acelui cont acceptă, nu se partajează nimic.
grant-everyone = Toate rândurile ({ $count }), și cele care nu apar aici
grant-rest = { $count ->
    [one] Încă { $count } rând nu este afișat
    [few] Încă { $count } rânduri nu sunt afișate
   *[other] Încă { $count } de rânduri nu sunt afișate
}
grant-rest-can = { $count ->
    [one] { $count } dintre ele poate primi acces
    [few] { $count } dintre ele pot primi acces
   *[other] { $count } dintre ele pot primi acces
}
grant-rest-why = { $count } × { $reason }
grant-refused-more = { $count ->
    [one] și încă { $count }
    [few] și încă { $count }
   *[other] și încă { $count }
}
grant-queued = { $count ->
    [one] Se lucrează la { $count } contact. Puteți închide și reveni mai târziu.
    [few] Se lucrează la { $count } contacte. Puteți închide și reveni mai târziu.
   *[other] Se lucrează la { $count } de contacte. Puteți închide și reveni mai târziu.
}
grant-queued-link = Vedeți stadiul

jobs-title = Sarcini
jobs-subtitle = Lucrul cu multe contacte odată, cele mai noi primele. Continuă în timp ce faceți altceva.
jobs-empty-title = Nicio sarcină deocamdată
jobs-empty-text = Când acordați sau retrageți accesul pentru mai mult de 200 de contacte odată, apare aici.
jobs-column-what = Sarcină
jobs-column-who = Cerut de
jobs-column-state = Stare
jobs-column-progress = Progres
jobs-column-when = Cerut
job-grant-title = { $total ->
    [one] Acordarea accesului pentru { $total } contact
    [few] Acordarea accesului pentru { $total } contacte
   *[other] Acordarea accesului pentru { $total } de contacte
}
job-revoke-title = { $total ->
    [one] Retragerea accesului pentru { $total } contact
    [few] Retragerea accesului pentru { $total } contacte
   *[other] Retragerea accesului pentru { $total } de contacte
}
job-state-queued = În așteptare
job-state-running = În curs
job-state-cancelling = Se oprește
job-state-done = Gata
job-state-cancelled = Oprit
job-state-failed = Eșuat
job-progress = { $done } din { $total }
job-granted = Acordat
job-revoked = Retras
job-refused = Refuzat
job-skipped = Neefectuat
job-waiting = De făcut
job-left = Timp rămas
job-left-soon = mai puțin de un minut
job-left-minutes = { $minutes ->
    [one] aproximativ { $minutes } minut
    [few] aproximativ { $minutes } minute
   *[other] aproximativ { $minutes } de minute
}
job-by = Cerut de { $name }.
job-refresh = Reîmprospătați
job-follow = Reîmprospătare automată
job-stop-follow = Opriți reîmprospătarea
job-cancel = Anulați
job-cancel-hint = Puteți părăsi această pagină. La anulare, ce s-a făcut rămâne.
job-download = Descărcați rezultatul
job-refused-title = Contacte refuzate
job-refused-first = { $count ->
    [one] Este afișat primul ({ $count }); fișierul le conține pe toate.
    [few] Sunt afișate primele { $count }; fișierul le conține pe toate.
   *[other] Sunt afișate primele { $count }; fișierul le conține pe toate.
}
job-column-contact = Contact
job-column-email = E-mail
job-column-result = Rezultat
job-column-reason = Motiv
job-failed-not-allowed = Cine a cerut nu mai poate acorda acces, așa că s-a oprit. Ce s-a făcut rămâne.
job-failed-refused = Baza de date a refuzat de mai multe ori, așa că s-a oprit. Ce s-a făcut rămâne; încercați din nou restul și anunțați administratorul dacă situația persistă.

outbox-search = Căutați după adresă sau contact
outbox-search-go = Căutați
outbox-filters = Stare
outbox-filter-all = Toate
outbox-nothing-title = Niciun mesaj nu corespunde
outbox-nothing-text = Încercați începutul adresei, un nume sau altă stare.
outbox-nothing-action = Afișați toate mesajele
outbox-letter-offer = Cerere de adăugare a unei companii
outbox-letter-unknown = Mesaj al altei versiuni
outbox-state-unknown = Necunoscut
outbox-why-link-used = Linkul a fost folosit între timp.
outbox-why-link-withdrawn = Linkul a fost retras între timp.
outbox-why-link-expired = Linkul a expirat înainte ca mesajul să poată fi trimis.
outbox-why-answered = Serverul de e-mail a refuzat.
outbox-why-no-foreign-letters = Serverul de e-mail nu acceptă adrese cu litere din afara ASCII.
outbox-why-no-protection = Conexiunea cu serverul de e-mail nu a putut fi protejată. Verificați certificatul și setările.
outbox-why-no-answer = Serverul de e-mail nu a răspuns la timp.
outbox-why-no-conversation = Serverul de e-mail nu a putut fi contactat.
outbox-why-folder = Nu s-a putut scrie în folderul de mesaje.
outbox-why-unreadable = Înregistrarea din căsuța de ieșire nu poate fi citită.
outbox-why-cannot-be-made = Nu s-a putut crea un mesaj din aceasta.
outbox-said = Textual: { $said }
outbox-retry = Reîncercați
outbox-detail-title = Mesaj către { $recipient }
outbox-detail-name = Nume
outbox-detail-open = Deschideți contactul
outbox-detail-language = Limbă
outbox-detail-id = Message-ID începe cu
outbox-detail-reason = Motiv
done-mail-retried = Se încearcă din nou.

contact-event-offered = a întrebat prin e-mail titularul unui cont existent
contact-event-offer-accepted = a acceptat cu un cont existent
contact-event-offer-declined = a refuzat adăugarea acestei companii
contact-event-offer-withdrawn = a retras cererea către un cont existent
contact-event-switched = a trecut la această companie
contact-event-mail-retried = a cerut retrimiterea unui mesaj
