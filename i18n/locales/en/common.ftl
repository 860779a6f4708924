## Words that more than one page uses.

nav-skip = Skip to content
nav-site = Site
nav-apps = Apps
nav-front = Home
nav-contacts = Contacts
nav-outbox = Outbox
nav-office = Back office
nav-account = My Account
nav-logout = Logout
nav-sign-in = Sign in
nav-breadcrumbs = Where you are

language-label = Language
language-change = Change

role-administrator = Administrator
role-manager = Manager
role-employee = Employee

field-required = (required)
field-optional = (optional)
field-error-prefix = Error:
field-none = Not given

# $count (Number) - how many fields have a problem
summary-title = { $count ->
    [one] One thing is not right yet
   *[other] { $count } things are not right yet
}
# How a line of the summary names its field.
# $label (String) - the field's label
# $problem (String) - the sentence about it
summary-line = { $label }: { $problem }

notice-info = Note
notice-success = Done
notice-warning = Take care
notice-danger = Problem

pages-label = Pages
pages-previous = Previous
pages-next = Next

common-name = Name
common-email = Email
common-phone = Phone
common-company = Company
common-vat = VAT
common-address = Address
common-details = Details

## How long ago, up to a week; older things are told by their date

ago-now = just now
# $minutes (Number) - how many
ago-minutes = { $minutes ->
    [one] { $minutes } minute ago
   *[other] { $minutes } minutes ago
}
# $hours (Number) - how many
ago-hours = { $hours ->
    [one] { $hours } hour ago
   *[other] { $hours } hours ago
}
# $days (Number) - how many
ago-days = { $days ->
    [one] yesterday
   *[other] { $days } days ago
}
