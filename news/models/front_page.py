from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models.fields import LineField
from news.models.generation import SITE, bump
from news.querysets import FrontPageQuerySet


class FrontPage(models.Model):
    """One arrangement of the home page. Readers see the newest published one whose hour has come."""

    class LeadMode(models.TextChoices):
        PICTURE = "picture", _("Picture")
        TEXT = "text", _("Text only")
        BIG = "big", _("Big day")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")

    version = models.PositiveIntegerField(_("version"), unique=True, editable=False)
    lead_mode = models.CharField(_("lead"), max_length=10, choices=LeadMode, default=LeadMode.PICTURE)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    publish_at = models.DateTimeField(_("from"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = FrontPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        ordering = ["-publish_at", "-version"]
        indexes = [models.Index(fields=["status", "-publish_at", "-version"], name="front_page_current")]

    def __str__(self):
        from news.formats import digits  # which reads the settings, a model

        return _("Version %(number)s") % {"number": digits(self.version)}

    def save(self, *args, **kwargs):
        with transaction.atomic():
            if self.version is None:
                self.version = (FrontPage.objects.aggregate(last=models.Max("version"))["last"] or 0) + 1
            super().save(*args, **kwargs)
            bump(SITE)

    @classmethod
    def current(cls, at=None):
        """The front page that readers see at `at` (aware datetime; default: now), or None."""
        return cls.objects.published(at).first()


class Slot(models.Model):
    """One place on a front page: an article, or whatever is newest in a section."""

    class Zone(models.TextChoices):
        LEAD = "lead", _("Lead")
        SECONDARY = "secondary", _("Second column")
        BRIEFS = "briefs", _("Briefs")
        OPINION = "opinion", _("Opinion")
        SECTION = "section", _("Section blocks")

    front_page = models.ForeignKey(FrontPage, models.CASCADE, related_name="slots", verbose_name=_("front page"))
    zone = models.CharField(_("zone"), max_length=10, choices=Zone)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    article = models.ForeignKey(
        "news.Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="slots",
        verbose_name=_("article"),
        help_text=_("Empty: the newest unused article of the section."),
    )
    auto_section = models.ForeignKey(
        "news.Section",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("filled from section"),
    )
    headline = LineField(
        _("headline here"), max_length=200, blank=True, help_text=_("Empty: the article's own headline.")
    )
    image = models.ForeignKey(
        "news.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture here")
    )
    pinned_until = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("From then on the place fills itself. Empty: it stays.")
    )

    class Meta:
        verbose_name = _("place on the front page")
        verbose_name_plural = _("places on the front page")
        ordering = ["zone", "position", "pk"]

    def __str__(self):
        return self.get_zone_display()


class BreakingNews(models.Model):
    """The bar over every page, between two hours."""

    text = LineField(_("text"), max_length=160)
    article = models.ForeignKey(
        "news.Article", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("article")
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("breaking news")
        verbose_name_plural = _("breaking news")
        ordering = ["-starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="breaking_ends_after_start",
                violation_error_message=_("It must end after it starts."),
            )
        ]

    def __str__(self):
        return self.text
