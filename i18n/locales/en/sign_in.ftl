## Sign in

sign-in-title = Sign in
# $brand (String) - the company whose portal this is
sign-in-intro = Use the email and password of your { $brand } account.
sign-in-email = Email
sign-in-password = Password
sign-in-remember = Remember me
sign-in-remember-hint = Stay signed in on this device. Leave this off on a shared computer.
sign-in-submit = Sign in
sign-in-reset = Reset password
sign-in-code = Enter an invitation code
sign-in-no-account = Accounts come by invitation only. If you have none yet, ask your contact person.

## Ask for a reset link

reset-title = Reset password
reset-intro = Enter the email you sign in with. A link to choose a new password arrives there.
reset-email = Email
reset-submit = Send reset link
# $span (String) - how long the link works, such as 4 hours
reset-hint = The link works for { $span } and only once.
reset-back = Back to sign in

## Choose a password: by invitation or reset

password-new = New Password
password-verify = Verify New Password
# $min (Number) - the least number of characters
password-hint = { $min ->
    [one] At least { $min } character. Several words in a row are easy to remember and hard to guess.
   *[other] At least { $min } characters. Several words in a row are easy to remember and hard to guess.
}

invitation-title = Accept your invitation
# $company (String) - the company whose portal this is
# $name (String) - the person invited
invitation-intro = { $name }, { $company } invites you to its customer portal. Choose a password and you are in.
# $login (String) - the email to sign in with
invitation-login = You sign in as { $login }.
# $until (String) - date and time
invitation-until = This invitation is valid until { $until }.
invitation-submit = Accept invitation
invitation-fresh = Ask for a fresh link
invitation-fresh-hint = A new link goes to the address the invitation was sent to, as long as you may still have access.

reset-password-title = Choose a new password
# $login (String) - the email to sign in with
reset-password-intro = This password is for { $login }. Every device that is signed in now is signed out.
reset-password-submit = Set password
reset-password-fresh = Ask for a new reset link

## A link that cannot be used

link-invitation-expired-title = This invitation has expired
link-invitation-expired = Its time is over. Nothing is lost: ask for a fresh link and go on from there.
link-invitation-used-title = This invitation is used already
link-invitation-used = A password is chosen already. Sign in with it, or reset it if you do not know it.
link-invitation-withdrawn-title = This invitation is withdrawn
link-invitation-withdrawn = A newer invitation has taken its place, or the access is no longer offered. Look for a newer mail from us, or ask for a fresh link.
link-invitation-unknown-title = We do not know this link
link-invitation-unknown = Perhaps it broke across two lines in your mail. Copy the whole link, or enter the code from the same mail.

link-reset-expired-title = This reset link has expired
link-reset-expired = Reset links work for a short time only. Ask for a new one; your password is unchanged.
link-reset-used-title = This reset link is used already
link-reset-used = A new password is set with it. Sign in with that one, or ask for a new link.
link-reset-withdrawn-title = This reset link is withdrawn
link-reset-withdrawn = A newer link has taken its place. Look for a newer mail from us, or ask for a new link.
link-reset-unknown-title = We do not know this link
link-reset-unknown = Perhaps it broke across two lines in your mail. Copy the whole link, or ask for a new one.

link-setup-expired-title = This set-up link has expired
link-setup-expired = Start the server again, or run “atrium admin create”: a new link is printed in the terminal.
link-setup-used-title = Set-up is finished already
link-setup-used = The first administrator is there. Sign in instead.
link-setup-withdrawn-title = This set-up link is replaced
link-setup-withdrawn = The terminal shows a newer link. Use that one.
link-setup-unknown-title = We do not know this link
link-setup-unknown = Copy the whole link from the terminal where the server runs.

## Type the code of an invitation

code-title = Enter your invitation code
code-intro = Your invitation mail holds a link and a code. Where the link does not open, the code does the same.
code-email = Email
code-email-hint = The address the invitation was sent to.
code-code = Code
# $example (String) - a made-up code
code-code-hint = Two groups of five letters and digits, like { $example }.
code-submit = Continue

## The first administrator

setup-title = Set up your portal
setup-intro = You are the first here. This account can change everything, so choose its password well.
setup-name = Name
setup-email = Email
setup-email-hint = You sign in with this address.
setup-submit = Create administrator

## The password again, before a sensitive act

confirm-title = Is it you?
confirm-intro = You gave your password more than ten minutes ago, and this needs it again. What you filled in is kept, but for passwords.
confirm-password = Current Password
confirm-submit = Go on
