## The letter that offers a company to a login that exists

# $company (String) - Who runs the portal.
mail-offer-subject = { $company } asks to add a company to your login
# $company (String) - Who runs the portal.
# $customer (String) - The company to be added.
mail-offer-intro = { $company } asks whether you want to see and handle the documents of { $customer } with the login you already have. Until you accept, nothing changes.
mail-offer-action-intro = To answer, open this address and sign in:
mail-offer-action = Answer the request
mail-offer-password = Your password stays as it is. At the top of the portal you switch from one company to the other.
# $company (String) - Who runs the portal.
mail-offer-unexpected = You do not know this company, or did not expect { $company } to ask? Then decline, or do nothing: without your answer nothing is added.

## The page behind that letter's link

# $company (String) - the company to be added
join-title = Add { $company } to your login?
# $brand (String) - the company whose portal this is
# $company (String) - the company to be added
join-intro = { $brand } asks whether you want to use this portal for { $company }, too, with the login you already have.
# $login (String) - the email to sign in with
join-login = It is for the login { $login }.
join-nothing = Until you accept, you see nothing of this company, and nothing changes for what you see already.
# $until (String) - date and time
join-until = You can answer until { $until }.
join-accept = Accept
join-decline = Decline
join-sign-in = Sign in to accept
# $login (String) - the login now signed in
join-other = You are signed in as { $login }. To accept, log out and open the link in the mail again.
join-expired-title = This request has expired
join-expired = Nothing was added. If you still want it, ask your contact person for a new mail.
join-used-title = This request is answered already
join-used = There is nothing left to do here.
join-withdrawn-title = This request is withdrawn
join-withdrawn = A newer request has taken its place, or it is no longer made. Look for a newer mail from us.
join-unknown-title = We do not know this link
join-unknown = Perhaps it broke across two lines in your mail. Copy the whole link.
done-joined = Added. You are here for this company now, and switch at the top.
done-declined = Declined. Nothing was added.
done-switched = You have switched.

## The switcher between companies

switch-label = Company in use
switch-go = Switch
# $company (String) - the company the page belongs to
switch-title = Switch to { $company }?
# $company (String) - the company the page belongs to
# $current (String) - the company in use
switch-text = This page belongs to { $company }. At the moment you are here for { $current }.
# $company (String) - the company to switch to
switch-button = Switch to { $company }
# $current (String) - the company in use
switch-stay = Stay with { $current }

## The grant dialog: logins elsewhere, and more rows than are drawn

grant-done-offered = Asked by mail. Until the owner of that login accepts, nothing is shared.
# $count (Number) - rows in all
grant-everyone = All { $count } rows, also those not shown here
# $count (Number) - rows that are not shown
grant-rest = { $count ->
    [one] { $count } more row is not shown
   *[other] { $count } more rows are not shown
}
# $count (Number) - of those, how many can be granted
grant-rest-can = { $count ->
    [one] { $count } of them can be granted
   *[other] { $count } of them can be granted
}
# $count (Number) - how many
# $reason (String) - a whole sentence
grant-rest-why = { $count } × { $reason }
# $count (Number) - further refused rows
grant-refused-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
# $count (Number) - how many contacts
grant-queued = { $count ->
    [one] { $count } contact is being worked on. You may close this and come back.
   *[other] { $count } contacts are being worked on. You may close this and come back.
}
grant-queued-link = See how far it is

## Jobs: work on many contacts

jobs-title = Jobs
jobs-subtitle = Work on many contacts at once, newest first. It goes on while you do something else.
jobs-empty-title = No jobs yet
jobs-empty-text = When you grant or revoke access for more than 200 contacts at once, it shows up here.
jobs-column-what = Job
jobs-column-who = Asked for by
jobs-column-state = State
jobs-column-progress = Progress
jobs-column-when = Asked for
# $total (Number) - how many contacts
job-grant-title = { $total ->
    [one] Grant access to { $total } contact
   *[other] Grant access to { $total } contacts
}
# $total (Number) - how many contacts
job-revoke-title = { $total ->
    [one] Revoke access of { $total } contact
   *[other] Revoke access of { $total } contacts
}
job-state-queued = Waiting
job-state-running = Running
job-state-cancelling = Stopping
job-state-done = Done
job-state-cancelled = Stopped
job-state-failed = Failed
# $done (String) - rows worked on
# $total (String) - rows in all
job-progress = { $done } of { $total }
job-granted = Granted
job-revoked = Revoked
job-refused = Refused
job-skipped = Not done
job-waiting = Still to do
job-left = Time left
job-left-soon = less than a minute
# $minutes (Number) - how many
job-left-minutes = { $minutes ->
    [one] about { $minutes } minute
   *[other] about { $minutes } minutes
}
# $name (String) - a member of staff
job-by = Asked for by { $name }.
job-refresh = Refresh
job-follow = Refresh by itself
job-stop-follow = Stop refreshing
job-cancel = Cancel
job-cancel-hint = You may leave this page. Cancelling keeps what is done.
job-download = Download the result
job-refused-title = Refused contacts
# $count (Number) - how many are shown
job-refused-first = { $count ->
    [one] The first { $count } is shown; the download has them all.
   *[other] The first { $count } are shown; the download has them all.
}
job-column-contact = Contact
job-column-email = Email
job-column-result = Result
job-column-reason = Reason
job-failed-not-allowed = Whoever asked for it may no longer grant access, so it was stopped. What is done stays.
job-failed-refused = The database refused several times, so it was stopped. What is done stays; try the rest again, and tell your administrator if it stays like this.

## The outbox: filters, reasons, one letter

outbox-search = Search by address or contact
outbox-search-go = Search
outbox-filters = State
outbox-filter-all = All
outbox-nothing-title = No letter matches
outbox-nothing-text = Try the beginning of the address, a name, or another state.
outbox-nothing-action = Show all letters
outbox-letter-offer = Request to add a company
outbox-letter-unknown = Letter of another version
outbox-state-unknown = Unknown
outbox-why-link-used = Its link was used meanwhile.
outbox-why-link-withdrawn = Its link was withdrawn meanwhile.
outbox-why-link-expired = Its link expired before it could be sent.
outbox-why-answered = The mail server refused it.
outbox-why-no-foreign-letters = The mail server cannot take addresses with letters outside ASCII.
outbox-why-no-protection = The connection to the mail server could not be protected. Check its certificate and the settings.
outbox-why-no-answer = The mail server did not answer in time.
outbox-why-no-conversation = The mail server could not be reached.
outbox-why-folder = The mail folder could not be written.
outbox-why-unreadable = Its row in the outbox cannot be read.
outbox-why-cannot-be-made = No letter could be made of it.
# $said (String) - the words of the mail server or the system
outbox-said = In its own words: { $said }
outbox-retry = Retry
# $recipient (String) - an address
outbox-detail-title = Letter to { $recipient }
outbox-detail-name = Name
outbox-detail-open = Open the contact
outbox-detail-language = Language
outbox-detail-id = Message-ID begins with
outbox-detail-reason = Reason
done-mail-retried = It is tried again.

## A contact's history

contact-event-offered = asked the owner of an existing login by mail
contact-event-offer-accepted = accepted with an existing login
contact-event-offer-declined = declined to add this company
contact-event-offer-withdrawn = withdrew the request to an existing login
contact-event-switched = switched to this company
contact-event-mail-retried = had a letter sent again
