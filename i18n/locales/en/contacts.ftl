## The list of contacts

contacts-title = Contacts
contacts-new = New contact
contacts-search = Search contacts
contacts-search-go = Search
contacts-filters = Filter
contacts-filter-all = All
contacts-filter-companies = Companies
contacts-filter-persons = Persons
contacts-filter-access = Has portal access
contacts-filter-invited = Invited
contacts-filter-archived = Archived
contacts-orders = Order
contacts-order-changed = Recently changed
contacts-order-name = By name
# $count (Number) - contacts that match
contacts-count = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
contacts-column-name = Name
contacts-column-company = Company
contacts-column-email = Email
contacts-column-phone = Phone
contacts-column-place = City, country
contacts-column-access = Portal
# $name (String) - the contact
contacts-select = Select { $name }
contacts-select-all = Select all on this page
contacts-selection-hint = With those selected
# Stands before a number: Selected: 3
contacts-selection-count = Selected:
contacts-selection-clear = Clear
contacts-empty-title = No contacts yet
contacts-empty-text = The people and companies you work with are kept here. Create the first one, or bring them all from a file.
contacts-nothing-title = Nothing matches
# $words (String) - what was searched for
contacts-nothing-words = No contact matches “{ $words }” here. Check the spelling, or search in all contacts.
contacts-nothing-filter = No contact is in this filter at the moment.
contacts-nothing-action = Show all contacts

## Portal state in one word

contacts-access-invited = Invited
contacts-access-inside = In portal
contacts-archived = Archived

## One contact

contact-new-title = New contact
contact-action = Action
contact-grant = Grant portal access
contact-archive = Archive
contact-bring-back = Bring back
contact-kind = Kind
contact-person = Person
contact-company = Company
contact-name = Name
contact-parent = Parent
contact-parent-none = None
contact-type = Type
contact-type-contact = Contact
contact-type-invoice = Invoice address
contact-type-delivery = Delivery address
contact-type-other = Other
contact-email = Email
contact-phone = Phone
contact-mobile = Mobile
contact-website = Website
contact-job = Job title
contact-street = Street
contact-street2 = Address line 2
contact-city = City
contact-zip = Zip
contact-state = State
contact-country = Country
contact-country-none = Not given
contact-vat = VAT
contact-language = Language
contact-language-none = Not given
contact-tags = Tags
contact-tags-hint = Separate them with commas.
contact-notes = Notes
contact-group-main = Who it is
contact-group-reach = How to reach them
contact-group-address = Address
contact-group-more = More
contact-save = Save
contact-cancel = Cancel
contact-archived-notice = This contact is archived. It keeps its documents and is left out of lists.

## Somebody else saved in the meantime

contact-conflict-title = Somebody else changed this contact while you were editing it
contact-conflict-text = Nothing of yours is saved yet. Where the two differ, the fields below hold what you typed; Save puts that in place of what is stored.
# $who (String) - who saved
# $when (String) - the day and hour
contact-conflict-who = Saved by { $who } on { $when }.
contact-conflict-field = Field
contact-conflict-yours = Yours
contact-conflict-stored = Stored
contact-conflict-take = Take the stored version
contact-conflict-nothing = (empty)

## Below the form

contact-related = Related contacts
contact-add = Add contact
contact-related-empty = People and addresses of this company are listed here.
contact-history = History
contact-history-empty = Nobody has granted or ended access for this contact yet.

contact-event-created = created the contact
contact-event-changed = changed the contact
contact-event-archived = archived the contact
contact-event-brought-back = brought the contact back
contact-event-granted = granted portal access
contact-event-revoked = ended portal access
contact-event-repeated = sent a new invitation
contact-event-shown = looked at the invitation’s link and code
contact-event-requested = asked for a fresh invitation
contact-event-accepted = accepted the invitation
contact-event-signed-in = signed in
contact-event-signed-out = signed out
contact-event-reset-requested = asked for a link to choose a new password
contact-event-password-reset = chose a new password by a mailed link
contact-event-password-changed = changed the password
