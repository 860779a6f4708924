## The contact person

home-contact-person = Persoana dumneavoastră de contact

## Letters to oneself

letters-title = Mesaje către dumneavoastră
letters-intro = Aceste mesaje vă protejează contul sau aduc un link pe care îl așteptați. De aceea vin întotdeauna și nu pot fi oprite.
letters-where = Ele ajung la { $login }.
letters-language = Limba lor o alegeți mai sus.
letters-new-device = Când cineva se conectează cu parola dumneavoastră într-un browser care nu a mai fost folosit pentru contul dumneavoastră.
letters-password-changed = Când parola dumneavoastră a fost schimbată.
letters-password-set = Când un administrator v-a setat o parolă.
letters-login-changed = Când adresa de e-mail cu care vă conectați a fost schimbată; la adresa veche și la cea nouă.
letters-reset = Când a fost cerut un link pentru alegerea unei parole noi.
letters-offer = Când contului dumneavoastră i se oferă documentele altei companii. Se adaugă numai dacă acceptați.
letters-account-deleted = Când contul dumneavoastră a fost șters.

## The letter about a new device

outbox-letter-new-device = Conectare pe un dispozitiv nou
mail-label-device = Browser și sistem
mail-new-device-subject = Conectare nouă la contul dumneavoastră de la { $company }
mail-new-device-intro = Cineva s-a conectat la contul dumneavoastră de la { $company } într-un browser care nu a mai fost folosit pentru el.
mail-new-device-expected = Dacă ați fost dumneavoastră, nu trebuie să faceți nimic.
mail-new-device-action-intro = Dacă nu, schimbați imediat parola și încheiați acea sesiune. Deschideți această adresă:
mail-new-device-action = Vedeți sesiunile
