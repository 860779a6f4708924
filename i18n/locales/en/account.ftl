## A person’s own details

details-title = Your details
# $brand (String) - the company whose portal this is
details-intro = What { $brand } writes on your documents and where it reaches you.
# $login (String) - the email to sign in with
details-login = A new email here changes where letters about your documents go. You still sign in as { $login }.
details-confirm = Confirm
details-cancel = Cancel
details-group-who = You
details-country-show = Show the fields of this country
details-country-hint = Each country writes addresses its own way. Choose yours first.
# $brand (String) - the company whose portal this is
lock-of-company = This belongs to your company. Ask your contact person at { $brand } to change it.
# $brand (String) - the company whose portal this is
lock-no-company = You are here as a private person. If you now act for a company, tell your contact person at { $brand }.
# $brand (String) - the company whose portal this is
lock-on-documents = It stands on documents that were issued. Ask your contact person at { $brand } to change it.
details-conflict = Somebody saved a newer version while you were typing. What you typed is still below. Stored now:
details-conflict-again = Check both, then press the button again to store yours.

## Addresses

addresses-title = Addresses
# $company (String) - a company
addresses-intro-company = Where invoices and goods of { $company } go. Colleagues who see the company’s documents see and change these, too.
addresses-intro-own = Where your invoices and goods go.
addresses-add = Add address
addresses-edit = Edit
# $name (String) - a contact's name
addresses-edit-one = Edit { $name }
addresses-remove = Remove
# $name (String) - a contact's name
addresses-remove-one = Remove { $name }
addresses-remove-hint = Documents that name a removed address keep it.
addresses-empty-title = No addresses yet
addresses-empty = Add one if invoices or goods should go elsewhere than to your main address.
addresses-new-title = New address
addresses-edit-title = Edit address
addresses-type = What it is for
addresses-name-hint = The person, department or place that letters are addressed to.
addresses-save = Save address
home-addresses-text = Invoice and delivery addresses, if they differ from your main address.
home-addresses-open = Manage addresses
home-details-edit = Edit

## Sessions

sessions-title = Sessions
sessions-intro = Where you are signed in. If you do not know one of these, end it and change your password.
sessions-this = This session
# $browser (String) - a browser, as it calls itself
# $system (String) - an operating system
sessions-device = { $browser } on { $system }
sessions-device-unknown = Unknown device
sessions-address = Network address
sessions-last = Last use
sessions-since = Signed in
sessions-remembered = stays signed in
sessions-end = End
# $device (String) - browser and system
sessions-end-one = End the session on { $device }
sessions-end-all = Log out from all devices
sessions-end-all-hint = Ends every session but this one.
sessions-only-this = You are signed in nowhere else.

## Language and account

own-language-title = Language
own-language-intro = Pages and letters to you come in this language.
own-language-label = Pages and letters in
own-language-save = Save choice
delete-title = Delete account
# $brand (String) - the company whose portal this is
delete-intro = Ends your access for good. Your documents stay with { $brand }.
delete-open = Delete account…
delete-ends-title = What ends
delete-ends = Your login, for every company you use it with, on every device at once; and every link that was mailed to you.
delete-stays-title = What stays
# $brand (String) - the company whose portal this is
delete-stays = { $brand } keeps your contact details, your documents and messages, and the record of what was done. Your login stays noted as closed, so that nobody else can take it.
# $brand (String) - the company whose portal this is
delete-back = If you need access again, { $brand } can invite you anew.
delete-login = Your login
# $login (String) - the email to sign in with
delete-login-hint = Type { $login } to show that you mean it.
delete-submit = Delete account

## How good a new password is

strength-title = What you typed
strength-score-0 = Strength: very weak
strength-score-1 = Strength: weak
strength-score-2 = Strength: not quite enough
strength-score-3 = Strength: good
strength-score-4 = Strength: very good
strength-met = Met:
strength-unmet = Not yet met:
strength-own = More than your name, your address or a company’s name
strength-hard = Hard to guess for those who know common passwords and words
strength-same = Typed the same twice

## What is wrong, and the way out

rule-password-weak-common = This is close to a password many people use. Choose several words that have nothing to do with each other.
rule-password-weak-keyboard = Keys side by side are easy to guess. Choose several words instead.
rule-password-weak-repeats = The same again and again is easy to guess. Add words that are different.
rule-password-weak-sequence = A row like abc or 6543 is easy to guess. Choose several words instead.
rule-password-weak-date = Dates and years are easy to guess. Add words that have nothing to do with you.
rule-password-weak-names = Names are easy to guess. Add words that are no names.
rule-password-weak-words = This is long enough but still easy to guess. Add another word or two that nobody would expect.
# $example (String) - one that would be right
rule-vat-invalid = This VAT number cannot be right for the country. Check its digits; one looks like { $example }.
# $example (String) - one that would be right
rule-zip-invalid = This is no postal code of the country. One looks like { $example }.
rule-locked = This cannot be changed here. Put it back as it was; the reason stands beside it.
rule-login-differs = This is not your login. Type it as it stands above.

## Said once, in letters, and to staff

done-elsewhere-ended = Signed out there. Here you stay signed in.
done-account-deleted = Your account is deleted. A letter confirms it.
done-removed = Removed.
outbox-letter-account-deleted = Account deleted
contact-event-account-deleted = deleted the account
# $company (String) - a company
mail-account-deleted-subject = Your account for { $company } was deleted
# $company (String) - a company
mail-account-deleted-intro = Your account at { $company } was deleted, with its password. You can no longer sign in.
# $company (String) - a company
mail-account-deleted-kept = { $company } keeps your contact details, documents and messages.
# $company (String) - a company
mail-account-deleted-tell = If it was not you, tell { $company } at once. They can give you access again.
