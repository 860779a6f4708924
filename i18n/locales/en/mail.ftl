# The letters. $company is the company that runs the portal, as the settings
# name it; instants are on its clocks, in the reader’s form.

# $name (String) - The reader's name.
mail-greeting = Hello { $name },

mail-greeting-nameless = Hello,

# $company (String) - Who runs the portal.
mail-footer = This letter was sent by { $company } automatically.

# Stands above the web address under a button, for those who cannot press it.
mail-link-below = If the button does not work, open this address:

mail-label-login = Your login

mail-label-valid-until = Valid until

mail-label-company = Access for

mail-label-when = When

## Invitation

# $company (String) - Who runs the portal.
mail-invitation-subject = { $company } invites you to its customer portal

# $company (String) - Who runs the portal.
mail-invitation-intro = { $company } has opened its customer portal for you. There you see, sign and pay what { $company } shares with you.

# $company (String) - Who runs the portal.
mail-invitation-message = { $company } writes:

mail-invitation-action-intro = To begin, open this address and choose a password:

mail-invitation-action = Accept invitation

# $address (String) - The page where the code can be typed.
mail-invitation-code = If you cannot open it, go to { $address } and type your email address and this code:

mail-invitation-once = The invitation works once.

# $company (String) - Who runs the portal.
mail-invitation-unexpected = You do not know { $company }, or did not expect an invitation? Then somebody may have mistyped an address. You need do nothing: without the link and the code, nobody gets in.

## Setting a new password

# $company (String) - Who runs the portal.
mail-reset-subject = Set a new password for { $company }

# $company (String) - Who runs the portal.
mail-reset-intro-asked = You asked for a new password for your account at { $company }.

# $company (String) - Who runs the portal.
mail-reset-intro-staff = { $company } sends you a link with which you can set a new password for your account.

mail-reset-action-intro = To choose it, open this address:

mail-reset-action = Set password

mail-reset-once = The link works once. Until you use it, your present password stays valid.

mail-reset-unexpected = You did not ask for this? Then leave the link unopened and your password stays as it is. Pass this letter on to nobody.

## Notice: the password was changed

# $company (String) - Who runs the portal.
mail-password-changed-subject = Your password for { $company } was changed

# $company (String) - Who runs the portal.
mail-password-changed-intro = The password of your account at { $company } was changed. Wherever else you were signed in, you have been signed out.

mail-password-changed-expected = If it was you, you need do nothing.

mail-password-changed-action-intro = If it was not you, set a new password at once. Open this address and type your email address:

mail-password-changed-action = Reset password

# $company (String) - Who runs the portal.
mail-password-changed-tell = Then tell { $company }, so that they can see what happened in your account.
