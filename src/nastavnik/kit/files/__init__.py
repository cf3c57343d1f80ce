"""Private files: random names, type by content, served by the program as attachments."""
