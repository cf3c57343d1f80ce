"""Settings and the root of addresses; nobody imports it."""
