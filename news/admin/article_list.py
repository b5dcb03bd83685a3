"""The list of articles: what its columns and filters say, in a fixed number of queries."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from news.admin.base import thumbnail
from news.admin.words import state_of, when
from news.formats import digits
from news.models import ArticleAuthor, Section
from news.querysets import LAZY_READS


class ArticleList(ChangeList):
    def get_queryset(self, request, **kwargs):
        """With everything that the columns print, whatever the number of rows."""
        names = ArticleAuthor.objects.select_related("author").fetch_mode(LAZY_READS)
        return super().get_queryset(request, **kwargs).for_cards().prefetch_related(Prefetch("bylines", names))


class StateFilter(admin.SimpleListFilter):
    """What the clock makes of the status: scheduled and expired are states of their own."""

    title = _("status")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Drafts")),
            ("in_review", _("In review")),
            ("scheduled", _("Scheduled")),
            ("published", _("On the site")),
            ("expired", _("Expired")),
            ("withdrawn", pgettext_lazy("articles", "Withdrawn")),
        ]

    def queryset(self, request, queryset):
        return queryset.in_state(self.value()) if self.value() else queryset


class MineFilter(admin.SimpleListFilter):
    title = _("writer")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("1", _("Written by me"))]

    def queryset(self, request, queryset):
        return queryset.filter(created_by=request.user) if self.value() else queryset


class SectionFilter(admin.SimpleListFilter):
    """The sections in which the user works."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request, model_admin):
        mine = request.user.section_ids()
        sections = Section.objects.all() if mine is None else Section.objects.filter(pk__in=mine)
        return [(str(section.pk), section.name) for section in sections]

    def queryset(self, request, queryset):
        return queryset.filter(section=self.value()) if (self.value() or "").isdigit() else queryset


class SourceFilter(admin.RelatedFieldListFilter):
    include_empty_choice = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = _("source")


class ArticleColumns:
    """The columns of `ArticleAdmin`."""

    list_display = [
        "picture_column",
        "headline_column",
        "state_column",
        "section",
        "comments_column",
        "saved_column",
    ]
    list_display_links = ["headline_column"]
    list_filter = [StateFilter, SectionFilter, MineFilter, ("sources", SourceFilter), "language"]
    date_hierarchy = "publish_at"
    ordering = ["-modified_at", "-pk"]
    sortable_by = ["state_column", "section", "comments_column", "saved_column"]

    def get_changelist(self, request, **kwargs):
        return ArticleList

    @admin.display(description=_("picture"))
    def picture_column(self, article):
        return thumbnail(article.lead_image)

    @admin.display(description=_("headline"))
    def headline_column(self, article):
        """Under its kicker, over the names of its byline."""
        kicker = format_html('<span class="kicker">{}</span> ', article.kicker) if article.kicker else ""
        names = gettext(", ").join(byline.author.name for byline in article.bylines.all())
        return format_html(
            '{}<bdi dir="{}">{}</bdi><span class="byline">{}</span>', kicker, article.direction, article.headline, names
        )

    @admin.display(description=_("status"), ordering="publish_at")
    def state_column(self, article):
        state = state_of(article)
        return format_html('<span class="badge badge--{}">{}</span>', state.key, state.words)

    @admin.display(description=_("comments"), ordering="comment_count")
    def comments_column(self, article):
        return digits(article.comment_count)

    @admin.display(description=_("last saved"), ordering="modified_at")
    def saved_column(self, article):
        return when(article.modified_at)
