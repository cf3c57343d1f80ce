"""Who may sign in by a password: the same work and the same answer for everybody else."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class Accounts(ModelBackend):
    """Active accounts; those of the invented cast only where nobody works."""

    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and not (user.demo and settings.PRODUCTION)
