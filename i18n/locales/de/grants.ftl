mail-offer-subject = { $company } möchte ein Unternehmen zu Ihrem Konto hinzufügen
mail-offer-intro = { $company } fragt, ob Sie die Dokumente von { $customer } mit Ihrem bestehenden Konto sehen und bearbeiten möchten. Solange Sie nicht annehmen, ändert sich nichts.
mail-offer-action-intro = Um zu antworten, öffnen Sie diese Adresse und melden Sie sich an:
mail-offer-action = Anfrage beantworten
mail-offer-password = Ihr Passwort bleibt, wie es ist. Oben im Portal wechseln Sie zwischen den Unternehmen.
mail-offer-unexpected = Sie kennen dieses Unternehmen nicht oder haben keine Anfrage von { $company } erwartet? Dann lehnen Sie ab oder tun Sie nichts: Ohne Ihre Antwort wird nichts hinzugefügt.

join-title = { $company } zu Ihrem Konto hinzufügen?
join-intro = { $brand } fragt, ob Sie dieses Portal mit Ihrem bestehenden Konto auch für { $company } nutzen möchten.
join-login = Es geht um das Konto { $login }.
join-nothing = Solange Sie nicht annehmen, sehen Sie nichts von diesem Unternehmen, und an dem, was Sie schon sehen, ändert sich nichts.
join-until = Sie können bis { $until } antworten.
join-accept = Annehmen
join-decline = Ablehnen
join-sign-in = Anmelden und annehmen
join-other = Sie sind als { $login } angemeldet. Um anzunehmen, melden Sie sich ab und öffnen Sie den Link aus der E-Mail noch einmal.
join-expired-title = Diese Anfrage ist abgelaufen
join-expired = Es wurde nichts hinzugefügt. Wenn Sie es noch möchten, bitten Sie Ihre Kontaktperson um eine neue E-Mail.
join-used-title = Diese Anfrage ist schon beantwortet
join-used = Hier ist nichts mehr zu tun.
join-withdrawn-title = Diese Anfrage wurde zurückgezogen
join-withdrawn = Eine neuere Anfrage ist an ihre Stelle getreten, oder sie gilt nicht mehr. Suchen Sie nach einer neueren E-Mail von uns.
join-unknown-title = Diesen Link kennen wir nicht
join-unknown = Vielleicht wurde er in Ihrer E-Mail auf zwei Zeilen umbrochen. Kopieren Sie den ganzen Link.
done-joined = Hinzugefügt. Sie sind jetzt für dieses Unternehmen hier und wechseln oben.
done-declined = Abgelehnt. Es wurde nichts hinzugefügt.
done-switched = Sie haben gewechselt.

switch-label = Unternehmen
switch-go = Wechseln
switch-title = Zu { $company } wechseln?
switch-text = Diese Seite gehört zu { $company }. Im Moment sind Sie für { $current } hier.
switch-button = Zu { $company } wechseln
switch-stay = Bei { $current } bleiben

grant-done-offered = Per E-Mail angefragt. Bis der Inhaber dieses Kontos annimmt, wird nichts geteilt.
grant-everyone = Alle { $count } Zeilen, auch die hier nicht gezeigten
grant-rest = { $count ->
    [one] { $count } weitere Zeile wird nicht gezeigt
   *[other] { $count } weitere Zeilen werden nicht gezeigt
}
grant-rest-can = { $count ->
    [one] { $count } davon kann Zugang erhalten
   *[other] { $count } davon können Zugang erhalten
}
grant-rest-why = { $count } × { $reason }
grant-refused-more = { $count ->
    [one] und { $count } weitere
   *[other] und { $count } weitere
}
grant-queued = { $count ->
    [one] { $count } Kontakt wird bearbeitet. Sie können schließen und später wiederkommen.
   *[other] { $count } Kontakte werden bearbeitet. Sie können schließen und später wiederkommen.
}
grant-queued-link = Stand ansehen

