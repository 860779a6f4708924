## Sign in

sign-in-title = Conectare
sign-in-intro = Folosiți adresa de e-mail și parola contului dumneavoastră { $brand }.
sign-in-email = E-mail
sign-in-password = Parolă
sign-in-remember = Țineți-mă minte
sign-in-remember-hint = Sesiunea rămâne deschisă pe acest dispozitiv. Nu bifați pe un computer folosit și de alții.
sign-in-submit = Conectați-vă
sign-in-reset = Resetați parola
sign-in-code = Introduceți un cod de invitație
sign-in-no-account = Conturile se creează doar pe bază de invitație. Dacă nu aveți încă unul, adresați-vă persoanei dumneavoastră de contact.

## Ask for a reset link

reset-title = Resetarea parolei
reset-intro = Introduceți adresa de e-mail cu care vă conectați. Acolo veți primi un link pentru alegerea unei parole noi.
reset-email = E-mail
reset-submit = Trimiteți linkul
reset-hint = Linkul funcționează timp de { $span } și o singură dată.
reset-back = Înapoi la conectare

## Choose a password: by invitation or reset

password-new = Parola nouă
password-verify = Confirmați parola nouă
password-hint = { $min ->
    [one] Cel puțin { $min } caracter. Câteva cuvinte la rând sunt ușor de ținut minte și greu de ghicit.
    [few] Cel puțin { $min } caractere. Câteva cuvinte la rând sunt ușor de ținut minte și greu de ghicit.
   *[other] Cel puțin { $min } de caractere. Câteva cuvinte la rând sunt ușor de ținut minte și greu de ghicit.
}

invitation-title = Acceptați invitația
invitation-intro = { $name }, { $company } vă invită în portalul său pentru clienți. Alegeți o parolă și puteți intra.
invitation-login = Vă conectați ca { $login }.
invitation-until = Această invitație este valabilă până la { $until }.
invitation-submit = Acceptați invitația
invitation-fresh = Cereți un link nou
invitation-fresh-hint = Un link nou ajunge la adresa la care a fost trimisă invitația, dacă aveți în continuare drept de acces.

reset-password-title = Alegeți o parolă nouă
reset-password-intro = Această parolă este pentru { $login }. Toate dispozitivele conectate acum vor fi deconectate.
reset-password-submit = Setați parola
reset-password-fresh = Cereți un link nou

## A link that cannot be used

link-invitation-expired-title = Această invitație a expirat
link-invitation-expired = Timpul ei a trecut. Nu s-a pierdut nimic: cereți un link nou și continuați de acolo.
link-invitation-used-title = Această invitație este deja folosită
link-invitation-used = O parolă a fost deja aleasă. Conectați-vă cu ea sau resetați-o dacă nu o știți.
link-invitation-withdrawn-title = Această invitație este retrasă
link-invitation-withdrawn = O invitație mai nouă i-a luat locul sau accesul nu mai este oferit. Căutați un mesaj mai nou de la noi sau cereți un link nou.
link-invitation-unknown-title = Nu cunoaștem acest link
link-invitation-unknown = Poate că s-a rupt pe două rânduri în mesaj. Copiați linkul întreg sau introduceți codul din același mesaj.

link-reset-expired-title = Acest link de resetare a expirat
link-reset-expired = Linkurile de resetare funcționează doar puțin timp. Cereți unul nou; parola dumneavoastră este neschimbată.
link-reset-used-title = Acest link de resetare este deja folosit
link-reset-used = O parolă nouă a fost setată cu el. Conectați-vă cu aceea sau cereți un link nou.
link-reset-withdrawn-title = Acest link de resetare este retras
link-reset-withdrawn = Un link mai nou i-a luat locul. Căutați un mesaj mai nou de la noi sau cereți un link nou.
link-reset-unknown-title = Nu cunoaștem acest link
link-reset-unknown = Poate că s-a rupt pe două rânduri în mesaj. Copiați linkul întreg sau cereți unul nou.

link-setup-expired-title = Acest link de configurare a expirat
link-setup-expired = Porniți serverul din nou sau rulați „atrium admin create”: în terminal apare un link nou.
link-setup-used-title = Configurarea este deja încheiată
link-setup-used = Primul administrator există deja. Mergeți la conectare.
link-setup-withdrawn-title = Acest link de configurare a fost înlocuit
link-setup-withdrawn = În terminal apare un link mai nou. Folosiți-l pe acela.
link-setup-unknown-title = Nu cunoaștem acest link
link-setup-unknown = Copiați linkul întreg din terminalul în care rulează serverul.

## Type the code of an invitation

code-title = Introduceți codul invitației
code-intro = Mesajul cu invitația conține un link și un cod. Dacă linkul nu se deschide, codul face același lucru.
code-email = E-mail
code-email-hint = Adresa la care a fost trimisă invitația.
code-code = Cod
code-code-hint = Două grupuri de câte cinci litere și cifre, de exemplu { $example }.
code-submit = Continuați

## The first administrator

setup-title = Configurați-vă portalul
setup-intro = Sunteți prima persoană de aici. Acest cont poate schimba orice, așa că alegeți-i bine parola.
setup-name = Nume
setup-email = E-mail
setup-email-hint = Vă conectați cu această adresă.
setup-submit = Creați administratorul

## The password again, before a sensitive act

confirm-title = Sunteți dumneavoastră?
confirm-intro = Ați introdus parola acum mai mult de zece minute, iar aici este nevoie de ea din nou. Ce ați completat se păstrează, în afară de parole.
confirm-password = Parola actuală
confirm-submit = Continuați
