from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from news.arabic import slugify
from news.models.generation import SITE, bump
from news.models.redirect import Redirect, readable


class Addressed(models.Model):
    """A thing with a slug of its own. The slug comes from the name; the old address leads to the new one."""

    slug_from = "name"
    slug = models.SlugField(_("slug"), max_length=180, unique=True, allow_unicode=True, blank=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic():
            self.slug = self.slug or self.free_slug(slugify(getattr(self, self.slug_from)))
            old = type(self)._base_manager.filter(pk=self.pk).only("slug").first() if self.pk else None
            super().save(*args, **kwargs)
            if old and old.slug != self.slug:
                Redirect.remember(old.get_absolute_url(), self)
            Redirect.objects.filter(old_path=readable(self.get_absolute_url())).delete()
            bump(SITE)

    def free_slug(self, slug):
        """`slug`, or the first of slug-2, slug-3 … that no other row has."""
        rows = type(self)._base_manager.exclude(pk=self.pk)
        taken = set(rows.filter(slug__startswith=slug).values_list("slug", flat=True))
        number, free = 2, slug
        while free in taken:
            free, number = f"{slug}-{number}", number + 1
        return free
