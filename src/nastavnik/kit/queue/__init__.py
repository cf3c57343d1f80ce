"""Background work on django-tasks: leases, retries with backoff, periodic slots; handlers are idempotent."""
