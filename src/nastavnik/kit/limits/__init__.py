"""How often a secret may be guessed. Counted in the database, by account and by device; an address never locks."""
