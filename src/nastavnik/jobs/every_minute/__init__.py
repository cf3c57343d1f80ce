"""Work done every minute."""
