"""The product's settings with the workshop beside it."""

from nastavnik.config.settings import *  # noqa: F403
from nastavnik.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.kit.workshop.apps.WorkshopConfig"]
