"""The steps of the programme: drafted from the pack, owned, evidenced."""
