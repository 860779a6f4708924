## Importing contacts in the browser

import-nav = Import
import-title = Import contacts
import-subtitle = Bring contacts from Odoo or a spreadsheet. You see what would come of it before anything is written.
import-file = CSV file
# $megabytes (String) - the largest file
import-file-hint = An export of Odoo, or any CSV file in UTF-8 or UTF-16, parted by commas, semicolons or tabs, up to { $megabytes } MB. Its first line names the columns, and one column tells the lines apart, such as Odoo’s External ID.
import-upload = Upload
import-forgotten = A file that is not imported is deleted after a day.
import-earlier = Earlier imports
import-column-file = File
import-column-who = Brought by
import-column-when = Brought
import-operator = Command line
import-state-taken = Columns to match
import-state-checking = Being checked
import-state-checked = Checked
import-state-rejected = Rejected lines
import-state-running = Being imported
import-state-done = Imported
import-match-title = Match the columns
import-match-text = Each column of the file fills one field, or is not imported. What was recognised is chosen already.
import-column-name = Column
import-column-samples = First values
import-column-field = Field
# $column (String) - its name in the file
import-field-of = Field for column { $column }
import-not = Do not import
import-nameless = (no name)
import-source = Source system
import-source-hint = With the ID in the file it names a contact for good: the next import from this system finds the same contacts again.
import-check = Check the file
import-check-again = Check again
import-check-hint = Checking writes nothing.
import-discard = Discard the file
import-gone = The file is no longer here. Upload it again.
import-field-id = External ID
import-field-company = Is a company (yes or no)
import-field-parent = External ID of the parent
import-field-parent-name = Name of the parent
import-field-state-code = State (code)
import-field-country-code = Country (code)
import-field-active = In use (yes or no)
import-checking = The file is being checked. You may leave this page and come back.
import-preview-title = What would come of it
import-result-title = What came of it
import-created = New contacts
import-changed = Changed
import-unchanged = Unchanged
import-kept = Kept because edited here
import-rejected = Rejected lines
import-rejected-text = Nothing can be imported while a line is rejected. Correct the file and upload it again, or match the columns otherwise.
import-rejected-many = There are so many rejected lines that no more were looked for.
# $count (Number) - contacts in the file
import-go = { $count ->
    [one] Import { $count } contact
   *[other] Import { $count } contacts
}
import-go-hint = Contacts that were imported before are changed only where the file changed and nobody edited them here.
# $count (Number) - how many are shown
import-lines-first = { $count ->
    [one] The first { $count } is shown; the download has them all.
   *[other] The first { $count } are shown; the download has them all.
}
import-line = Line
import-reason = Reason
import-lines-download = Download all as CSV
import-running = The import is under way. You may leave this page and come back; it goes on even if the server is restarted.
import-contacts = Show the contacts
import-another = Import another file
import-discarded = Discarded. Nothing was imported.

## What is wrong with a file or with how its columns are matched

# $name (String) - as the file has it
rule-unknown-salesperson = No one colleague at work here has the name or login “{ $name }”. Create the login, correct the file, or do not import this column.
# $name (String) - as the file has it
rule-unknown-payment-terms = There are no payment terms “{ $name }” here. Write, for example, “30 Days” in the file, or do not import this column.
# $name (String) - as the file has it
rule-unknown-currency = There is no currency “{ $name }”. Use a code such as EUR.
rule-field-matched-twice = Another column fills this field already. Choose a different field, or do not import this column.
rule-id-unmatched = No column is matched to the external ID. Without it, the next import could not find these contacts again.
rule-name-unmatched = No column is matched to the name.
rule-source-invalid = Use 1 to 40 of a to z, 0 to 9, - _ . here; “demo” is taken.
rule-no-file = Choose a file.
rule-file-gone = The file is no longer here, or was imported already. Upload it again if it is needed.
rule-not-checked = Check the file first. Only a file without a rejected line can be imported.
# $max (Number) - how many may wait
rule-too-many-files = { $max ->
    [one] { $max } file of yours waits already. Import or discard it first.
   *[other] { $max } files of yours wait already. Import or discard one of them first.
}
