import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models.fields import LineField, ProseField


class RevisionBody(models.Model):
    """The text of one or more revisions, kept once."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    html = models.TextField()

    class Meta:
        verbose_name = _("text of a revision")
        verbose_name_plural = _("texts of revisions")

    def __str__(self):
        return self.sha256

    @classmethod
    def keep(cls, html):
        """Keep `html`; returns its hash."""
        sha256 = hashlib.sha256(html.encode()).hexdigest()
        cls.objects.get_or_create(pk=sha256, defaults={"html": html})
        return sha256


class Revision(models.Model):
    """What an article was after one edit or act: who, when, why, and everything but the counters."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="revisions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("number"))
    act = models.CharField(_("act"), max_length=30)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    note = LineField(_("note"), max_length=500, blank=True)
    snapshot = models.JSONField(_("snapshot"))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]

    def __str__(self):
        return f"{self.article_id}/{self.number} {self.act}"


class Correction(models.Model):
    """What readers are told was wrong, and when it was put right."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="corrections", verbose_name=_("article"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.CORRECTION)
    text = ProseField(_("text"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.text[:60]
