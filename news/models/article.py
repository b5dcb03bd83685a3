from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from news.arabic import slugify
from news.body import excerpt, reading_minutes, sanitize, to_parts, to_text
from news.models.acts import ArticleActs
from news.models.fields import LineField, ProseField
from news.models.generation import SITE, Generation, bump, thread
from news.models.section import CommentsMode
from news.models.tag import FoldedTags, TaggedArticle
from news.querysets import ArticleQuerySet


class Article(ArticleActs, models.Model):
    """A story, from its first draft to its withdrawal. The acts are in `ArticleActs`."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Language(models.TextChoices):
        AR = "ar", _("Arabic")
        EN = "en", _("English")
        FR = "fr", _("French")
        FA = "fa", _("Persian")
        HE = "he", _("Hebrew")
        TR = "tr", _("Turkish")
        UR = "ur", _("Urdu")

    section = models.ForeignKey("news.Section", models.PROTECT, related_name="articles", verbose_name=_("section"))
    kicker = LineField(_("kicker"), max_length=60, blank=True, help_text=_("A word or two above the headline."))
    headline = LineField(_("headline"), max_length=200)
    standfirst = ProseField(
        _("standfirst"), max_length=600, blank=True, help_text=_("One or two sentences that sum it up.")
    )
    slug = models.SlugField(_("slug"), max_length=180, allow_unicode=True, blank=True)
    dateline = LineField(
        _("dateline"), max_length=120, blank=True, help_text=_("Place and agency, as in “Tripoli – Reuters”.")
    )
    body = models.TextField(_("text"), blank=True)
    body_parts = models.JSONField(default=list, editable=False)
    body_text = models.TextField(default="", editable=False)
    lead_image = models.ForeignKey(
        "news.Image", models.PROTECT, null=True, blank=True, related_name="lead_of", verbose_name=_("lead picture")
    )
    lead_caption = LineField(
        _("caption here"), max_length=300, blank=True, help_text=_("Empty: the caption of the picture itself.")
    )
    lead_alt = LineField(
        _("alternative text here"), max_length=300, blank=True, help_text=_("Empty: that of the picture itself.")
    )
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.AR)

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    publish_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    expires_at = models.DateTimeField(
        _("expires"), null=True, blank=True, help_text=_("From then on its address answers that it is gone.")
    )
    embargo_until = models.DateTimeField(
        _("embargo until"), null=True, blank=True, help_text=_("It can't be published for an earlier hour.")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    first_published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(
        _("updated"),
        null=True,
        blank=True,
        help_text=_("What readers are told, when the story itself moved on. Empty: nothing is said."),
    )
    modified_at = models.DateTimeField(_("last saved"), auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    comments_mode = models.CharField(_("comments"), max_length=10, choices=CommentsMode, default=CommentsMode.INHERIT)
    comment_count = models.PositiveIntegerField(_("comments"), default=0, editable=False)
    view_count = models.PositiveBigIntegerField(_("views"), default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
        verbose_name=_("written by"),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    working_copy_of = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, editable=False, related_name="working_copy"
    )

    sources = models.ManyToManyField("news.Source", through="news.ArticleSource", related_name="articles")
    authors = models.ManyToManyField("news.Author", through="news.ArticleAuthor", related_name="articles")
    tags = TaggableManager(_("tags"), through=TaggedArticle, manager=FoldedTags, blank=True, help_text="")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-publish_at", "-pk"]
        permissions = [
            ("submit_article", _("Can submit articles for review")),
            ("send_back_article", _("Can send articles back to their writers")),
            ("publish_article", _("Can publish articles")),
            ("unpublish_article", _("Can take back a publication whose hour has not come")),
            ("withdraw_article", _("Can withdraw published articles")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(publish_at=None) | Q(expires_at=None) | Q(expires_at__gt=F("publish_at")),
                name="article_publish_before_expiry",
                violation_error_message=_("An article expires after it was published, not before."),
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(publish_at__isnull=False), name="article_published_has_hour"
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | Q(withdrawn_at__isnull=False), name="article_withdrawn_has_hour"
            ),
            models.CheckConstraint(
                condition=Q(working_copy_of=None) | Q(status="draft"), name="article_working_copy_is_draft"
            ),
            models.CheckConstraint(
                condition=Q(working_copy_of=None) | ~Q(working_copy_of=F("id")), name="article_not_its_own_copy"
            ),
        ]
        indexes = [  # one for each public list, in its order
            models.Index(fields=["status", "-publish_at", "-id"], name="article_newest"),
            models.Index(fields=["section", "status", "-publish_at", "-id"], name="article_section_newest"),
            models.Index(fields=["status", "-modified_at"], name="article_desk"),
        ]

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        return reverse("article", args=[self.pk, self.slug])

    def save(self, *args, **kwargs):
        """Prepare what is derived, write everything but the counters of an existing row, and make pages old."""
        self.body = sanitize(self.body)
        self.body_parts = to_parts(self.body)
        self.body_text = to_text(self.body)
        self.slug = slugify(self.slug or self.headline)
        is_new = self._state.adding
        with transaction.atomic():
            if not is_new and kwargs.get("update_fields") is None and not kwargs.get("force_insert"):
                self.version = F("version") + 1
                kwargs["update_fields"] = [
                    field.name
                    for field in self._meta.concrete_fields
                    if not field.primary_key and field.name not in {"comment_count", "view_count"}
                ]
            super().save(*args, **kwargs)
            if is_new:
                Generation.objects.get_or_create(name=thread(self.pk))
            if self.status in {self.Status.PUBLISHED, self.Status.WITHDRAWN}:
                bump(SITE)

    @property
    def direction(self):
        return "rtl" if self.language in settings.LANGUAGES_BIDI else "ltr"

    @property
    def picture(self):
        """The lead picture while its rights last, else None."""
        return self.lead_image if self.lead_image_id and self.lead_image.usable else None

    @property
    def picture_alt(self):
        """What the lead picture shows, in words, here."""
        return self.lead_alt or self.lead_image.alt

    @property
    def excerpt(self):
        """The standfirst, or the beginning of the text: for descriptions and feeds."""
        return self.standfirst or excerpt(self.body_text)

    @property
    def minutes(self):
        """Reading time, in whole minutes, at least one."""
        return reading_minutes(self.body_text)


class ArticleSource(models.Model):
    """One source of one article, in order."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="attributions")
    source = models.ForeignKey("news.Source", models.PROTECT, related_name="attributions", verbose_name=_("source"))
    label = LineField(
        _("label"), max_length=120, blank=True, help_text=_("Printed in the place of the source's name, here only.")
    )
    original_url = models.URLField(_("original"), blank=True, max_length=500)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("source of the article")
        verbose_name_plural = _("sources of the article")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "source"],
                name="article_source_once",
                violation_error_message=_("This source is already named."),
            )
        ]

    def __str__(self):
        return self.label or self.source.name


class ArticleAuthor(models.Model):
    """One name of a byline, in order."""

    class Role(models.TextChoices):
        WRITER = "writer", _("Writer")
        EDITOR = "editor", _("Editor")
        TRANSLATOR = "translator", _("Translator")
        PHOTOGRAPHER = "photographer", _("Photographer")

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    author = models.ForeignKey("news.Author", models.PROTECT, related_name="bylines", verbose_name=_("author"))
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.WRITER)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("author of the article")
        verbose_name_plural = _("authors of the article")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"],
                name="article_author_once",
                violation_error_message=_("This author is already named."),
            )
        ]

    def __str__(self):
        return self.author.name
