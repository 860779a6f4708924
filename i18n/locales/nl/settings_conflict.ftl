## Two administrators save one page

settings-conflict-title = Iemand anders heeft deze instellingen opgeslagen terwijl u ze bewerkte
settings-conflict-text = Uw wijzigingen zijn nog niet opgeslagen. Waar de twee versies verschillen, staat in de velden hieronder wat u hebt ingevuld; met “Opslaan” vervangt u daarmee wat nu geldt.
