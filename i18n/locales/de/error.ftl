## Pages that say what went wrong and what to do

error-bad-request-title = Wir können diese Anfrage nicht lesen
error-bad-request = Ein Teil davon fehlt oder ist beschädigt. Gehen Sie zurück, laden Sie die Seite neu und wiederholen Sie den Schritt.
error-forbidden-title = Dazu fehlt Ihnen das Recht
error-forbidden = Ihr Konto hat dieses Recht nicht. Wenn Sie es brauchen, wenden Sie sich an die Administration.
error-cross-site-title = Dieses Formular kam von einer anderen Website
error-cross-site = Zu Ihrer Sicherheit nehmen wir nur Formulare dieser Website an. Öffnen Sie die Seite hier und senden Sie das Formular noch einmal ab.
error-not-found-title = Hier ist nichts
error-not-found = Vielleicht enthält die Adresse einen Tippfehler, die Seite gibt es nicht mehr, oder sie ist nicht für Sie freigegeben.
error-method-title = So funktioniert diese Seite nicht
error-method = Gehen Sie zurück und verwenden Sie die Links und Schaltflächen der Seite.
error-too-large-title = Das ist zu viel auf einmal
error-too-large = Was Sie gesendet haben, ist größer, als diese Seite annimmt. Kürzen Sie es und senden Sie es noch einmal.
error-unprocessable-title = Dieses Formular lässt sich so nicht verwenden
error-unprocessable = Ein Feld fehlt oder enthält etwas Unerwartetes. Gehen Sie zurück, laden Sie die Seite neu und füllen Sie das Formular noch einmal aus.
error-too-many-title = Das war etwas zu oft
error-too-many = { $minutes ->
    [one] Warten Sie eine Minute und versuchen Sie es dann noch einmal.
   *[other] Warten Sie { $minutes } Minuten und versuchen Sie es dann noch einmal.
}
error-internal-title = Bei uns ist etwas schiefgegangen
error-internal = Es liegt nicht an Ihnen, und der Fehler ist vermerkt. Versuchen Sie es gleich noch einmal; wenn es so bleibt, nennen Sie uns die Nummer unten.
error-request-id = Anfragenummer: { $id }
error-unavailable-title = Wir sind gerade ausgelastet
error-unavailable = { $seconds ->
    [one] Es ist nichts verloren. Versuchen Sie es in einer Sekunde noch einmal.
   *[other] Es ist nichts verloren. Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
error-unavailable-partly = Was Sie ausgefüllt haben, bleibt erhalten, Passwörter und Dateien ausgenommen: danach werden Sie noch einmal gefragt. Versuchen Sie es gleich noch einmal.
error-retry = Noch einmal versuchen
error-home = Zur Startseite
