from asgiref.local import Local
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from news.models.fields import LineField
from news.models.generation import SITE, bump

_memo = Local()


def forget_site(**kwargs):
    """At the start of each request: settings are read anew, once."""
    _memo.settings = None


class SiteSettings(models.Model):
    """What the house decides about itself: one row."""

    class Numerals(models.TextChoices):
        ARAB = "arab", _("Arabic-Indic: ٠١٢٣")
        LATN = "latn", _("Western: 0123")

    class MonthNames(models.TextChoices):
        LEVANTINE = "levantine", _("Levantine: كانون الثاني، شباط")
        EGYPTIAN = "egyptian", _("Egyptian: يناير، فبراير")
        MAGHREBI = "maghrebi", _("Tunisian and Algerian: جانفي، فيفري")
        MOROCCAN = "moroccan", _("Moroccan: يناير، غشت")
        PAIRED = "paired", _("Paired: كانون الثاني/يناير")

    name = LineField(_("name of the paper"), max_length=80, default="خبر")
    tagline = LineField(_("tagline"), max_length=160, blank=True)
    logo = models.ForeignKey(
        "news.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    numerals = models.CharField(_("digits"), max_length=10, choices=Numerals, default=Numerals.ARAB)
    month_names = models.CharField(_("month names"), max_length=12, choices=MonthNames, default=MonthNames.LEVANTINE)
    hijri_shift = models.SmallIntegerField(
        _("Hijri correction in days"),
        choices=[(days, str(days)) for days in range(-2, 3)],
        default=0,
        help_text=_("Umm al-Qura's calendar, moved by this many days where the country sighted the moon otherwise."),
    )

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_row_of_site_settings")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.pk = 1
        with transaction.atomic():
            super().save(*args, **kwargs)
            bump(SITE)
        forget_site()

    @classmethod
    def current(cls):
        """The row, or its defaults where none was saved yet. One query a request."""
        found = getattr(_memo, "settings", None)
        if found is None:
            found = _memo.settings = cls.objects.select_related("logo").filter(pk=1).first() or cls(pk=1)
        return found
