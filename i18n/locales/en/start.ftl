## The first steps of a new house

waiting-title = Nobody can sign in yet
waiting-text = The terminal in which Atrium was started shows a link. Open it to create the first administrator.
waiting-again-title = No link to be seen?
waiting-again = Restart Atrium and it shows the link again, or run “atrium admin create” on the server.

start-title = First steps
start-about = Five steps to your first customer in the portal. Take them in any order; leave and come back whenever you like.
start-continue = Continue
start-skip = Skip this step
start-leave = To the contacts
start-dismiss = Do not show this again
start-done = Done
start-open = Open
start-create = Create
start-finished = Your first customer has been invited. You are ready to go on by yourself.
start-pointer-title = A few steps to your first customer
start-pointer-text = Name the company, connect the mail server, bring your contacts, grant the first access.
start-company-title = Company and language
start-mail-title = Mail server
start-mail-text = Invitations leave through your mail server. If you do not have its details at hand, skip this step: until then letters become files on the server, and you can show a link to hand it over yourself.
start-contacts-title = Contacts
start-contacts-import-title = Bring them from elsewhere
start-contacts-import = Upload an export of Odoo or a CSV file. On the server this does the same; the first line only checks.
start-contacts-company-title = Or create the first company
start-person-title = First person
start-person-text = Somebody at a customer who shall see the portal.
start-person-email-hint = The invitation goes there.
start-access-title = Portal access
# $name (String) - the person
start-access-text = { $name } is in your address book. The dialog shows the address once more and what the access allows.
start-access-open = Grant portal access
start-access-nobody = There is nobody to grant access to yet. Create the first person.
