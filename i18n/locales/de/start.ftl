## The first steps of a new house

waiting-title = Noch kann sich niemand anmelden
waiting-text = Das Terminal, in dem Atrium gestartet wurde, zeigt einen Link. Öffnen Sie ihn, um die erste Administratorin oder den ersten Administrator anzulegen.
waiting-again-title = Kein Link zu sehen?
waiting-again = Starten Sie Atrium neu, dann erscheint der Link wieder, oder führen Sie auf dem Server „atrium admin create“ aus.

start-title = Erste Schritte
start-about = Fünf Schritte bis zum ersten Kunden im Portal. Die Reihenfolge ist frei; Sie können jederzeit unterbrechen und wiederkommen.
start-continue = Weiter
start-skip = Schritt überspringen
start-leave = Zu den Kontakten
start-dismiss = Nicht mehr anzeigen
start-done = Erledigt
start-open = Offen
start-create = Anlegen
start-finished = Ihr erster Kunde ist eingeladen. Ab hier kommen Sie allein zurecht.
start-pointer-title = Wenige Schritte bis zum ersten Kunden
start-pointer-text = Benennen Sie das Unternehmen, verbinden Sie den Mailserver, übernehmen Sie Ihre Kontakte und vergeben Sie den ersten Zugang.
start-company-title = Unternehmen und Sprache
start-mail-title = Mailserver
start-mail-text = Einladungen gehen über Ihren Mailserver hinaus. Wenn Sie die Angaben nicht zur Hand haben, überspringen Sie den Schritt: Bis dahin werden E-Mails als Dateien auf dem Server abgelegt, und Sie können einen Link anzeigen und selbst weitergeben.
start-contacts-title = Kontakte
start-contacts-import-title = Von anderswo übernehmen
start-contacts-import = Laden Sie einen Odoo-Export oder eine CSV-Datei hoch. Auf dem Server geht es auch so; die erste Zeile prüft nur.
start-contacts-company-title = Oder das erste Unternehmen anlegen
start-person-title = Erste Person
start-person-text = Jemand bei einem Kunden, der das Portal sehen soll.
start-person-email-hint = Dorthin geht die Einladung.
start-access-title = Portalzugang
start-access-text = { $name } steht in Ihrem Adressbuch. Der Dialog zeigt noch einmal die Adresse und was der Zugang erlaubt.
start-access-open = Portalzugang vergeben
start-access-nobody = Es gibt noch niemanden, der Zugang bekommen könnte. Legen Sie die erste Person an.