jobs-title = Aufträge
jobs-subtitle = Arbeiten an vielen Kontakten, die neuesten zuerst. Sie laufen weiter, während Sie anderes tun.
jobs-empty-title = Noch keine Aufträge
jobs-empty-text = Wenn Sie für mehr als 200 Kontakte auf einmal Zugang erteilen oder entziehen, erscheint es hier.
jobs-column-what = Auftrag
jobs-column-who = Angefordert von
jobs-column-state = Status
jobs-column-progress = Fortschritt
jobs-column-when = Angefordert
job-grant-title = { $total ->
    [one] Zugang für { $total } Kontakt erteilen
   *[other] Zugang für { $total } Kontakte erteilen
}
job-revoke-title = { $total ->
    [one] Zugang für { $total } Kontakt entziehen
   *[other] Zugang für { $total } Kontakte entziehen
}
job-state-queued = Wartet
job-state-running = Läuft
job-state-cancelling = Wird beendet
job-state-done = Fertig
job-state-cancelled = Beendet
job-state-failed = Fehlgeschlagen
job-progress = { $done } von { $total }
job-granted = Erteilt
job-revoked = Entzogen
job-refused = Abgelehnt
job-skipped = Nicht ausgeführt
job-waiting = Noch offen
job-left = Restzeit
job-left-soon = weniger als eine Minute
job-left-minutes = { $minutes ->
    [one] etwa { $minutes } Minute
   *[other] etwa { $minutes } Minuten
}
job-by = Angefordert von { $name }.
job-refresh = Aktualisieren
job-follow = Von selbst aktualisieren
job-stop-follow = Nicht mehr aktualisieren
job-cancel = Abbrechen
job-cancel-hint = Sie können die Seite verlassen. Was erledigt ist, bleibt auch beim Abbrechen.
job-download = Ergebnis herunterladen
job-refused-title = Abgelehnte Kontakte
job-refused-first = { $count ->
    [one] Der erste ({ $count }) wird gezeigt; der Download enthält alle.
   *[other] Die ersten { $count } werden gezeigt; der Download enthält alle.
}
job-column-contact = Kontakt
job-column-email = E-Mail
job-column-result = Ergebnis
job-column-reason = Grund
job-failed-not-allowed = Wer es angefordert hat, darf keinen Zugang mehr erteilen, deshalb wurde es beendet. Was erledigt ist, bleibt.
job-failed-refused = Die Datenbank hat mehrmals abgelehnt, deshalb wurde es beendet. Was erledigt ist, bleibt; versuchen Sie den Rest noch einmal und sagen Sie der Administration Bescheid, wenn es so bleibt.

outbox-search = Nach Adresse oder Kontakt suchen
outbox-search-go = Suchen
outbox-filters = Status
outbox-filter-all = Alle
outbox-nothing-title = Keine E-Mail passt
outbox-nothing-text = Versuchen Sie den Anfang der Adresse, einen Namen oder einen anderen Status.
outbox-nothing-action = Alle E-Mails zeigen
outbox-letter-offer = Anfrage, ein Unternehmen hinzuzufügen
outbox-letter-unknown = E-Mail einer anderen Version
outbox-state-unknown = Unbekannt
outbox-why-link-used = Der Link wurde inzwischen benutzt.
outbox-why-link-withdrawn = Der Link wurde inzwischen zurückgezogen.
outbox-why-link-expired = Der Link ist abgelaufen, bevor die E-Mail gesendet werden konnte.
outbox-why-answered = Der Mailserver hat abgelehnt.
outbox-why-no-foreign-letters = Der Mailserver nimmt keine Adressen mit Buchstaben außerhalb von ASCII an.
outbox-why-no-protection = Die Verbindung zum Mailserver konnte nicht geschützt werden. Prüfen Sie sein Zertifikat und die Einstellungen.
outbox-why-no-answer = Der Mailserver hat nicht rechtzeitig geantwortet.
outbox-why-no-conversation = Der Mailserver war nicht erreichbar.
outbox-why-folder = In den Mail-Ordner konnte nicht geschrieben werden.
outbox-why-unreadable = Der Eintrag im Postausgang kann nicht gelesen werden.
outbox-why-cannot-be-made = Daraus ließ sich keine E-Mail erstellen.
outbox-said = Im Wortlaut: { $said }
outbox-retry = Erneut versuchen
outbox-detail-title = E-Mail an { $recipient }
outbox-detail-name = Name
outbox-detail-open = Kontakt öffnen
outbox-detail-language = Sprache
outbox-detail-id = Message-ID beginnt mit
outbox-detail-reason = Grund
done-mail-retried = Es wird erneut versucht.

contact-event-offered = hat den Inhaber eines bestehenden Kontos per E-Mail gefragt
contact-event-offer-accepted = hat mit einem bestehenden Konto angenommen
contact-event-offer-declined = hat abgelehnt, dieses Unternehmen hinzuzufügen
contact-event-offer-withdrawn = hat die Anfrage an ein bestehendes Konto zurückgezogen
contact-event-switched = hat zu diesem Unternehmen gewechselt
contact-event-mail-retried = hat eine E-Mail erneut senden lassen
