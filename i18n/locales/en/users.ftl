## The list of users

users-title = Users
users-new = New user
users-search = Search users
users-filter-active = Active
users-group-internal = Internal
users-group-portal = Portal
users-state-active = Active
users-state-never = Never connected
users-state-inactive = Inactive
users-filter-two-factor-on = 2FA on
users-filter-two-factor-off = 2FA off
# $count (Number) - users that match
users-count = { $count ->
    [one] { $count } user
   *[other] { $count } users
}
# $count (Number) - how far was counted
users-count-more = { $count ->
    [one] More than { $count } user
   *[other] More than { $count } users
}
users-login = Login
users-groups = Groups
users-state = State
users-two-factor = 2FA
users-two-factor-on = On
users-two-factor-off = Off
users-signed-in = Latest authentication
users-created = Created
users-never = Never
users-nothing-text = No user fits what you asked for.
users-nothing-action = Show all active users

## The filter builder

users-filter-title = Custom filter
users-filter-apply = Apply filter
users-filter-clear = Clear filter
users-filter-match = Match
users-filter-all-of = All of these
users-filter-any-of = Any of these
users-filter-root = Users for whom the following holds
# $place (String) - where it stands, such as 2.1
users-filter-group = Group { $place }
users-filter-add-condition = Add condition
users-filter-add-group = Add group
# $place (String) - where it stands
users-filter-remove = Remove condition { $place }
# $place (String) - where it stands
users-filter-remove-group = Remove group { $place }
# $place (String) - where it stands
users-filter-field = Field { $place }
# $place (String) - where it stands
users-filter-operator = Operator { $place }
# $place (String) - where it stands
users-filter-value = Value { $place }
users-filter-choose = Choose a field
users-filter-choose-value = Choose a value
users-filter-refused = Nobody is listed until the filter is right.
users-op-contains = contains
users-op-not-contains = not contains
users-op-is = is
users-op-is-not = is not
users-op-before = before
users-op-after = after
users-op-set = set
users-op-unset = unset

## A new user

user-new-title = New user
user-new-intro = For colleagues: they get a mail with a link to choose a password. Customers get access from their contact’s page.
user-new-submit = Create user

## One user

user-contact = Contact
user-contacts = Contacts
user-inactive-notice = This login is deactivated. Nobody can sign in with it.
user-login-new = New login
user-login-hint = The email to sign in with. The old and the new address get a mail, and every session ends. The contact’s email stays as it is.
user-login-submit = Change login
user-password = Password
user-password-none = No password has been chosen yet.
user-password-there = A password is set.
user-password-must-change = An administrator has set the password. It must be changed at the next sign-in.
user-password-set = Set password
user-password-set-hint = Atrium makes a password and shows it to you once, so that you can tell it. Every session ends, the person is mailed that it happened and must choose another one at the next sign-in.
user-reset = Send password reset
user-reset-hint = Mails a link to choose a new password. The present one stays valid until then.
user-invite-again = Send invitation again
user-invite-hint = Mails a fresh link to choose a first password. Older links no longer work.
user-role = Role
user-role-submit = Change role
user-oneself = This is your own login. Another administrator can change its role or deactivate it.
user-access = Access
user-deactivate = Deactivate
user-deactivate-hint = Ends every session and mailed link at once. Nobody can sign in with this login until it is brought back.
user-deactivate-hint-portal = Ends every session, mailed link and membership at once. Contacts and documents stay.
user-bring-back = Bring back
user-bring-back-hint = The old password is void: a mail with a link to choose a new one is sent. Memberships that ended with the login open again.
user-memberships = Memberships
user-memberships-empty = No membership. Grant portal access from the contact’s page.
user-membership-rights = Rights
user-membership-since = Since
user-membership-ended = Ended
user-sessions = Sessions
user-sessions-empty = Nobody is signed in with this login.
user-session-device = Device
user-session-address = Address
user-session-began = Signed in
user-session-used = Last used
user-session-this = This session
user-session-end = End session
# $device (String) - browser and system
user-session-end-of = End session: { $device }
user-sessions-end-all = End all sessions
user-history = History
user-history-empty = Nothing has happened with this login yet.
user-event-created = created the login
user-event-refused = A sign-in was refused
user-event-reset-on-server = The password was set on the server’s command line
user-event-login = changed the login
user-event-password = set a password to be told
user-event-reset = sent a link to choose a password
user-event-role = changed the role
user-event-deactivated = deactivated the login
user-event-brought-back = brought the login back
user-event-sessions = ended sessions

