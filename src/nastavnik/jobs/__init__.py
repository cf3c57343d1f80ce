"""Background work, in folders by rhythm: on demand, hourly, daily."""
