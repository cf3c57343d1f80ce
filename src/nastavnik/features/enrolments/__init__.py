"""A person in a programme as mentor or mentee: request, offer, interview, decision."""