## A password to be told

# $name (String) - whose password
user-told-title = New password for { $name }
user-told-once = This password is shown only now. It is kept nowhere.
# $login (String) - the email to sign in with
user-told-login = To sign in as { $login }:
user-told-next = Tell it in person or by telephone. At the next sign-in another password must be chosen.
user-told-back = Back to the user
told-title = Choose your own password
told-lead = An administrator has set the password you signed in with. Choose one that only you know; then you can go on.

## Said once after something was done

done-login-changed = The login is changed. Both addresses get a mail.
done-user-invited = The login is created. A mail with a link to choose a password is on its way.
done-link-mailed = A mail with a link to choose a password is on its way.
done-deactivated = The login is deactivated. Every session has ended.
done-brought-back = The login is back. A mail with a link to choose a password is on its way.
done-brought-back-in-part = The login is back, and a mail with a link to choose a password is on its way. Not all of its access came back: some contacts belong to another company by now, are archived or are somebody else’s. Grant portal access there by hand if it is still right.
done-sessions-ended = Done: signed out there.

## Refusals

rule-last-administrator = This is the last administrator who can sign in. Make somebody else an administrator first.
rule-not-oneself = You cannot do this to your own login. Ask another administrator.
rule-user-inactive = This login is deactivated. Bring it back first.
rule-no-membership-left = There is no membership this login could come back to. Grant portal access from the contact’s page.
# $name (String) - a word from the address
rule-unknown-filter-key = The filter does not know “{ $name }”. Take it out.
rule-operator-unfit = This field is not compared that way. Choose another operator.
rule-date-invalid = Enter a day such as 2026-11-22.

## Letters

mail-sign-in-action = Sign in
# $company (String) - Who runs the portal.
mail-login-changed-subject = Your login for { $company } was changed
# $company (String) - Who runs the portal.
mail-login-changed-intro = { $company } has changed the email address with which you sign in. Wherever you were signed in, you have been signed out. Your password stays the same.
mail-login-changed-old = Old login
mail-login-changed-new = New login
mail-login-changed-action-intro = From now on, sign in with the new one here:
# $company (String) - Who runs the portal.
mail-login-changed-tell = You did not expect this? Tell { $company } at once.
# $company (String) - Who runs the portal.
mail-password-set-subject = { $company } has set a password for you
# $company (String) - Who runs the portal.
mail-password-set-intro = An administrator at { $company } has set a password for your account and will tell it to you. It does not stand in this letter. Wherever you were signed in, you have been signed out.
mail-password-set-action-intro = Sign in with it here; then you choose one that only you know:
# $company (String) - Who runs the portal.
mail-password-set-tell = You did not ask for this? Tell { $company } at once.
# $company (String) - Who runs the portal.
mail-staff-invitation-subject = Your login at { $company }
# $company (String) - Who runs the portal.
mail-staff-invitation-intro = { $company } has made a login for you, to work in its customer portal.
mail-staff-invitation-action-intro = To begin, open this address and choose a password:
mail-staff-invitation-action = Choose password
mail-staff-invitation-once = The link works once. Afterwards you sign in with your login and this password.
# $company (String) - Who runs the portal.
mail-staff-invitation-unexpected = You do not work for { $company }? Then somebody may have mistyped an address. You need do nothing.

## The outbox

outbox-letter-login-changed = Login changed
outbox-letter-password-set = Password set
outbox-letter-staff-invitation = New colleague
