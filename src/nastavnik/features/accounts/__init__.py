"""Sign-in, duties (memberships) and invitations."""
