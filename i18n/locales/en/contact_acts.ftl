## The list, what is selected in it, and what is taken out of it

# $count (Number) - counting stopped here
list-count-more = { $count ->
    [one] More than { $count } contact
   *[other] More than { $count } contacts
}
list-tag = Tag
list-tag-any = Any tag
# $count (Number) - contacts that match
list-all-matching = { $count ->
    [one] The { $count } that matches, on all pages
   *[other] All { $count } that match, on all pages
}
list-export = Export as CSV
list-tags = Change tags
list-merge = Merge
list-file = contacts

## Acts on many

bulk-title = Selected contacts
# $count (Number) - contacts selected
bulk-selected = { $count ->
    [one] { $count } contact is selected.
   *[other] { $count } contacts are selected.
}
bulk-tag-hint = One tag. If it does not exist yet, adding it creates it.
bulk-add-tag = Add tag
bulk-remove-tag = Remove tag
bulk-back = Back to the contacts
# $count (Number) - contacts that match now
bulk-counted = { $count ->
    [one] { $count } contact matches now, and the list showed another number. Nothing has been done yet.
   *[other] { $count } contacts match now, and the list showed another number. Nothing has been done yet.
}
# $count (Number) - contacts that match now
bulk-go-on = { $count ->
    [one] Go on with { $count } contact
   *[other] Go on with { $count } contacts
}
# $count (Number) - contacts changed
bulk-changed = { $count ->
    [one] { $count } contact was changed.
   *[other] { $count } contacts were changed.
}
# $count (Number) - contacts that needed no change
bulk-unchanged = { $count ->
    [one] { $count } was so already.
   *[other] { $count } were so already.
}
# $count (Number) - contacts no longer there
bulk-gone = { $count ->
    [one] { $count } is no longer there.
   *[other] { $count } are no longer there.
}
# $count (Number) - contacts left alone
bulk-refused-access = { $count ->
    [one] { $count } was left as it is, because somebody would lose portal access:
   *[other] { $count } were left as they are, because somebody would lose portal access:
}
# $count (Number) - contacts left alone
bulk-refused-tags = { $count ->
    [one] { $count } has as many tags as a contact can have:
   *[other] { $count } have as many tags as a contact can have:
}

## Before access ends

ask-archive-title = Archiving ends portal access
ask-move-title = Moving ends portal access
# $count (Number) - people
ask-who = { $count ->
    [one] Nothing is changed yet. This person would lose access at once; contact and documents stay:
   *[other] Nothing is changed yet. These { $count } people would lose access at once; contacts and documents stay:
}
# $name (String) - the contact
# $login (String) - the address to sign in with
ask-person = { $name } ({ $login })
# $count (Number) - people not listed
ask-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
ask-archive = Archive and end access
ask-move = Move and end access
ask-merge = Merge and end access
# $count (Number) - contacts that nobody loses access through
ask-archive-others = { $count ->
    [one] Archive the other { $count }
   *[other] Archive the other { $count }
}

## Sales & purchase

sales-title = Sales & purchase
sales-person = Salesperson
sales-person-none = None
sales-terms = Payment terms
sales-terms-immediate = Immediately
# $days (Number) - days after the invoice’s date
sales-terms-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
sales-terms-month = End of the month
sales-terms-next-month = End of the following month
sales-currency = Currency
sales-not-given = Not given
sales-customer-reference = Customer reference
sales-supplier-reference = Supplier reference

## Merging duplicates

merge-title = Merge contacts
merge-text = One contact stays. What the others have goes to it; then they are archived, and nothing is deleted.
merge-stays = Which one stays
merge-look = Show what moves
merge-button = Merge
merge-stale = One of these contacts was changed in the meantime. Nothing is merged yet; this is how it stands now.
merge-children = Related contacts
merge-origins = Imported rows
merge-filled = Filled in
merge-filled-none = Nothing: the contact that stays has a value wherever the others do.
merge-left = Not taken over
merge-left-text = The contact that stays has a value of its own here. The others can still be read on the archived contacts.
merge-keeps = Keep portal access
# $name (String) - the contact that stays
merge-keeps-text = Their logins stay as they are, and they will see what belongs to { $name }.
merge-ends = Lose portal access
merge-ends-text = They belong to another company, or are the same login a second time. Contacts and documents stay.
merge-into = This contact was merged into another one:

## History

contact-event-merged = merged duplicates into this contact
contact-event-merged-into = merged this contact into another one
history-older = Older entries
history-newest = Newest entries
history-was = before
history-is = after
related-more = Only the first are shown here.

## Refusals

# $max (Number) - contacts at most
rule-merge-count = Choose at least two contacts to merge, and no more than { $max }.
rule-merge-kinds = A person and a company cannot be merged. Change the kind of one of them first.
rule-merge-above-and-below = One of these contacts stands above another. Choose another parent for the lower one first.
rule-merge-two-logins = These contacts have portal access with different logins. Revoke the access of all but one first.
rule-merge-two-staff = Two of these contacts belong to members of staff. They cannot be merged.
rule-merged-already = One of these contacts was merged into another one before. Leave it out, or bring it back first.
# $max (Number) - contacts at most
rule-too-many-match = More than { $max } contacts match. Narrow the list down and do it in parts.
