"""Who agreed to what, until when; the gate of every pairing."""
