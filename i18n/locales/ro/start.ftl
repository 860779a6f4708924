## The first steps of a new house

waiting-title = Încă nu se poate conecta nimeni
waiting-text = Terminalul în care a fost pornit Atrium arată un link. Deschideți-l pentru a crea primul administrator.
waiting-again-title = Nu se vede niciun link?
waiting-again = Reporniți Atrium și linkul apare din nou, sau rulați pe server „atrium admin create”.

start-title = Primii pași
start-about = Cinci pași până la primul client în portal. În orice ordine; puteți pleca și reveni oricând.
start-continue = Continuați
start-skip = Săriți acest pas
start-leave = La contacte
start-dismiss = Nu mai afișa
start-done = Gata
start-open = De făcut
start-create = Creați
start-finished = Primul client a fost invitat. De aici vă descurcați singuri.
start-pointer-title = Câțiva pași până la primul client
start-pointer-text = Dați un nume companiei, conectați serverul de e-mail, aduceți contactele și acordați primul acces.
start-company-title = Companie și limbă
start-mail-title = Server de e-mail
start-mail-text = Invitațiile pleacă prin serverul dumneavoastră de e-mail. Dacă nu aveți datele la îndemână, săriți acest pas: până atunci mesajele devin fișiere pe server, iar dumneavoastră puteți afișa linkul și îl puteți transmite altfel.
start-contacts-title = Contacte
start-contacts-import-title = Aduceți-le din altă parte
start-contacts-import = Încărcați un export din Odoo sau un fișier CSV. Pe server se poate și așa; prima linie doar verifică.
start-contacts-company-title = Sau creați prima companie
start-person-title = Prima persoană
start-person-text = Cineva de la un client care va vedea portalul.
start-person-email-hint = Acolo ajunge invitația.
start-access-title = Acces la portal
start-access-text = { $name } se află în agenda dumneavoastră. Fereastra arată încă o dată adresa și ce permite accesul.
start-access-open = Acordați acces la portal
start-access-nobody = Încă nu există nimeni căruia să i se acorde acces. Creați prima persoană.
