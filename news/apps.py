from django.apps import AppConfig
from django.core.signals import request_started
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self):
        from news.models.generation import make_site_generations
        from news.models.site import forget_site

        post_migrate.connect(make_site_generations, sender=self)
        request_started.connect(forget_site)
