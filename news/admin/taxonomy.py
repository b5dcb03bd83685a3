"""Sections, sources, authors and tags."""

from django.contrib import admin
from django.db.models import Count
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as NobodysTag

from news.admin.base import DeskAdmin, thumbnail
from news.arabic import fold
from news.formats import digits
from news.models import Author, Section, Source, Tag
from news.querysets import renditions

admin.site.unregister(NobodysTag)  # taggit's own, which we don't use


class CountedAdmin(DeskAdmin):
    """A list that says how many articles stand under each row, in one query."""

    counted = "articles"

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        if request.resolver_match and request.resolver_match.url_name.endswith("_changelist"):
            rows = rows.annotate(article_total=Count(self.counted, distinct=True))
        return rows

    @admin.display(description=_("articles"), ordering="article_total")
    def total_column(self, row):
        return digits(row.article_total)


@admin.register(Section)
class SectionAdmin(CountedAdmin):
    list_display = ["name_column", "parent", "comments_mode", "total_column"]
    list_select_related = ["parent"]
    list_filter = ["comments_mode"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["parent"]
    fieldsets = [
        (None, {"fields": ["name", "parent", "hue", "description"]}),
        (_("Place, comments, address"), {"fields": ["position", "comments_mode", "slug"], "classes": ["collapse"]}),
    ]

    def get_search_results(self, request, queryset, search_term):
        """Where a section is chosen for an article: those in which the user works."""
        rows, duplicates = super().get_search_results(request, queryset, search_term)
        if request.resolver_match.url_name == "autocomplete" and request.GET.get("model_name") == "article":
            mine = request.user.section_ids()
            rows = rows if mine is None else rows.filter(pk__in=mine)
        return rows, duplicates

    @admin.display(description=_("name"), ordering="name")
    def name_column(self, section):
        return format_html('<span class="hue hue--{}"></span> {}', section.hue, section.name)


@admin.register(Source)
class SourceAdmin(CountedAdmin):
    counted = "attributions"
    list_display = ["name", "kind", "url", "total_column"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "url"]}),
        (_("Address"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]


@admin.register(Author)
class AuthorAdmin(CountedAdmin):
    counted = "bylines"
    list_display = ["portrait_column", "name", "role_title", "user", "total_column"]
    list_display_links = ["name"]
    list_select_related = ["picture", "user"]
    search_fields = ["name", "role_title", "slug"]
    autocomplete_fields = ["picture", "user"]
    fieldsets = [
        (None, {"fields": ["name", "role_title", "bio", "picture"]}),
        (_("Account and address"), {"fields": ["user", "slug"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related(renditions("picture"))

    @admin.display(description=_("portrait"))
    def portrait_column(self, author):
        return thumbnail(author.picture)


class MergedFilter(admin.SimpleListFilter):
    title = _("merged")
    parameter_name = "merged"

    def lookups(self, request, model_admin):
        return [("yes", _("Merged into another"))]

    def queryset(self, request, queryset):
        return queryset.filter(merged_into__isnull=False) if self.value() else queryset


@admin.register(Tag)
class TagAdmin(CountedAdmin):
    counted = "tagged"
    list_display = ["name", "total_column", "merged_into"]
    list_select_related = ["merged_into"]
    list_filter = [MergedFilter]
    search_fields = ["folded"]
    autocomplete_fields = ["image", "merged_into"]
    fieldsets = [
        (None, {"fields": ["name", "description", "image"]}),
        (_("Merging, address"), {"fields": ["merged_into", "slug"], "classes": ["collapse"]}),
    ]

    def get_search_results(self, request, queryset, search_term):
        """By what spellings share; whoever chooses a tag is offered none that was merged."""
        rows, duplicates = super().get_search_results(request, queryset, fold(search_term))
        if request.resolver_match.url_name == "autocomplete":
            rows = rows.filter(merged_into=None)
        return rows, duplicates

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "merged_into":
            kwargs["queryset"] = Tag.objects.filter(merged_into=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
