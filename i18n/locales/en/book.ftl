## The parent of a contact

contact-parent-find = Find a contact above
contact-parent-find-hint = Part of a name, an email or a company. What is found can be chosen as the parent.
contact-parent-find-nobody = Nobody was found. Type another part of the name.
contact-parent-find-these = What was found can be chosen as the parent.
contact-parent-find-first = The first that were found can be chosen as the parent. Type more of the name to find others.
contact-parent-find-go = Find

## Settings

rule-limit-in-currency = The payment limit of new access is an amount in the present currency. Choose another right to pay under “New access” first, then change the currency.
settings-set-passwords = Administrators may set a password

## Sessions

done-nothing-ended = Nothing to end: nobody was signed in there any more.
