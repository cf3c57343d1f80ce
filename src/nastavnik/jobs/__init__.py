"""Background work, in folders by rhythm: on demand, every minute, hourly, daily. Every module is loaded at start."""
