## Settings: the pages

nav-settings = Settings
settings-title = Settings
settings-company-title = Company
settings-company-about = Name, address for questions, language, time zone and currency.
settings-brand-title = Look
settings-brand-about = Your logo and colour, in the portal and in letters.
settings-mail-title = Mail server
settings-mail-about = How letters leave, and a test whether they do.
settings-lifetimes-title = Lifetimes
settings-lifetimes-about = How long invitations, reset links and sessions last.
settings-policies-title = Passwords
settings-policies-about = How long new passwords must be, who needs a second factor, and whether administrators may set passwords.
settings-access-title = New access
settings-access-about = What a new portal access allows, unless you choose otherwise when you grant it.
settings-languages-title = Languages
settings-languages-about = Which languages people can choose in the portal and the back office.
settings-server-title = Server
settings-server-about = What is set on the server only: to change it, edit the file or the variables there.

# $origin (String) - variable, or file and line
settings-fixed = Set on the server by { $origin }; it cannot be changed here.
settings-yes = Yes
settings-no = No

## Company

settings-company-name = Company name
settings-company-name-hint = The name customers know you by.
settings-contact-address = Address for questions
settings-contact-address-hint = Shown to customers; answers to letters arrive there.
settings-language = Default language
settings-time-zone = Time zone
settings-currency = Currency

## Look

settings-brand-colour = Brand colour
settings-brand-colour-hint = Six digits, like #0b6380. Leave it empty for the colours of Atrium.
settings-brand-preview = Preview
settings-brand-fits = This colour can be read as it is.
# $given (String) - the colour as typed
# $shown (String) - the colour used
settings-brand-nudged = { $given } cannot be read well enough on a light page. Buttons use { $shown } instead.
settings-brand-light = Light
settings-brand-dark = Dark
settings-brand-button = Button
settings-brand-link = Link
settings-logo = Logo
settings-logo-hint = SVG or PNG, at most 256 KiB. An SVG must be a plain drawing without scripts or style sheets.
settings-logo-now = The logo now
settings-logo-remove = Remove the logo

## Mail server

settings-mail-server = Mail server
settings-mail-host = Host
settings-mail-host-hint = Like mail.example.com. Empty: letters become files on the server.
settings-mail-port = Port
settings-mail-port-hint = Leave it empty for the usual one.
settings-mail-security = Protection
settings-mail-tls = TLS from the start (465)
settings-mail-starttls = STARTTLS, required (587)
settings-mail-plain = None, within a network you trust (25)
settings-mail-user = User name
settings-mail-password = Mail password
settings-mail-password-kept = A password is kept, but not displayed. Leave this empty to keep it.
settings-mail-from = Sender
settings-mail-from-hint = The address letters come from. Empty: portal@ and the host of the base address.
settings-mail-timeout = Patience in seconds
settings-mail-timeout-hint = How long one conversation with the server may take, from 1 to 60.
settings-mail-test-title = Does it work?
settings-mail-test-hint = Sends a letter to your own address with the settings as they are saved.
settings-mail-test = Send a test mail
# $server (String) - host and port
# $to (String) - the address
settings-mail-tested = { $server } took the letter to { $to }. See whether it arrives.
settings-mail-tested-filed = No mail server is set, so the letter lies as a file in the folder “mail” of the data folder.
# $reason (String) - why, as whole sentences
settings-mail-tested-refused = The letter did not leave. { $reason }

## Lifetimes

settings-invitation-lifetime = Invitations
settings-reset-lifetime = Reset links
settings-session-idle = Session without activity
settings-session-lifetime = Session in all
settings-remembered-idle = Remembered session without activity
settings-remembered-lifetime = Remembered session in all
settings-unit = Unit
settings-unit-minutes = minutes
settings-unit-hours = hours
settings-unit-days = days

## Passwords

settings-password-length = Characters at least
settings-password-length-hint = For new passwords without a second factor; 15 or more.
settings-password-length-second = Characters at least, with a second factor
settings-password-length-second-hint = 12 or more.
settings-second-factor = Second factor
settings-second-factor-optional = Optional
settings-second-factor-hint = To ask staff or everyone for it comes with the second factor itself, and cannot be chosen yet.

## New access

# $currency (String) - ISO 4217 code
settings-access-limit-hint = In { $currency }; counts only where paying is allowed up to a limit.

## Server

settings-server-base = Base address
settings-server-listen = Listens on
settings-server-data = Data folder
settings-server-database = Database
settings-server-proxies = Trusted proxies
# $origin (String) - variable, file and line, or “default”
settings-server-origin = From: { $origin }

## The letter that tells whether the mail server works

# $company (String) - the company that runs the portal
mail-test-subject = Test mail from { $company }
# $company (String) - the company that runs the portal
mail-test-text = The mail server of { $company } works: this letter has arrived. There is nothing to do.
# $time (String) - date and time
mail-test-at = Asked for at { $time }.

## Whom customers write to

portal-contact = Questions? Write to

## What is wrong with a setting, and the way out

rule-colour-invalid = Enter a colour like #0b6380.
# $least (String) - the least number
# $most (String) - the largest number
rule-out-of-range = Enter a number from { $least } to { $most }.
# $least (String) - the shortest time
# $most (String) - the longest time
rule-duration-out-of-range = Enter a time from { $least } to { $most }.
rule-idle-beyond-all = Without activity, a session cannot last longer than it lasts in all. Choose less here, or more there.
rule-host-invalid = Enter the name of a server, like mail.example.com, without a port or path.
rule-password-in-clear = The password would cross the network for all to read. Choose TLS or STARTTLS.
rule-password-again = Server or user is another one now. Type the password again.
rule-default-language-not-offered = The default language must be one of those people can choose.
# $max (String) - kibibytes
rule-file-too-large = Choose a smaller file: at most { $max } KiB.
rule-not-an-image = This file is neither SVG nor PNG. Choose another one.
rule-svg-not-plain = This SVG holds more than a drawing: scripts, style sheets, links or parts from elsewhere. Export it as a plain SVG, or as PNG.

## Spans of time, as part of a sentence

# $count (Number) - how many
span-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
# $count (Number) - how many
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
# $count (Number) - how many
span-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
# $count (Number) - how many
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
