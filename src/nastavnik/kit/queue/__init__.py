"""Background work on django-tasks: leases, retries with backoff, periodic slots; handlers are idempotent.

`work` names jobs and puts them into the queue, `performing` carries one out, `claiming` holds it meanwhile,
`rhythms` enqueues periodic ones once per slot, `worker` is the loop.
"""
