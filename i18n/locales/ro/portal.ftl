## Front page

front-title = Bun venit
front-heading = Bun venit la { $brand }
front-lead = Conectați-vă pentru a vedea ce vă pune la dispoziție { $brand }: oferte, comenzi, facturi și proiecte, toate într-un singur loc.
front-account = Deschideți portalul
front-office = Deschideți zona angajaților
front-code = Am un cod de invitație
front-help-title = Sunteți aici pentru prima dată?
front-help = { $brand } trimite invitații prin e-mail. Deschideți linkul din invitație sau introduceți codul și alegeți o parolă.
front-safe-title = Doar pentru dumneavoastră
front-safe = Vedeți documentele propriei companii și nimic altceva. Fiecare conectare este protejată și înregistrată.

## My Account

home-title = Contul meu
home-welcome = Bine ați venit, { $name }.
home-acting = Sunteți aici pentru { $company }.
home-documents = Documente
home-empty-title = Momentan nu aveți nimic de făcut
home-empty = Aici apar ofertele, comenzile, facturile și proiectele pe care vi le pune la dispoziție { $brand }. Primiți un e-mail când apare ceva nou.
home-security = Securitatea contului
home-security-text = Vă conectați ca { $login }, cu o parolă.
home-security-edit = Editați setările de securitate

## Account security

security-title = Securitatea contului
security-intro = Parola, sesiunile și modul în care vă conectați.
security-login-title = Adresă de conectare
security-login = Vă conectați ca { $login }.
security-login-ask = Nu o puteți schimba dumneavoastră. Adresați-vă la { $who }.
security-login-ask-brand = Nu o puteți schimba dumneavoastră. Adresați-vă persoanei de contact de la { $brand }.
security-password-title = Schimbarea parolei
security-password-intro = După aceea, toate celelalte dispozitive sunt deconectate; acesta rămâne conectat.
security-current = Parola actuală
security-submit = Schimbați parola

## Access has ended

ended-title = Accesul dumneavoastră s-a încheiat
ended-text = { $brand } v-a retras accesul la acest portal, așa că nu mai putem afișa nimic aici.
ended-documents = Documentele dumneavoastră rămân la { $brand }; nu se șterge nimic.
ended-ask = Dacă nu vă așteptați la acest lucru, întrebați persoana de contact de la { $brand }. Vă poate acorda din nou acces.
ended-front = Mergeți la pagina principală

## Said once after something was done

done-password-changed = Parola a fost schimbată. Toate celelalte dispozitive sunt deconectate.
done-password-set = Parola nouă este setată. Conectați-vă cu ea.
done-reset-sent = Dacă vă puteți conecta aici cu această adresă, un mesaj cu un link este pe drum. Verificați și folderul spam.
done-fresh-asked = Cererea a fost înregistrată. Dacă accesul poate fi reînnoit, un link nou este pe drum către adresa la care a fost trimisă invitația.
done-welcome = Accesul dumneavoastră este gata. De acum vă conectați cu adresa de e-mail și această parolă.
done-signed-out = V-ați deconectat.
done-setup = Primul administrator a fost creat. Bine ați venit.
done-saved = Salvat.
