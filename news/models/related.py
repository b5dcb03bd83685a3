from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from news.models.fields import LineField


class RelatedStory(models.Model):
    """A story beside this one: an article of ours or an outside link, in the text or in the list."""

    class Placement(models.TextChoices):
        LIST = "list", _("In the list")
        INLINE = "inline", _("In the text")
        AUTO = "auto", _("Found by the site")

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="related", verbose_name=_("article"))
    story = models.ForeignKey(
        "news.Article",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="related_from",
        verbose_name=_("article of ours"),
    )
    url = models.URLField(_("outside address"), blank=True, max_length=500)
    title = LineField(_("title"), max_length=200, blank=True)
    source = models.ForeignKey(
        "news.Source", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    placement = models.CharField(_("place"), max_length=8, choices=Placement, default=Placement.LIST)
    key = models.CharField(_("key of the block in the text"), max_length=12, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(story__isnull=False, url="", title="")
                | (models.Q(story=None) & ~models.Q(url="") & ~models.Q(title="")),
                name="related_ours_or_outside",
                violation_error_message=_("Choose an article of ours, or write an outside address with its title."),
            ),
            models.CheckConstraint(
                condition=models.Q(story=None) | ~models.Q(story=models.F("article")),
                name="related_never_itself",
                violation_error_message=_("A story can't be related to itself."),
            ),
            models.UniqueConstraint(
                fields=["article", "story"],
                condition=models.Q(story__isnull=False),
                name="related_story_once",
                violation_error_message=_("This story is already related to the article, in the text or in the list."),
            ),
            models.UniqueConstraint(
                fields=["article", "url"],
                condition=~models.Q(url=""),
                name="related_address_once",
                violation_error_message=_("This address is already related to the article."),
            ),
            models.UniqueConstraint(fields=["article", "key"], condition=~models.Q(key=""), name="related_key_once"),
        ]

    def __str__(self):
        return self.title or (self.story.headline if self.story_id else "")

    @staticmethod
    def new_key():
        """A key for a block in the text: short, and never a word."""
        return get_random_string(6, "bcdfghjkmnpqrstvwxyz23456789")
