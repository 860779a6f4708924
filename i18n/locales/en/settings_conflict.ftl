## Two administrators save one page

settings-conflict-title = Somebody else saved these settings while you were editing them
settings-conflict-text = Nothing of yours is saved yet. Where the two differ, the fields below hold what you typed; Save puts that in place of what is in force.
