## The list of users

users-title = Utilizatori
users-new = Utilizator nou
users-search = Căutați utilizatori
users-filter-active = Activi
users-group-internal = Interni
users-group-portal = Portal
users-state-active = Activ
users-state-never = Niciodată conectat
users-state-inactive = Inactiv
users-filter-two-factor-on = 2FA activat
users-filter-two-factor-off = 2FA dezactivat
users-count = { $count ->
    [one] { $count } utilizator
    [few] { $count } utilizatori
   *[other] { $count } de utilizatori
}
users-count-more = { $count ->
    [one] Peste { $count } utilizator
    [few] Peste { $count } utilizatori
   *[other] Peste { $count } de utilizatori
}
users-login = Nume de conectare
users-groups = Grupuri
users-state = Stare
users-two-factor = 2FA
users-two-factor-on = Activat
users-two-factor-off = Dezactivat
users-signed-in = Ultima autentificare
users-created = Creat
users-never = Niciodată
users-nothing-text = Niciun utilizator nu corespunde selecției.
users-nothing-action = Afișați toți utilizatorii activi

## The filter builder

users-filter-title = Filtru propriu
users-filter-apply = Aplicați filtrul
users-filter-clear = Ștergeți filtrul
users-filter-match = Potrivire
users-filter-all-of = Toate acestea
users-filter-any-of = Oricare dintre acestea
users-filter-root = Utilizatorii pentru care este valabil
users-filter-group = Grupul { $place }
users-filter-add-condition = Adăugați o condiție
users-filter-add-group = Adăugați un grup
users-filter-remove = Eliminați condiția { $place }
users-filter-remove-group = Eliminați grupul { $place }
users-filter-field = Câmpul { $place }
users-filter-operator = Operatorul { $place }
users-filter-value = Valoarea { $place }
users-filter-choose = Alegeți un câmp
users-filter-choose-value = Alegeți o valoare
users-filter-refused = Nu este afișat nimeni până când filtrul nu este corect.
users-op-contains = conține
users-op-not-contains = nu conține
users-op-is = este
users-op-is-not = nu este
users-op-before = înainte de
users-op-after = după
users-op-set = completat
users-op-unset = necompletat

## A new user

user-new-title = Utilizator nou
user-new-intro = Pentru colegi: primesc un e-mail cu un link pentru alegerea parolei. Clienții primesc acces din pagina contactului lor.
user-new-submit = Creați utilizatorul

## One user

user-contact = Contact
user-contacts = Contacte
user-inactive-notice = Acest cont este dezactivat. Nimeni nu se poate conecta cu el.
user-login-new = Noul nume de conectare
user-login-hint = Adresa de e-mail pentru conectare. Adresa veche și cea nouă primesc un e-mail, iar toate sesiunile se încheie. E-mailul contactului rămâne neschimbat.
user-login-submit = Schimbați numele de conectare
user-password = Parolă
user-password-none = Nu a fost aleasă încă nicio parolă.
user-password-there = Este setată o parolă.
user-password-must-change = Parola a fost setată de un administrator. Trebuie schimbată la următoarea conectare.
user-password-set = Setați parola
user-password-set-hint = Atrium creează o parolă și v-o arată o singură dată, ca să o puteți comunica. Toate sesiunile se încheie, persoana este anunțată prin e-mail și trebuie să aleagă alta la următoarea conectare.
user-reset = Trimiteți resetarea parolei
user-reset-hint = Trimite un link pentru alegerea unei parole noi. Până atunci cea actuală rămâne valabilă.
user-invite-again = Trimiteți din nou invitația
user-invite-hint = Trimite un link nou pentru alegerea primei parole. Linkurile mai vechi nu mai funcționează.
user-role = Rol
user-role-submit = Schimbați rolul
user-oneself = Acesta este propriul dumneavoastră cont. Alt administrator îi poate schimba rolul sau îl poate dezactiva.
user-access = Acces
user-deactivate = Dezactivați
user-deactivate-hint = Încheie imediat toate sesiunile și linkurile trimise. Nimeni nu se poate conecta cu acest cont până când nu este readus.
user-deactivate-hint-portal = Încheie imediat toate sesiunile, linkurile trimise și apartenențele. Contactele și documentele rămân.
user-bring-back = Readuceți
user-bring-back-hint = Parola veche nu mai este valabilă: se trimite un e-mail cu un link pentru alegerea uneia noi. Apartenențele încheiate odată cu contul redevin valabile.
user-memberships = Apartenențe
user-memberships-empty = Nicio apartenență. Acordați acces la portal din pagina contactului.
user-membership-rights = Drepturi
user-membership-since = Din
user-membership-ended = Încheiat
user-sessions = Sesiuni
user-sessions-empty = Nimeni nu este conectat cu acest cont.
user-session-device = Dispozitiv
user-session-address = Adresă
user-session-began = Conectat
user-session-used = Ultima utilizare
user-session-this = Această sesiune
user-session-end = Încheiați sesiunea
user-session-end-of = Încheiați sesiunea: { $device }
user-sessions-end-all = Încheiați toate sesiunile
user-history = Istoric
user-history-empty = Cu acest cont nu s-a întâmplat încă nimic.
user-event-created = a creat contul
user-event-refused = O conectare a fost refuzată
user-event-reset-on-server = Parola a fost setată din linia de comandă a serverului
user-event-login = a schimbat numele de conectare
user-event-password = a setat o parolă de comunicat
user-event-reset = a trimis un link pentru alegerea parolei
user-event-role = a schimbat rolul
user-event-deactivated = a dezactivat contul
user-event-brought-back = a readus contul
user-event-sessions = a încheiat sesiuni

