from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who works here. Readers have no account."""

    sections = models.ManyToManyField(
        "news.Section",
        verbose_name=_("sections"),
        blank=True,
        related_name="staff",
        help_text=_("Reporters and editors work in these sections only. None chosen: in all of them."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("staff account")
        verbose_name_plural = _("staff accounts")

    def __str__(self):
        return self.get_full_name() or self.username

    def section_ids(self):
        """Ids of the sections this account may work in, children included; None means every section."""
        from news.models.section import Section

        chosen = set(self.sections.values_list("pk", flat=True))
        if not chosen:
            return None
        return chosen | set(Section.objects.filter(parent__in=chosen).values_list("pk", flat=True))
