## Front page

front-title = Welcome
# $brand (String) - the company whose portal this is
front-heading = Welcome to { $brand }
# $brand (String) - the company whose portal this is
front-lead = Sign in to see what { $brand } shares with you: quotations, orders, invoices and projects, all in one place.
front-account = Open your portal
front-office = Open the back office
front-code = I have an invitation code
front-help-title = New here?
# $brand (String) - the company whose portal this is
front-help = { $brand } sends invitations by mail. Open the link in yours, or enter its code, and choose a password.
front-safe-title = Just for you
front-safe = You see the documents of your own company and nothing else. Every sign-in is protected and recorded.

## My Account

home-title = My Account
# $name (String) - the person signed in
home-welcome = Good to see you, { $name }.
# $company (String) - the customer's company
home-acting = You are here for { $company }.
home-documents = Documents
home-empty-title = Nothing to do right now
# $brand (String) - the company whose portal this is
home-empty = Quotations, orders, invoices and projects that { $brand } shares with you appear here. You get a mail when there is something new.
home-security = Account security
# $login (String) - the email to sign in with
home-security-text = You sign in as { $login } with a password.
home-security-edit = Edit Security Settings

## Account security

security-title = Account security
security-intro = Your password, your sessions and how you sign in.
security-login-title = Login
# $login (String) - the email to sign in with
security-login = You sign in as { $login }.
# $who (String) - whom to ask, a name or an email address
security-login-ask = You cannot change this yourself. Ask { $who }.
# $brand (String) - the company whose portal this is
security-login-ask-brand = You cannot change this yourself. Ask your contact person at { $brand }.
security-password-title = Change password
security-password-intro = Afterwards every other device is signed out; this one stays.
security-current = Current Password
security-submit = Change Password

## Access has ended

ended-title = Your access has ended
# $brand (String) - the company whose portal this is
ended-text = { $brand } has ended your access to this portal, so nothing more can be shown here.
# $brand (String) - the company whose portal this is
ended-documents = Your documents stay with { $brand }; nothing is deleted.
# $brand (String) - the company whose portal this is
ended-ask = If you did not expect this, ask your contact person at { $brand }. They can give you access again.
ended-front = Go to the front page

## Said once after something was done

done-password-changed = Your password is changed. Every other device is signed out.
done-password-set = Your new password is set. Sign in with it.
done-reset-sent = If this address can sign in here, a mail with a link is on its way. Look into the spam folder, too.
done-fresh-asked = Your request is noted. If your access can be renewed, a fresh link is on its way to the address the invitation was sent to.
done-welcome = Your access is ready. From now on you sign in with your email and this password.
done-signed-out = You are signed out.
done-setup = The first administrator is created. Welcome.
done-saved = Saved.
