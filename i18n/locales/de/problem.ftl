## What is wrong with what was typed, and the way out

rule-required = Füllen Sie dieses Feld aus.
rule-too-long = { $max ->
    [one] Verwenden Sie höchstens { $max } Zeichen.
   *[other] Verwenden Sie höchstens { $max } Zeichen.
}
rule-too-many = { $max ->
    [one] Verwenden Sie höchstens { $max } Eintrag.
   *[other] Verwenden Sie höchstens { $max } Einträge.
}
rule-control-character = Entfernen Sie das unsichtbare Zeichen oder den Zeilenumbruch aus diesem Text.
rule-invalid-utf8 = Dieser Text ist nicht in UTF-8. Speichern Sie die Datei als UTF-8 und versuchen Sie es noch einmal.

rule-email-invalid = Diese E-Mail-Adresse ist ungültig. Geben Sie genau eine Adresse ein, zum Beispiel name@example.com.
rule-email-taken = Diese E-Mail-Adresse wird bereits von einem anderen Konto verwendet. Geben Sie eine andere ein.
rule-email-twice = Diese E-Mail-Adresse steht auch in einer anderen Zeile. Geben Sie jeder Person eine eigene.

rule-password-too-short = { $min ->
    [one] Verwenden Sie mindestens { $min } Zeichen.
   *[other] Verwenden Sie mindestens { $min } Zeichen.
}
rule-password-too-long = { $max ->
    [one] Verwenden Sie ein kürzeres Passwort: höchstens { $max } Byte.
   *[other] Verwenden Sie ein kürzeres Passwort: höchstens { $max } Byte.
}
rule-password-guessable = Das ist kaum mehr als ein Name oder eine Adresse, die andere kennen. Wählen Sie etwas, das schwerer zu erraten ist.
rule-passwords-differ = Die beiden Passwörter stimmen nicht überein. Geben Sie beide noch einmal ein.
rule-password-wrong = Das ist nicht Ihr aktuelles Passwort. Geben Sie es noch einmal ein.
rule-password-unchanged = Das ist Ihr jetziges Passwort oder kaum ein anderes. Wählen Sie ein anderes.

rule-unknown-kind = Wählen Sie Person oder Unternehmen.
rule-unknown-type = Wählen Sie einen der Typen.
rule-unknown-country = Wählen Sie ein Land aus der Liste.
rule-unknown-language = Wählen Sie eine Sprache aus der Liste.
rule-unknown-parent = Diesen Kontakt gibt es nicht. Wählen Sie einen anderen.
rule-parent-is-itself = Ein Kontakt kann sich nicht selbst übergeordnet sein. Wählen Sie einen anderen.
rule-too-deep = Kontakte können höchstens { $max } Ebenen tief untereinander liegen. Wählen Sie einen weiter oben liegenden übergeordneten Kontakt.
rule-website-invalid = Geben Sie eine Webadresse ein, die mit http:// oder https:// beginnt.
rule-phone-invalid = Geben Sie eine Telefonnummer ein: nur Ziffern, Leerzeichen und + ( ) - /.
rule-not-a-number = Geben Sie eine ganze Zahl ein.
rule-not-a-boolean = Geben Sie true (ja) oder false (nein) ein.
rule-amount-invalid = Geben Sie einen Betrag wie 1200,50 ein, nicht negativ und mit höchstens so vielen Nachkommastellen, wie die Währung hat.
rule-unknown-choice = Wählen Sie eine der Möglichkeiten.

rule-stale-version = Jemand anderes hat eine neuere Fassung gespeichert. Vergleichen Sie beide und speichern Sie dann noch einmal.
rule-contact-gone = Diesen Kontakt gibt es nicht mehr.
rule-contact-archived = Dieser Kontakt ist archiviert. Stellen Sie ihn zuerst wieder her.
rule-above-archived = { $name } steht über diesem Kontakt und ist archiviert. Stellen Sie zuerst den oberen Kontakt wieder her.
rule-access-in-the-way = Jemand hier hat Portalzugang und würde nach dieser Änderung die Dokumente eines anderen Unternehmens sehen. Entziehen Sie zuerst den Zugang.
rule-nothing-selected = Kreuzen Sie mindestens eine Zeile an.
rule-internal-user = Das ist ein internes Konto; es braucht keinen Portalzugang.
rule-already-in-portal = Dieser Kontakt hat bereits Zugang.
rule-not-in-portal = Dieser Kontakt hat noch keinen Zugang. Erteilen Sie ihn zuerst.
rule-login-elsewhere = Mit dieser E-Mail-Adresse meldet sich bereits jemand von einem anderen Kunden im Portal an.
rule-rights-beyond-own = Sie können nur Rechte geben, die Sie vergeben dürfen. Wählen Sie weniger aus.

rule-sign-in-refused = E-Mail-Adresse oder Passwort stimmt nicht. Prüfen Sie beides oder setzen Sie Ihr Passwort zurück.
rule-code-wrong = E-Mail-Adresse oder Code stimmt nicht, oder der Code gilt nicht mehr: Nach fünf falschen Versuchen endet er. Der Link in derselben E-Mail funktioniert weiterhin.
rule-too-many-attempts-seconds = { $seconds ->
    [one] Das war zu oft. Versuchen Sie es in einer Sekunde noch einmal.
   *[other] Das war zu oft. Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
rule-too-many-attempts-minutes = { $minutes ->
    [one] Das war zu oft. Versuchen Sie es in einer Minute noch einmal.
   *[other] Das war zu oft. Versuchen Sie es in { $minutes } Minuten noch einmal.
}
rule-busy = Im Moment ist viel los. Warten Sie einige Sekunden und senden Sie es dann noch einmal.

rule-missing-column = Der Datei fehlt die Spalte „{ $column }“. Ergänzen Sie sie und versuchen Sie es noch einmal.
rule-duplicate-column = Die Datei enthält die Spalte „{ $column }“ zweimal. Behalten Sie eine davon.
rule-wrong-field-count = Diese Zeile hat { $found } Felder, die Kopfzeile { $expected }. Prüfen Sie Anführungszeichen und Trennzeichen.
rule-empty-file = Unter der Kopfzeile der Datei stehen keine Zeilen.
rule-malformed-csv = Diese Zeile lässt sich nicht als CSV lesen. Prüfen Sie die Anführungszeichen.
rule-duplicate-external-id = Diese ID steht schon in Zeile { $line }. Geben Sie jedem Kontakt eine eigene.
rule-unknown-external-parent = Der übergeordnete Kontakt „{ $id }“ steht weder in dieser Datei noch wurde er früher importiert.
