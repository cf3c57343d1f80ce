"""Who, what, whom, when, before and after: append-only, sealed in batches with a chained head."""
