## What is wrong with what was typed, and the way out

rule-required = Fill this in.
# $max (Number) - characters
rule-too-long = { $max ->
    [one] Use at most { $max } character.
   *[other] Use at most { $max } characters.
}
# $max (Number) - entries
rule-too-many = { $max ->
    [one] Use at most { $max } entry.
   *[other] Use at most { $max } entries.
}
rule-control-character = Remove the invisible sign or line break in this text.
rule-invalid-utf8 = This text is not UTF-8. Save the file as UTF-8 and try again.

rule-email-invalid = This email is invalid. Enter exactly one address, like name@example.com.
rule-email-taken = This email is already used by another user. Enter a different one.
rule-email-twice = This email is on another row, too. Give each person their own.

# $min (Number) - characters
rule-password-too-short = { $min ->
    [one] Use at least { $min } character.
   *[other] Use at least { $min } characters.
}
# $max (Number) - bytes
rule-password-too-long = { $max ->
    [one] Use a shorter password: at most { $max } byte.
   *[other] Use a shorter password: at most { $max } bytes.
}
rule-password-guessable = This is little more than a name or address others know. Choose something harder to guess.
rule-passwords-differ = The two passwords are not the same. Type both again.
rule-password-wrong = This is not your current password. Type it again.
rule-password-unchanged = This is the password you have now, or hardly different from it. Choose another one.

rule-unknown-kind = Choose person or company.
rule-unknown-type = Choose one of the types.
rule-unknown-country = Choose a country from the list.
rule-unknown-language = Choose a language from the list.
rule-unknown-parent = There is no such contact. Choose another one.
rule-parent-is-itself = A contact cannot be above itself. Choose another one.
# $max (Number) - levels
rule-too-deep = Contacts can lie at most { $max } levels below each other. Choose a parent further up.
rule-website-invalid = Enter a web address that starts with http:// or https://.
rule-phone-invalid = Enter a phone number: digits, spaces and + ( ) - / only.
rule-not-a-number = Enter a whole number.
rule-not-a-boolean = Enter yes or no.
rule-amount-invalid = Enter an amount like 1200.50, not negative and with no more decimals than the currency has.
rule-unknown-choice = Choose one of the options.

rule-stale-version = Somebody else saved a newer version. Compare both, then save again.
rule-contact-gone = This contact is no longer there.
rule-contact-archived = This contact is archived. Bring it back first.
# $name (String) - the nearest contact above that is archived
rule-above-archived = { $name }, which this contact belongs below, is archived. Bring that one back first.
rule-access-in-the-way = Somebody here has portal access and would see another company’s documents after this change. Revoke the access first.
rule-nothing-selected = Tick at least one row.
rule-internal-user = This is an internal user, who needs no portal access.
rule-already-in-portal = This contact has access already.
rule-not-in-portal = This contact has no access yet. Grant it first.
rule-login-elsewhere = This email is the login of another customer’s portal user.
rule-rights-beyond-own = You can give only rights that you may give. Choose fewer.

rule-sign-in-refused = Email or password is not right. Check both, or reset your password.
rule-code-wrong = Email or code is not right. Check both against the mail. A code ends after five wrong tries; the link in the same mail still works.
# $seconds (Number) - how long to wait
rule-too-many-attempts-seconds = { $seconds ->
    [one] That was too often. Try again in one second.
   *[other] That was too often. Try again in { $seconds } seconds.
}
# $minutes (Number) - how long to wait
rule-too-many-attempts-minutes = { $minutes ->
    [one] That was too often. Try again in one minute.
   *[other] That was too often. Try again in { $minutes } minutes.
}
rule-busy = There is a lot to do at the moment. Wait a few seconds and send this again.

# $column (String) - the head of the column
rule-missing-column = The file has no column “{ $column }”. Add it and try again.
# $column (String) - the head of the column
rule-duplicate-column = The file has the column “{ $column }” twice. Keep one.
# $expected (Number) - fields in the head
# $found (Number) - fields on this line
rule-wrong-field-count = This line has { $found } fields where the head has { $expected }. Check its quotes and separators.
rule-empty-file = The file has no lines below its head.
rule-malformed-csv = This line cannot be read as CSV. Check its quotes.
# $line (String) - the line that has it first
rule-duplicate-external-id = This id is on line { $line } already. Give each contact its own.
# $id (String) - the id that is not known
rule-unknown-external-parent = The parent “{ $id }” is neither in this file nor imported before.
