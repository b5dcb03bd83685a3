from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DeskConfig(AdminConfig):
    """Django's admin with our site in the place of its default."""

    default_site = "config.desk.Desk"


class ProjectConfig(AppConfig):
    """The project itself, installed last: what needs both apps."""

    name = "config"
    verbose_name = _("Newsroom")

    def ready(self):
        from config import checks  # noqa: F401  registers itself
        from config.roles import sync_roles

        post_migrate.connect(sync_roles, sender=self)
        if settings.DEBUG:
            from config import autoreload  # noqa: F401  registers itself
