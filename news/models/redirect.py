from urllib.parse import unquote

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _

from news.arabic import clean_line


class Redirect(models.Model):
    """An address that moved: to one of our objects, or to a path."""

    old_path = models.CharField(_("old address"), max_length=400, unique=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True, blank=True)
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    target = GenericForeignKey()
    path = models.CharField(_("new path"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(object_id__isnull=False, path="") | (models.Q(object_id=None) & ~models.Q(path="")),
                name="redirect_to_object_or_path",
                violation_error_message=_("A redirect leads to an object or to a path."),
            )
        ]

    def __str__(self):
        return self.old_path

    @classmethod
    def remember(cls, old_path, target):
        """Let `old_path` (as `get_absolute_url` gave it) lead to `target` from now on."""
        cls.objects.update_or_create(
            old_path=readable(old_path),
            defaults={
                "content_type": ContentType.objects.get_for_model(target),
                "object_id": target.pk,
                "path": "",
            },
        )

    @classmethod
    def find(cls, path):
        """The address to which the request path `path` moved, or None."""
        found = cls.objects.filter(old_path=readable(path)).first()
        if found is None:
            return None
        if found.path:
            return found.path
        try:
            new = found.target.get_absolute_url() if found.target else None
        except ObjectDoesNotExist:
            return None
        return None if new is None or readable(new) == readable(path) else new


def readable(path):
    """A path as the table keeps it: decoded, NFC, so that every spelling of one address is one row."""
    return clean_line(unquote(path))[:400]
