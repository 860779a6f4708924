## Settings: the pages

nav-settings = Setări
settings-title = Setări
settings-company-title = Companie
settings-company-about = Numele, adresa pentru întrebări, limba, fusul orar și moneda.
settings-brand-title = Aspect
settings-brand-about = Sigla și culoarea dumneavoastră, în portal și în mesaje.
settings-mail-title = Server de e-mail
settings-mail-about = Cum pleacă mesajele și un test care arată dacă pleacă.
settings-lifetimes-title = Durate
settings-lifetimes-about = Cât timp sunt valabile invitațiile, linkurile de resetare și sesiunile.
settings-policies-title = Parole
settings-policies-about = Cât de lungi trebuie să fie parolele noi, cine are nevoie de un al doilea factor și dacă administratorii pot stabili parole.
settings-access-title = Acces nou
settings-access-about = Ce permite un acces nou la portal, dacă nu alegeți altceva când îl acordați.
settings-languages-title = Limbi
settings-languages-about = Ce limbi se pot alege în portal și în zona angajaților.
settings-server-title = Server
settings-server-about = Ce se stabilește doar pe server: pentru modificare, editați acolo fișierul sau variabilele.

settings-fixed = Stabilit pe server prin { $origin }; nu se poate modifica aici.
settings-yes = Da
settings-no = Nu

## Company

settings-company-name = Numele companiei
settings-company-name-hint = Numele sub care vă cunosc clienții.
settings-contact-address = Adresă pentru întrebări
settings-contact-address-hint = Apare pentru clienți; răspunsurile la mesaje ajung acolo.
settings-language = Limba implicită
settings-time-zone = Fus orar
settings-currency = Monedă

## Look

settings-brand-colour = Culoarea mărcii
settings-brand-colour-hint = Șase cifre, de exemplu #0b6380. Lăsați gol pentru culorile Atrium.
settings-brand-preview = Previzualizare
settings-brand-fits = Această culoare se citește bine așa cum este.
settings-brand-nudged = { $given } nu se citește destul de bine pe fundal deschis. Butoanele folosesc { $shown }.
settings-brand-light = Deschis
settings-brand-dark = Închis
settings-brand-button = Buton
settings-brand-link = Link
settings-logo = Siglă
settings-logo-hint = SVG sau PNG, cel mult 256 KiB. Un SVG trebuie să fie un desen simplu, fără scripturi sau foi de stil.
settings-logo-now = Sigla actuală
settings-logo-remove = Eliminați sigla

## Mail server

settings-mail-server = Server de e-mail
settings-mail-host = Gazdă
settings-mail-host-hint = De exemplu mail.example.com. Gol: mesajele devin fișiere pe server.
settings-mail-port = Port
settings-mail-port-hint = Lăsați gol pentru cel obișnuit.
settings-mail-security = Protecție
settings-mail-tls = TLS de la început (465)
settings-mail-starttls = STARTTLS, obligatoriu (587)
settings-mail-plain = Fără, într-o rețea de încredere (25)
settings-mail-user = Nume de utilizator
settings-mail-password = Parola de e-mail
settings-mail-password-kept = O parolă este păstrată și nu se afișează niciodată. Lăsați gol pentru a o păstra.
settings-mail-from = Expeditor
settings-mail-from-hint = Adresa de la care vin mesajele. Gol: portal@ și gazda adresei de bază.
settings-mail-timeout = Răbdare în secunde
settings-mail-timeout-hint = Cât poate dura o conversație cu serverul, de la 1 la 60.
settings-mail-test-title = Funcționează?
settings-mail-test-hint = Trimite un mesaj la adresa dumneavoastră cu setările salvate.
settings-mail-test = Trimiteți un e-mail de test
settings-mail-tested = { $server } a preluat mesajul către { $to }. Verificați dacă ajunge.
settings-mail-tested-filed = Nu este setat un server de e-mail, așa că mesajul se află ca fișier în dosarul „mail” din dosarul de date.
settings-mail-tested-refused = Mesajul nu a plecat. { $reason }

## Lifetimes

settings-invitation-lifetime = Invitații
settings-reset-lifetime = Linkuri de resetare
settings-session-idle = Sesiune fără activitate
settings-session-lifetime = Sesiune în total
settings-remembered-idle = Sesiune memorată fără activitate
settings-remembered-lifetime = Sesiune memorată în total
settings-unit = Unitate
settings-unit-minutes = minute
settings-unit-hours = ore
settings-unit-days = zile

## Passwords

settings-password-length = Numărul minim de caractere
settings-password-length-hint = Pentru parole noi fără al doilea factor; 15 sau mai mult.
settings-password-length-second = Numărul minim de caractere cu al doilea factor
settings-password-length-second-hint = 12 sau mai mult.
settings-second-factor = Al doilea factor
settings-second-factor-optional = Opțional
settings-second-factor-hint = Cerința pentru angajați sau pentru toți vine odată cu al doilea factor și nu poate fi aleasă încă.

## New access

settings-access-limit-hint = În { $currency }; contează doar unde plata este permisă până la o limită.

## Server

settings-server-base = Adresa de bază
settings-server-listen = Ascultă pe
settings-server-data = Dosarul de date
settings-server-database = Baza de date
settings-server-proxies = Proxy-uri de încredere
settings-server-origin = Sursa: { $origin }

## The letter that tells whether the mail server works

mail-test-subject = E-mail de test de la { $company }
mail-test-text = Serverul de e-mail al { $company } funcționează: acest mesaj a ajuns. Nu trebuie să faceți nimic.
mail-test-at = Cerut la { $time }.

## Whom customers write to

portal-contact = Întrebări? Scrieți la

## What is wrong with a setting, and the way out

rule-colour-invalid = Introduceți o culoare precum #0b6380.
rule-out-of-range = Introduceți un număr de la { $least } la { $most }.
rule-duration-out-of-range = Introduceți o durată de la { $least } la { $most }.
rule-idle-beyond-all = Fără activitate, o sesiune nu poate dura mai mult decât în total. Alegeți aici mai puțin sau acolo mai mult.
rule-host-invalid = Introduceți numele unui server, de exemplu mail.example.com, fără port sau cale.
rule-password-in-clear = Parola ar putea fi citită de oricine în rețea. Alegeți TLS sau STARTTLS.
rule-password-again = Serverul sau utilizatorul este acum altul. Introduceți parola din nou.
rule-default-language-not-offered = Limba implicită trebuie să fie una dintre cele care se pot alege.
rule-file-too-large = Alegeți un fișier mai mic: cel mult { $max } KiB.
rule-not-an-image = Acest fișier nu este nici SVG, nici PNG. Alegeți altul.
rule-svg-not-plain = Acest SVG conține mai mult decât un desen: scripturi, foi de stil, linkuri sau părți din altă parte. Exportați-l ca SVG simplu sau ca PNG.

## Spans of time, as part of a sentence

span-seconds = { $count ->
    [one] { $count } secundă
    [few] { $count } secunde
   *[other] { $count } de secunde
}
span-minutes = { $count ->
    [one] { $count } minut
    [few] { $count } minute
   *[other] { $count } de minute
}
span-hours = { $count ->
    [one] { $count } oră
    [few] { $count } ore
   *[other] { $count } de ore
}
span-days = { $count ->
    [one] { $count } zi
    [few] { $count } zile
   *[other] { $count } de zile
}
