"""Rules and mathematics of mentoring: no Django, no database, no clock, no network, no randomness."""
