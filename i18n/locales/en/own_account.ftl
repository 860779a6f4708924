## The contact person

home-contact-person = Your contact person

## Letters to oneself

letters-title = Letters to you
letters-intro = These letters guard your account or bring a link you wait for. That is why they always come and none of them can be switched off.
# $login (String) - the email to sign in with
letters-where = They go to { $login }.
letters-language = In which language, you choose above.
letters-new-device = When somebody signs in with your password on a browser that has not been used for your account before.
letters-password-changed = When your password was changed.
letters-password-set = When an administrator set a password for you.
letters-login-changed = When the email you sign in with was changed; to the old address and to the new one.
letters-reset = When a link to choose a new password was asked for.
letters-offer = When the documents of another company are offered to your login. They are added only if you say so.
letters-account-deleted = When your account was deleted.

## The letter about a new device

outbox-letter-new-device = Sign-in on a new device
mail-label-device = Browser and system
# $company (String) - Who runs the portal.
mail-new-device-subject = New sign-in to your account at { $company }
# $company (String) - Who runs the portal.
mail-new-device-intro = Somebody signed in to your account at { $company } on a browser that has not been used for it before.
mail-new-device-expected = If it was you, you need do nothing.
mail-new-device-action-intro = If it was not you, change your password at once and end that session. Open this address:
mail-new-device-action = See your sessions
