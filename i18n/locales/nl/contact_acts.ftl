## The list, what is selected in it, and what is taken out of it

list-count-more = { $count ->
    [one] Meer dan { $count } contact
   *[other] Meer dan { $count } contacten
}
list-tag = Label
list-tag-any = Alle labels
list-all-matching = { $count ->
    [one] De { $count } gevonden contact op alle pagina’s
   *[other] Alle { $count } gevonden contacten op alle pagina’s
}
list-export = Exporteren als CSV
list-tags = Labels wijzigen
list-merge = Samenvoegen
list-file = contacten

## Acts on many

bulk-title = Geselecteerde contacten
bulk-selected = { $count ->
    [one] { $count } contact is geselecteerd.
   *[other] { $count } contacten zijn geselecteerd.
}
bulk-tag-hint = Eén label. Bestaat het nog niet, dan ontstaat het bij het toevoegen.
bulk-add-tag = Label toevoegen
bulk-remove-tag = Label verwijderen
bulk-back = Terug naar de contacten
bulk-counted = { $count ->
    [one] Nu past { $count } contact, en de lijst toonde een ander aantal. Er is nog niets gedaan.
   *[other] Nu passen { $count } contacten, en de lijst toonde een ander aantal. Er is nog niets gedaan.
}
bulk-go-on = { $count ->
    [one] Doorgaan met { $count } contact
   *[other] Doorgaan met { $count } contacten
}
bulk-changed = { $count ->
    [one] { $count } contact is gewijzigd.
   *[other] { $count } contacten zijn gewijzigd.
}
bulk-unchanged = { $count ->
    [one] { $count } was al zo.
   *[other] { $count } waren al zo.
}
bulk-gone = { $count ->
    [one] { $count } bestaat niet meer.
   *[other] { $count } bestaan niet meer.
}
bulk-refused-access = { $count ->
    [one] { $count } is ongewijzigd, omdat iemand de portaaltoegang zou verliezen:
   *[other] { $count } zijn ongewijzigd, omdat iemand de portaaltoegang zou verliezen:
}
bulk-refused-tags = { $count ->
    [one] { $count } heeft het maximale aantal labels:
   *[other] { $count } hebben het maximale aantal labels:
}

## Before access ends

ask-archive-title = Archiveren beëindigt portaaltoegang
ask-move-title = Verplaatsen beëindigt portaaltoegang
ask-who = { $count ->
    [one] Er is nog niets gewijzigd. Deze persoon zou meteen de toegang verliezen; contact en documenten blijven:
   *[other] Er is nog niets gewijzigd. Deze { $count } personen zouden meteen de toegang verliezen; contacten en documenten blijven:
}
ask-person = { $name } ({ $login })
ask-more = { $count ->
    [one] en nog { $count }
   *[other] en nog { $count }
}
ask-archive = Archiveren en toegang beëindigen
ask-move = Verplaatsen en toegang beëindigen
ask-merge = Samenvoegen en toegang beëindigen
ask-archive-others = { $count ->
    [one] De andere { $count } archiveren
   *[other] De andere { $count } archiveren
}

## Sales & purchase

sales-title = Verkoop & inkoop
sales-person = Verkoper
sales-person-none = Niemand
sales-terms = Betalingstermijn
sales-terms-immediate = Direct
sales-terms-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
}
sales-terms-month = Einde van de maand
sales-terms-next-month = Einde van de volgende maand
sales-currency = Valuta
sales-not-given = Niet ingevuld
sales-customer-reference = Klantreferentie
sales-supplier-reference = Leveranciersreferentie

## Merging duplicates

merge-title = Contacten samenvoegen
merge-text = Eén contact blijft. Wat de andere hebben, gaat ernaartoe; daarna worden ze gearchiveerd en er wordt niets verwijderd.
merge-stays = Welk contact blijft
merge-look = Tonen wat overgaat
merge-button = Samenvoegen
merge-stale = Een van deze contacten is intussen gewijzigd. Er is nog niets samengevoegd; zo staat het er nu voor.
merge-children = Gerelateerde contacten
merge-origins = Geïmporteerde rijen
merge-filled = Wordt aangevuld
merge-filled-none = Niets: het contact dat blijft, heeft overal al een waarde waar de andere er een hebben.
merge-left = Wordt niet overgenomen
merge-left-text = Het contact dat blijft, heeft hier een eigen waarde. De andere blijven leesbaar bij de gearchiveerde contacten.
merge-keeps = Behouden portaaltoegang
merge-keeps-text = Hun logins blijven zoals ze zijn, en ze zien wat bij { $name } hoort.
merge-ends = Verliezen portaaltoegang
merge-ends-text = Ze horen bij een ander bedrijf of zijn dezelfde login voor de tweede keer. Contacten en documenten blijven.
merge-into = Dit contact is samengevoegd met een ander:

## History

contact-event-merged = heeft dubbele contacten hiermee samengevoegd
contact-event-merged-into = heeft dit contact samengevoegd met een ander
history-older = Oudere vermeldingen
history-newest = Nieuwste vermeldingen
history-was = eerst
history-is = daarna
related-more = Hier staan alleen de eerste.

## Refusals

rule-merge-count = Kies minstens twee contacten om samen te voegen, en hoogstens { $max }.
rule-merge-kinds = Een persoon en een bedrijf kunnen niet worden samengevoegd. Wijzig eerst het soort van een van de twee.
rule-merge-above-and-below = Een van deze contacten staat boven een ander. Kies eerst een ander bovenliggend contact voor het onderste.
rule-merge-two-logins = Deze contacten hebben portaaltoegang met verschillende logins. Trek eerst de toegang van alle op één na in.
rule-merge-two-staff = Twee van deze contacten horen bij medewerkers. Ze kunnen niet worden samengevoegd.
rule-merged-already = Een van deze contacten is al eerder met een ander samengevoegd. Laat het weg of zet het eerst terug.
rule-too-many-match = Er passen meer dan { $max } contacten. Beperk de lijst en doe het in delen.
