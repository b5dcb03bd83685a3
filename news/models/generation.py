from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

SITE = "site"  # any editorial change that a reader could notice
RECALL = "recall"  # what must not be read a moment longer: withdrawn, corrected, rejected, erased


def thread(article_id):
    """Name of the generation that moves with the comments of one article."""
    return f"thread:{article_id}"


class Generation(models.Model):
    """A number that moves with every change readers could notice. Pages built from an older number are old."""

    name = models.CharField(_("name"), max_length=64, primary_key=True)
    value = models.PositiveBigIntegerField(_("value"), default=1)

    class Meta:
        verbose_name = _("generation")
        verbose_name_plural = _("generations")

    def __str__(self):
        return f"{self.name}={self.value}"


def bump(name):
    """Make every page built from generation `name` old, inside the caller's transaction: both are kept, or neither."""
    if not Generation.objects.filter(name=name).update(value=F("value") + 1):
        raise Generation.DoesNotExist(name)


def make_site_generations(using="default", **kwargs):
    """After every migration: the two generations that belong to the site itself."""
    for name in (SITE, RECALL):
        Generation.objects.using(using).get_or_create(name=name)
