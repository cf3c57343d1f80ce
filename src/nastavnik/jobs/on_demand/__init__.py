"""Work that an action asks for."""
