"""Django without mentoring words: tenancy, verdicts, actions, trail, moments, files, mail, queue."""
