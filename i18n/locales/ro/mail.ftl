# The letters. $company is the company that runs the portal, as the settings
# name it; instants are on its clocks, in the reader’s form.

mail-greeting = Bună ziua, { $name },

mail-greeting-nameless = Bună ziua,

mail-footer = Acest mesaj a fost trimis automat de { $company }.

# Stands above the web address under a button, for those who cannot press it.
mail-link-below = Dacă butonul nu funcționează, deschideți această adresă:

mail-label-login = Contul dumneavoastră

mail-label-valid-until = Valabil până la

mail-label-company = Acces pentru

mail-label-when = Când

## Invitation

mail-invitation-subject = { $company } vă invită în portalul său pentru clienți

mail-invitation-intro = { $company } v-a deschis portalul său pentru clienți. Acolo vedeți, semnați și plătiți ceea ce vă pune la dispoziție { $company }.

mail-invitation-message = { $company } vă scrie:

mail-invitation-action-intro = Pentru a începe, deschideți această adresă și alegeți o parolă:

mail-invitation-action = Acceptați invitația

mail-invitation-code = Dacă nu o puteți deschide, mergeți la { $address } și introduceți adresa dumneavoastră de e-mail și acest cod:

mail-invitation-once = Invitația funcționează o singură dată.

mail-invitation-unexpected = Nu cunoașteți { $company } sau nu așteptați o invitație? Poate că cineva a greșit adresa. Nu trebuie să faceți nimic: fără link și cod, nimeni nu poate intra.

## Setting a new password

mail-reset-subject = Setați o parolă nouă pentru { $company }

mail-reset-intro-asked = Ați cerut o parolă nouă pentru contul dumneavoastră la { $company }.

mail-reset-intro-staff = { $company } vă trimite un link cu care puteți seta o parolă nouă pentru contul dumneavoastră.

mail-reset-action-intro = Pentru a o alege, deschideți această adresă:

mail-reset-action = Setați parola

mail-reset-once = Linkul funcționează o singură dată. Până îl folosiți, parola actuală rămâne valabilă.

mail-reset-unexpected = Nu ați cerut dumneavoastră acest lucru? Atunci nu deschideți linkul, iar parola rămâne neschimbată. Nu transmiteți nimănui acest mesaj.

## Notice: the password was changed

mail-password-changed-subject = Parola dumneavoastră pentru { $company } a fost schimbată

mail-password-changed-intro = Parola contului dumneavoastră la { $company } a fost schimbată. Toate celelalte dispozitive au fost deconectate.

mail-password-changed-expected = Dacă ați schimbat-o dumneavoastră, nu trebuie să faceți nimic.

mail-password-changed-action-intro = Dacă nu, setați imediat o parolă nouă. Deschideți această adresă și introduceți adresa dumneavoastră de e-mail:

mail-password-changed-action = Resetați parola

mail-password-changed-tell = Apoi anunțați { $company }, pentru a se putea verifica ce s-a întâmplat în contul dumneavoastră.
