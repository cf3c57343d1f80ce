"""Background work as a Django application."""

import importlib
import pkgutil

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "nastavnik.jobs"
    label = "jobs"

    def ready(self) -> None:
        import nastavnik.jobs as jobs

        for module in pkgutil.walk_packages(jobs.__path__, "nastavnik.jobs."):
            if module.name != __name__:
                importlib.import_module(module.name)
