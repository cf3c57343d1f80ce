"""Pages of the register of legal acts and of checking a text against it."""
