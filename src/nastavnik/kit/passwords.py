"""Argon2id sized so that a whole school can sign in at 8:30 (19 MiB, 2 passes: 29 ms; ASVS 5.0 appendix C)."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SchoolMorningHasher(Argon2PasswordHasher):
    """Argon2id, m = 19 MiB, t = 2, p = 1."""

    time_cost = 2
    memory_cost = 19456
    parallelism = 1
