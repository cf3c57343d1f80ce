"""The law of the database about pairings at work: every signature is there, every stranger is checked.

`rules` are copied out of frozen editions when an edition is written, `sight` are the views that find a breach, `laws`
the triggers that refuse the statement making one.
"""
