from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.models.addressed import Addressed
from news.models.fields import LineField, ProseField
from news.querysets import SectionQuerySet


class CommentsMode(models.TextChoices):
    """Whether readers may answer. A narrower setting wins: article, then section, then the house."""

    INHERIT = "inherit", _("As the section or the house has it")
    OPEN = "open", pgettext_lazy("comments", "Open")
    CLOSED = "closed", pgettext_lazy("comments", "Closed: what is there stays readable")
    OFF = "off", pgettext_lazy("comments", "Off: no thread, no form")


class Section(Addressed):
    """A part of the paper, with its colour. One level of children."""

    class Hue(models.TextChoices):
        POLITICS = "politics", _("Lapis (politics)")
        ECONOMY = "economy", _("Olive (economy)")
        SPORT = "sport", _("Green (sport)")
        CULTURE = "culture", _("Carmine (culture)")
        SCIENCE = "science", _("Teal (science)")
        SOCIETY = "society", _("Clay (society)")
        INVESTIGATIONS = "investigations", _("Violet (investigations)")
        OPINION = "opinion", _("Walnut (opinion)")

    name = LineField(_("name"), max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent section")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    hue = models.CharField(
        _("colour"),
        max_length=20,
        choices=Hue,
        default=Hue.POLITICS,
        help_text=_("Opinion also gives the section its own voice: naskh, portraits, two dots."),
    )
    description = ProseField(_("description"), max_length=200, blank=True)
    comments_mode = models.CharField(_("comments"), max_length=10, choices=CommentsMode, default=CommentsMode.INHERIT)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="section_not_its_own_parent",
                violation_error_message=_("A section can't be its own parent."),
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if self.parent_id and self.parent.parent_id:
            raise ValidationError({"parent": _("Sections have one level of children.")})
        if self.parent_id and self.pk and self.children.exists():
            raise ValidationError({"parent": _("This section has children, so it can't become a child.")})

    def get_absolute_url(self):
        return reverse("section", args=[self.slug])

    @property
    def is_opinion(self):
        return self.hue == self.Hue.OPINION
