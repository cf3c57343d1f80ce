"""Outbox: a letter is a row of the same transaction; the worker sends it (decision D14).

`outbox.send_later` writes, `sending.send_due` sends, `backend.EmlFolder` is the default carrier.
"""
