## Search over everything

search-title = Search
search-label = Search contacts and pages
search-hint = Type a name, an address, a number, or what you want to do.
# $words (String) - what was searched for
search-nothing = Nothing found for “{ $words }”
search-nothing-text = Try fewer words, or the beginning of one.
# $count (Number) - what was found
search-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
search-more = Show all contacts that match
search-more-users = Show all users that match
search-contacts = Contacts
search-pages = Pages and actions

## The keyboard

keys-title = Keyboard shortcuts
keys-intro = Everything can be reached with Tab and Enter. These keys are quicker. They do nothing while you type in a field.
keys-everywhere = Everywhere
keys-apps = Go to an app: one key after the other
keys-lists = In a list
keys-search = Search
keys-help = Show this page
keys-new = Start something new: the page’s main button
keys-escape = Close what is open
# $app (String) - the app's name
keys-go = Go to { $app }
keys-next = Next row
keys-previous = Previous row
keys-open = Open the row
keys-tick = Tick the row
keys-switch-on = Switch single keys on
keys-switch-off = Switch single keys off