## A password to be told

user-told-title = Parolă nouă pentru { $name }
user-told-once = Această parolă este afișată doar acum. Nu este păstrată nicăieri.
user-told-login = Pentru conectarea ca { $login }:
user-told-next = Comunicați-o personal sau telefonic. La următoarea conectare trebuie aleasă altă parolă.
user-told-back = Înapoi la utilizator
told-title = Alegeți propria parolă
told-lead = Parola cu care v-ați conectat a fost setată de un administrator. Alegeți una pe care o știți doar dumneavoastră; apoi puteți continua.

## Said once after something was done

done-login-changed = Numele de conectare a fost schimbat. Ambele adrese primesc un e-mail.
done-user-invited = Contul a fost creat. Un e-mail cu un link pentru alegerea parolei este pe drum.
done-link-mailed = Un e-mail cu un link pentru alegerea parolei este pe drum.
done-deactivated = Contul este dezactivat. Toate sesiunile s-au încheiat.
done-brought-back = Contul este din nou activ. Un e-mail cu un link pentru alegerea parolei este pe drum.
done-brought-back-in-part = Contul este din nou activ, iar un e-mail cu un link pentru alegerea parolei este pe drum. Nu tot accesul a revenit: unele contacte aparțin acum altei companii, sunt arhivate sau sunt ale altcuiva. Acordați acolo accesul manual, dacă mai este potrivit.
done-sessions-ended = Gata: deconectat acolo.

## Refusals

rule-last-administrator = Acesta este ultimul administrator care se poate conecta. Numiți mai întâi alt administrator.
rule-not-oneself = Nu puteți face acest lucru cu propriul cont. Rugați alt administrator.
rule-user-inactive = Acest cont este dezactivat. Readuceți-l mai întâi.
rule-no-membership-left = Nu există nicio apartenență la care să revină acest cont. Acordați acces la portal din pagina contactului.
rule-unknown-filter-key = Filtrul nu cunoaște „{ $name }”. Eliminați-l.
rule-operator-unfit = Acest câmp nu se compară astfel. Alegeți alt operator.
rule-date-invalid = Introduceți o zi, de exemplu 2026-11-22.

## Letters

mail-sign-in-action = Conectați-vă
mail-login-changed-subject = Numele dumneavoastră de conectare la { $company } a fost schimbat
mail-login-changed-intro = { $company } a schimbat adresa de e-mail cu care vă conectați. Ați fost deconectat de peste tot. Parola rămâne aceeași.
mail-login-changed-old = Vechiul nume de conectare
mail-login-changed-new = Noul nume de conectare
mail-login-changed-action-intro = De acum înainte conectați-vă cu cel nou aici:
mail-login-changed-tell = Nu vă așteptați la aceasta? Anunțați imediat { $company }.
mail-password-set-subject = { $company } v-a setat o parolă
mail-password-set-intro = Un administrator de la { $company } a setat o parolă pentru contul dumneavoastră și v-o va comunica. Ea nu apare în acest mesaj. Ați fost deconectat de peste tot.
mail-password-set-action-intro = Conectați-vă cu ea aici; apoi alegeți una pe care o știți doar dumneavoastră:
mail-password-set-tell = Nu ați cerut acest lucru? Anunțați imediat { $company }.
mail-staff-invitation-subject = Contul dumneavoastră la { $company }
mail-staff-invitation-intro = { $company } v-a creat un cont pentru a lucra în portalul clienților.
mail-staff-invitation-action-intro = Pentru a începe, deschideți această adresă și alegeți o parolă:
mail-staff-invitation-action = Alegeți parola
mail-staff-invitation-once = Linkul funcționează o singură dată. Apoi vă conectați cu numele de conectare și această parolă.
mail-staff-invitation-unexpected = Nu lucrați pentru { $company }? Poate cineva a greșit adresa. Nu trebuie să faceți nimic.

## The outbox

outbox-letter-login-changed = Nume de conectare schimbat
outbox-letter-password-set = Parolă setată
outbox-letter-staff-invitation = Coleg nou
