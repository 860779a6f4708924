## Two administrators save one page

settings-conflict-title = Altcineva a salvat aceste setări în timp ce le editați
settings-conflict-text = Modificările dumneavoastră nu sunt încă salvate. Acolo unde versiunile diferă, câmpurile de mai jos conțin ce ați scris; „Salvați” înlocuiește cu acestea ce este în vigoare.
