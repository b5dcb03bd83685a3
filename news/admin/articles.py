"""The desk of articles: who opens and changes which, what a save does, and the pages beside the form."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.admin.acts import ACTS, ArticleActsAdmin
from news.admin.article_form import ArticleForm, take_in
from news.admin.article_list import ArticleColumns
from news.admin.base import DeskAdmin, thumbnail
from news.admin.inlines import AuthorsInline, RelatedInline, SourcesInline
from news.admin.words import month_names, state_of, when_here
from news.formats import zone
from news.models import Article, ArticleAuthor, Author, Section
from news.preview import preview_url

MORNING = time(6)


class StaleSave(Exception):  # noqa: N818  news, not a mistake
    """Somebody saved the article between our reading and our writing it."""


@admin.register(Article)
class ArticleAdmin(ArticleColumns, ArticleActsAdmin, DeskAdmin):
    form = ArticleForm
    search_fields = ["headline", "kicker", "standfirst", "authors__name"]
    autocomplete_fields = ["section", "lead_image"]
    inlines = [SourcesInline, AuthorsInline, RelatedInline]
    fieldsets = [
        (None, {"fields": ["headline", "section", "standfirst", "body", "new_picture", "lead_alt"]}),
        (gettext_lazy("Above the headline and before the text"), {"fields": [("kicker", "dateline")]}),
        (gettext_lazy("Tags"), {"fields": ["tags", "new_tags"]}),
        (gettext_lazy("Picture from the library"), {"fields": ["lead_image", "lead_caption"]}),
        (
            gettext_lazy("Hours, comments, address"),
            {"fields": [("embargo_until", "expires_at"), "updated_at", ("comments_mode", "language"), "slug"]},
        ),
    ]

    # Who opens and changes what

    def get_queryset(self, request):
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            return Article.objects.linkable(request.user)
        return Article.objects.for_desk(request.user)

    @staticmethod
    def may_write(user, article):
        """Editors write in their sections, reporters what they began themselves."""
        sections = user.section_ids()
        inside = sections is None or article.section_id in sections
        return inside and (user.has_perm("news.publish_article") or article.created_by_id == user.pk)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if not allowed or obj is None:
            return allowed
        in_hand = obj.status == Article.Status.DRAFT or request.user.has_perm("news.publish_article")
        return in_hand and self.may_write(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """Drafts only. What was published is withdrawn, never deleted."""
        allowed = super().has_delete_permission(request, obj)
        if not allowed or obj is None:
            return allowed
        unseen = obj.status == Article.Status.DRAFT and obj.first_published_at is None
        return unseen and self.may_write(request.user, obj)

    def get_view_on_site_url(self, obj=None):
        """Its public address, while readers may see it."""
        shown = obj is not None and obj.pk and Article.objects.published().filter(pk=obj.pk).exists()
        return obj.get_absolute_url() if shown else None

    # What the form offers

    def get_fieldsets(self, request, obj=None):
        hidden = set()
        if not request.user.has_perm("news.add_tag"):
            hidden.add("new_tags")
        if not request.user.has_perm("news.add_image"):
            hidden.add("new_picture")
        return [
            (
                name,
                {"fields": [f for f in options["fields"] if f not in hidden], "classes": ["collapse"] if name else []},
            )
            for name, options in super().get_fieldsets(request, obj)
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user, form.picture = request.user, getattr(request, "picture", None)
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "section" and (mine := request.user.section_ids()) is not None:
            kwargs["queryset"] = Section.objects.filter(pk__in=mine)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request):
        """The section of somebody who works in one."""
        sections = request.user.sections.all()[:2]
        return super().get_changeform_initial_data(request) | (
            {"section": sections[0].pk} if len(sections) == 1 else {}
        )

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """The byline of a new article begins with whoever writes it."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, AuthorsInline) and obj.pk is None and (author := name_of(request.user)):
            kwargs["initial"] = [{"author": author.pk}]
        return kwargs

    # Saving

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.picture = take_in(request)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except StaleSave:  # once more: the row is newer now, and the form says so
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        elif not obj.claim(form.cleaned_data.get("version") or obj.version):
            raise StaleSave
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        article = form.instance
        if not change and not article.bylines.exists() and (author := name_of(request.user)):
            ArticleAuthor.objects.create(article=article, author=author)
        if not change or form.has_changed() or any(formset.has_changed() for formset in formsets):
            article.after_edit(by=request.user)  # a button pressed over an unchanged text leaves no trace of an edit

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_saved(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.response_saved(request, obj) or super().response_change(request, obj)

    def response_saved(self, request, article):
        """After a save: the act whose button it was, in the same transaction, and the article again."""
        if "_popup" in request.POST:
            return None
        pressed = next((act for name, act in BUTTONS.items() if name in request.POST), None)
        if pressed is None:
            self.message_user(request, _("“%(headline)s” is saved.") % {"headline": article.headline}, messages.SUCCESS)
        elif self.may(request.user, pressed, article):
            self.perform(request, pressed, article, at_once="_schedule" not in request.POST)
        else:
            raise PermissionDenied
        return redirect("admin:news_article_change", article.pk)

    # The pages beside the form

    def get_urls(self):
        preview = self.admin_site.admin_view(self.preview_view)
        return [path("<int:pk>/preview/", preview, name="news_article_preview"), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        hour, writable = proposed_hour(obj), obj is None or self.has_change_permission(request, obj)
        context |= {
            "offered": self.offered(request, obj),
            "state": state_of(obj) if obj else None,
            "writable": writable,
            "shown_at": "" if writable else preview_url(obj),
            "proposed": hour,
            "proposed_words": when_here(hour),
            "zone": zone(),
            "months": "|".join(month_names()),
            "sent_back": sent_back(obj),
            "picture": thumbnail(obj.lead_image) if obj and obj.lead_image_id else "",
        }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def preview_view(self, request, pk):
        """The article as its page will look, on a phone and on a desk, and the address to send to somebody."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = get_object_or_404(self.get_queryset(request), pk=pk)
        address = preview_url(article)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Preview"),
            "opts": self.opts,
            "article": article,
            "path": address,
            "address": settings.SITE_URL + address,
            "expires": timezone.now() + timedelta(days=settings.PREVIEW_DAYS),
        }
        return TemplateResponse(request, "admin/news/article/preview.html", context)

    def get_deleted_objects(self, objs, request):
        """The draft by its headline; what goes with it only by its numbers."""
        named, counts, *refusals = super().get_deleted_objects(objs, request)
        return named[:1], counts, *refusals

    def history_view(self, request, object_id, extra_context=None):
        """Who did what to the article, when and why: its revisions."""
        article = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "opts": self.opts,
            "article": article,
            "revisions": [
                {"row": row, "act": ACT_WORDS.get(row.act, row.act)} for row in article.revisions.select_related("by")
            ],
        }
        return TemplateResponse(request, "admin/news/article/history.html", context)


def name_of(user):
    """The byline of a staff account, or None."""
    return Author.objects.filter(user=user).first()


def proposed_hour(article):
    """The hour that the form proposes for a publication: the one that is set, else next morning, after any embargo."""
    if article and article.publish_at and article.publish_at > timezone.now():
        return article.publish_at
    tomorrow = timezone.localdate() + timedelta(days=1)
    morning = timezone.make_aware(datetime.combine(tomorrow, MORNING))
    return max(morning, article.embargo_until) if article and article.embargo_until else morning


def sent_back(article):
    """The revision that returned a draft to its writer, if that was the last act."""
    if article is None or article.status != Article.Status.DRAFT:
        return None
    last = article.revisions.exclude(act="edited").select_related("by").first()
    return last if last and last.act == "sent_back" else None


ACT_WORDS = {
    "edited": gettext_lazy("Edited"),
    "submitted": gettext_lazy("Handed in for review"),
    "sent_back": gettext_lazy("Sent back"),
    "published": gettext_lazy("Was published"),
    "scheduled": gettext_lazy("Was scheduled"),
    "unpublished": gettext_lazy("Taken back"),
    "withdrawn": gettext_lazy("Was withdrawn"),
}
BUTTONS = {f"_{name}": act for name, act in ACTS.items()} | {"_schedule": ACTS["publish"]}
