from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.models.addressed import Addressed
from news.models.fields import LineField, ProseField


class Author(Addressed):
    """A name in bylines. It may belong to a staff account; it never shows one."""

    name = LineField(_("name"), max_length=120)
    role_title = LineField(
        _("title"), max_length=120, blank=True, help_text=_("Printed under the name, for example “novelist”.")
    )
    bio = ProseField(_("about the author"), blank=True)
    picture = models.ForeignKey(
        "news.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("staff account"),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("author", args=[self.slug])
