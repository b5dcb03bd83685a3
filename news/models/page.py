from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.body import sanitize
from news.models.addressed import Addressed
from news.models.fields import LineField


class Page(Addressed):
    """A page that stands: about us, contact, privacy, the rules of comments."""

    slug_from = "title"
    title = LineField(_("title"), max_length=120)
    body = models.TextField(_("text"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.body = sanitize(self.body)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("page", args=[self.slug])
