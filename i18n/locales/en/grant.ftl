## The grant dialog: "Portal access"

grant-title = Portal access
grant-column-select = Select
grant-column-contact = Contact
grant-column-email = Email
grant-column-latest = Latest authentication
grant-column-state = State
grant-column-acts = Actions
# $name (String) - the contact
grant-email-of = Email of { $name }
# $name (String) - the contact
grant-select-name = Select { $name }

## What a row's state is called

grant-state-no = In portal: no
grant-state-yes = In portal: yes
# $date (String) - the last day and hour the link works
grant-state-invited = Invited, link valid until { $date }
# $date (String) - the day and hour the link stopped working
grant-state-expired = Invited, link expired on { $date }
grant-state-no-link = Invited, no link is open
grant-state-internal = Internal user
grant-state-elsewhere = Has a login elsewhere

## Buttons

grant-grant = Grant Access
grant-revoke = Revoke Access
grant-reinvite = Re-Invite
grant-add = Add to existing login
grant-show-link = Show link
grant-selected = Grant selected
grant-revoke-selected = Revoke selected
# $count (Number) - how many rows can be granted
grant-others = Grant the other { $count }
grant-check = Check addresses
grant-close = Close
grant-copy = Copy
grant-link = Invitation link
grant-code = Invitation code

## Text and rights of new memberships

grant-options = Invitation text and rights
grant-message = Text for the invitation
grant-message-hint = Stands in the mail above the link. You can leave it empty.
grant-visibility = What they see
grant-visibility-company = The company’s documents
grant-visibility-own = Own documents only
grant-rights = What they may do
grant-right-sign = Accept, decline and sign
grant-right-manage = Manage colleagues
grant-right-manage-hint = Kept for later: in this version customers cannot manage colleagues yet.
grant-pay = Pay
grant-pay-unlimited = Any amount
grant-pay-limited = Up to a limit
grant-pay-none = Not at all
grant-pay-limit = Limit of one payment

## Counts and refusals

# $can (Number) - rows that can be granted
# $cannot (Number) - rows that cannot
grant-counts = { $can ->
    [one] { $can } can be granted
   *[other] { $can } can be granted
}, { $cannot ->
    [one] { $cannot } cannot
   *[other] { $cannot } cannot
}
grant-counts-none = Nobody here is left to be granted access
grant-no-rows = There is nobody here who could get access. Select people, or a company with people.
# $count (Number) - how many rows were refused
grant-refused = { $count ->
    [one] Nothing is granted yet: { $count } row cannot be granted
   *[other] Nothing is granted yet: { $count } rows cannot be granted
}
# $name (String) - the contact
# $reason (String) - a whole sentence
grant-refused-row = { $name }: { $reason }

## What an act did

# $email (String) - where the invitation goes
grant-done-invited = Invited. The mail to { $email } is on its way.
# $email (String) - where the invitation goes
grant-done-reinvited = Invited again. The older link no longer works; the new mail to { $email } is on its way.
# $email (String) - where the link goes
grant-done-reset = Has a password already, so a link to choose a new one is on its way to { $email }.
grant-done-revoked = Access ended, in every open tab, too. The contact and its documents stay.
# $date (String) - the last day and hour the link works
grant-done-link = Shown this once, valid until { $date }. Hand it over yourself, to this person only.
# $name (String) - the contact
# $result (String) - a whole sentence
grant-done-row = { $name }: { $result }
# $count (Number) - people invited
grant-done-many-invited = { $count ->
    [one] { $count } person invited.
   *[other] { $count } people invited.
}
# $count (Number) - people whose access ended
grant-done-many-revoked = { $count ->
    [one] Access of { $count } person ended.
   *[other] Access of { $count } people ended.
}

## While the dialog waits

grant-waiting = Loading the contacts…
grant-busy = The server is busy. Nothing you typed is lost; try again in a moment.
grant-unreachable = No answer came. Check your connection and try again; what is done already is not done twice.
grant-try-again = Try again
grant-would-be-lost = What you typed here is not used yet and would be lost.
grant-keep-editing = Keep editing
grant-discard = Discard what you typed
