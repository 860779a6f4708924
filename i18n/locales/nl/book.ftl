## The parent of a contact

contact-parent-find = Contact erboven zoeken
contact-parent-find-hint = Een deel van een naam, e-mailadres of bedrijf. Wat wordt gevonden, kunt u als bovenliggend contact kiezen.
contact-parent-find-nobody = Niemand gevonden. Typ een ander deel van de naam.
contact-parent-find-these = Wat is gevonden, kunt u als bovenliggend contact kiezen.
contact-parent-find-first = De eerste gevonden contacten kunt u als bovenliggend contact kiezen. Typ meer van de naam om andere te vinden.
contact-parent-find-go = Zoeken

## Settings

rule-limit-in-currency = De betaallimiet voor nieuwe toegang is een bedrag in de huidige valuta. Kies eerst onder “Nieuwe toegang” een ander betaalrecht en wijzig daarna de valuta.
settings-set-passwords = Beheerders mogen een wachtwoord instellen

## Sessions

done-nothing-ended = Niets te beëindigen: daar was niemand meer ingelogd.
