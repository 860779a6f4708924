## The grant dialog: "Portal access"

grant-title = Acces la portal
grant-column-select = Selectare
grant-column-contact = Contact
grant-column-email = E-mail
grant-column-latest = Ultima conectare
grant-column-state = Stare
grant-column-acts = Acțiuni
grant-email-of = E-mail pentru { $name }
grant-select-name = Selectați { $name }

## What a row's state is called

grant-state-no = În portal: nu
grant-state-yes = În portal: da
grant-state-invited = Invitat, link valabil până la { $date }
grant-state-expired = Invitat, link expirat la { $date }
grant-state-no-link = Invitat, niciun link nu este valabil
grant-state-internal = Utilizator intern
grant-state-elsewhere = Are cont în altă parte

## Buttons

grant-grant = Acordați acces
grant-revoke = Retrageți accesul
grant-reinvite = Invitați din nou
grant-add = Adăugați la contul existent
grant-show-link = Afișați linkul
grant-selected = Acordați celor selectate
grant-revoke-selected = Retrageți celor selectate
grant-others = Acordați restului ({ $count })
grant-check = Verificați adresele
grant-close = Închideți
grant-copy = Copiați
grant-link = Linkul invitației
grant-code = Codul invitației

## Text and rights of new memberships

grant-options = Textul invitației și drepturi
grant-message = Text pentru invitație
grant-message-hint = Apare în mesaj, deasupra linkului. Îl puteți lăsa gol.
grant-visibility = Ce pot vedea
grant-visibility-company = Documentele companiei
grant-visibility-own = Doar documentele proprii
grant-rights = Ce pot face
grant-right-sign = Să accepte, să refuze și să semneze
grant-right-manage = Să gestioneze colegii
grant-right-manage-hint = Se păstrează pentru mai târziu: în această versiune clienții nu pot gestiona încă colegii.
grant-pay = Plăți
grant-pay-unlimited = Orice sumă
grant-pay-limited = Până la o limită
grant-pay-none = Fără plăți
grant-pay-limit = Limita unei plăți

## Counts and refusals

grant-counts = { $can ->
    [one] { $can } contact poate primi acces
    [few] { $can } contacte pot primi acces
   *[other] { $can } de contacte pot primi acces
}, { $cannot ->
    [one] { $cannot } nu poate
    [few] { $cannot } nu pot
   *[other] { $cannot } nu pot
}
grant-counts-none = Nu mai este nimeni aici căruia să i se acorde acces
grant-no-rows = Nu este nimeni aici care ar putea primi acces. Selectați persoane sau o companie cu persoane.
grant-refused = { $count ->
    [one] Nu s-a acordat încă niciun acces: { $count } contact nu îl poate primi
    [few] Nu s-a acordat încă niciun acces: { $count } contacte nu îl pot primi
   *[other] Nu s-a acordat încă niciun acces: { $count } de contacte nu îl pot primi
}
grant-refused-row = { $name }: { $reason }

## What an act did

grant-done-invited = Invitație creată. Mesajul către { $email } este pe drum.
grant-done-reinvited = Invitație nouă creată. Linkul vechi nu mai funcționează; noul mesaj către { $email } este pe drum.
grant-done-reset = Are deja o parolă, așa că un link pentru alegerea uneia noi este pe drum către { $email }.
grant-done-revoked = Acces încheiat, inclusiv în toate filele deschise. Contactul și documentele lui rămân.
grant-done-link = Se afișează o singură dată, valabil până la { $date }. Transmiteți-l chiar dumneavoastră, doar acestei persoane.
grant-done-row = { $name }: { $result }
grant-done-many-invited = { $count ->
    [one] { $count } persoană invitată.
    [few] { $count } persoane invitate.
   *[other] { $count } de persoane invitate.
}
grant-done-many-revoked = { $count ->
    [one] Accesul a fost retras pentru { $count } persoană.
    [few] Accesul a fost retras pentru { $count } persoane.
   *[other] Accesul a fost retras pentru { $count } de persoane.
}

## While the dialog waits

grant-waiting = Se încarcă contactele…
grant-busy = Serverul este ocupat. Nu s-a pierdut nimic din ce ați scris; încercați din nou peste câteva momente.
grant-unreachable = Nu a venit niciun răspuns. Verificați conexiunea și încercați din nou; ce s-a făcut deja nu se face de două ori.
grant-try-again = Încercați din nou
grant-would-be-lost = Ce ați scris aici nu a fost încă folosit și s-ar pierde.
grant-keep-editing = Continuați editarea
grant-discard = Renunțați la modificări
