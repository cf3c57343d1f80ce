"""Russian as data needs it: cases of names and posts, plurals, numbers in words, sorting keys, messy-list parsers.

Everything here is pure: no clock, no database, no network; unknown words come back unchanged, never garbled.
"""
