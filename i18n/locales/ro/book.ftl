## The parent of a contact

contact-parent-find = Caută contactul de deasupra
contact-parent-find-hint = O parte din nume, din adresa de e-mail sau din companie. Ce se găsește poate fi ales drept contact părinte.
contact-parent-find-nobody = Nu s-a găsit nimeni. Scrieți altă parte din nume.
contact-parent-find-these = Ce s-a găsit poate fi ales drept contact părinte.
contact-parent-find-first = Primele contacte găsite pot fi alese drept contact părinte. Scrieți mai mult din nume pentru a găsi altele.
contact-parent-find-go = Caută

## Settings

rule-limit-in-currency = Limita de plată pentru accesul nou este o sumă în moneda actuală. Alegeți mai întâi alt drept de plată la „Acces nou”, apoi schimbați moneda.
settings-set-passwords = Administratorii pot stabili o parolă

## Sessions

done-nothing-ended = Nu era nimic de încheiat: nimeni nu mai era conectat acolo.
