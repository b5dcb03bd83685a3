from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import _TaggableManager
from taggit.models import ItemBase, TagBase

from news.arabic import fold, slugify
from news.models.addressed import Addressed
from news.models.fields import LineField, ProseField


class Tag(Addressed, TagBase):
    """A topic. «إيران» and «ايران» are one: names are told apart by what their spellings share."""

    name = LineField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("slug"), max_length=180, unique=True, allow_unicode=True, blank=True)
    folded = models.CharField(_("folded name"), max_length=200, unique=True, editable=False)
    description = ProseField(_("description"), blank=True)
    image = models.ForeignKey(
        "news.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
        help_text=_("Another tag that took this one's place. The old address leads there."),
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="tag_not_merged_into_itself",
            )
        ]

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded"}
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.merged_into_id:
                self._hand_over()

    def _hand_over(self):
        """Put the articles of this tag under its heir, once each; what was merged into this one leads there as well."""
        theirs = TaggedArticle.objects.filter(tag=self.merged_into_id).values("content_object")
        ours = TaggedArticle.objects.filter(tag=self)
        ours.exclude(content_object__in=theirs).update(tag=self.merged_into_id)
        ours.delete()
        self.merged.update(merged_into=self.merged_into_id)

    def clean(self):
        super().clean()
        if self.name and not self.is_word(self.name):
            raise ValidationError({"name": _("A tag is a word or two.")})
        if self.pk and self.merged_into_id == self.pk:
            raise ValidationError({"merged_into": _("A tag can't be merged into itself.")})

    @classmethod
    def is_word(cls, name):
        """Whether something is left of `name` once it is folded, and no more than its column holds."""
        return 0 < len(fold(name)) <= cls._meta.get_field("folded").max_length

    def validate_unique(self, exclude=None):
        super().validate_unique(exclude=exclude)
        known = Tag.objects.filter(folded=fold(self.name)).exclude(pk=self.pk).first()
        if known:  # said of the name: the form doesn't show what its spellings share
            raise ValidationError({"name": _("We have this tag already, as “%(name)s”.") % {"name": known.name}})

    def slugify(self, tag, i=None):
        """taggit asks for this name; our slugs come from `Addressed`."""
        return slugify(tag) if i is None else f"{slugify(tag)}-{i}"

    def get_absolute_url(self):
        return reverse("tag", args=[self.slug])


class TaggedArticle(ItemBase):
    """One article under one tag."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged")
    content_object = models.ForeignKey("news.Article", models.CASCADE, related_name="tagged")

    class Meta:
        verbose_name = _("tagged article")
        verbose_name_plural = _("tagged articles")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="article_tagged_once")]


class FoldedTags(_TaggableManager):
    """`article.tags`: names given as text are looked up by their folded spelling, and merged tags by their heirs."""

    def _to_tag_model_instances(self, tags, tag_kwargs):
        found = []
        for tag in tags:
            if isinstance(tag, str):
                tag, _created = Tag.objects.get_or_create(folded=fold(tag), defaults={"name": tag})
            found.append(tag.merged_into or tag)
        return set(found)
