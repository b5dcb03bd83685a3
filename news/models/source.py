from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.models.addressed import Addressed
from news.models.fields import LineField


class Source(Addressed):
    """Where news comes from: ourselves, an agency, another paper."""

    class Kind(models.TextChoices):
        OWN = "own", _("Our newsroom")
        AGENCY = "agency", _("News agency")
        NEWSPAPER = "newspaper", _("Newspaper or site")
        BROADCASTER = "broadcaster", _("Broadcaster")
        OFFICIAL = "official", _("Official body")

    name = LineField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.AGENCY)
    url = models.URLField(_("site"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("source", args=[self.slug])
