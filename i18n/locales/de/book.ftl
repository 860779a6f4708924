## The parent of a contact

contact-parent-find = Kontakt darüber suchen
contact-parent-find-hint = Ein Teil von Name, E-Mail-Adresse oder Firma. Was gefunden wird, steht als übergeordneter Kontakt zur Wahl.
contact-parent-find-nobody = Niemand gefunden. Geben Sie einen anderen Teil des Namens ein.
contact-parent-find-these = Was gefunden wurde, steht als übergeordneter Kontakt zur Wahl.
contact-parent-find-first = Die ersten Treffer stehen als übergeordneter Kontakt zur Wahl. Geben Sie mehr vom Namen ein, um andere zu finden.
contact-parent-find-go = Suchen

## Settings

rule-limit-in-currency = Das Zahlungslimit für neue Zugänge ist ein Betrag in der jetzigen Währung. Wählen Sie zuerst unter „Neue Zugänge“ ein anderes Zahlungsrecht und ändern Sie dann die Währung.
settings-set-passwords = Administratoren dürfen ein Passwort setzen

## Sessions

done-nothing-ended = Nichts zu beenden: Dort war niemand mehr angemeldet.
