"""Sessions that can be listed and ended: rows named by a hash of the cookie, with the device and the moments."""
