"""The isolation profile of `nastavnik seed`: twelve schools whose every text is a canary."""
