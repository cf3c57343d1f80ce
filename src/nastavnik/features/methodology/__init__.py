"""The methodology of an organisation: layers over the installed packs, and editions frozen for programmes."""
