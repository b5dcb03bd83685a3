"""What stands in order under an article: its sources, its authors, its related stories."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.admin.base import DeskForms
from news.body import related_blocks
from news.models import Article, ArticleAuthor, ArticleSource, RelatedStory


class OrderedForm(forms.ModelForm):
    """A row with its place. Empty: after the others."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            self.fields["position"].widget.attrs.update({"inputmode": "numeric", "min": 1})
            self.initial["position"] = self.instance.position + 1 if self.instance.pk else None

    def clean_position(self):
        place = self.cleaned_data["position"]
        return None if place is None else max(place - 1, 0)


class OrderedFormSet(BaseInlineFormSet):
    """Rows that are numbered as they are saved: by place, those that were moved before those that stood there."""

    def save(self, commit=True):
        deleted = set(self.deleted_forms)
        rows = [form for form in self.forms if form not in deleted and (form.instance.pk or form.has_changed())]
        last = len(rows) + max((form.instance.position or 0 for form in rows), default=0)

        def place(form):
            wanted = form.cleaned_data.get("position")
            return last if wanted is None else wanted, "position" not in form.changed_data

        moved = []
        for number, form in enumerate(sorted(rows, key=place)):
            if form.instance.pk and not form.has_changed() and form.instance.position != number:
                moved.append(form.instance)
            form.instance.position = number
        saved = super().save(commit)
        for row in moved:
            row.save(update_fields=["position"])
        return saved


class RelatedFormSet(OrderedFormSet):
    """The list of related stories, which must agree with those in the text."""

    def clean(self):
        super().clean()
        blocks = related_blocks(self.instance.body)  # as the article's own form has just cleaned it
        seen = {block.story or block.url for block in blocks}
        for form in self.forms:
            row = getattr(form, "cleaned_data", None)
            if not row or row.get("DELETE"):
                continue
            story, url = row.get("story"), row.get("url")
            target = story.pk if story else url
            if story and story.pk == self.instance.pk:
                form.add_error("story", _("A story can't be related to itself."))
            elif target and target in seen:
                form.add_error(
                    "story" if story else "url",
                    ValidationError(_("This story is already named, in the text or in this list.")),
                )
            seen.add(target)


class OfArticle(DeskForms, admin.StackedInline):
    """Whoever may change the article may change what stands under it."""

    form = OrderedForm
    formset = OrderedFormSet
    classes = ["collapse"]

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    has_delete_permission = has_add_permission

    def has_change_permission(self, request, obj=None):
        articles = self.admin_site.get_model_admin(Article)
        if obj is None or obj.pk is None:
            return articles.has_add_permission(request)
        return articles.has_change_permission(request, obj)

    def has_view_permission(self, request, obj=None):
        return self.admin_site.get_model_admin(Article).has_view_permission(request, obj)


class SourcesInline(OfArticle):
    model = ArticleSource
    autocomplete_fields = may_add = ["source"]
    fieldsets = [
        (None, {"fields": [("source", "position")]}),
        (gettext_lazy("Label and original"), {"fields": [("label", "original_url")], "classes": ["collapse"]}),
    ]


class AuthorsInline(OfArticle):
    model = ArticleAuthor
    autocomplete_fields = may_add = ["author"]
    fields = [("author", "role", "position")]


class RelatedInline(OfArticle):
    """The list only: what stands in the text is edited there."""

    model = RelatedStory
    fk_name = "article"
    formset = RelatedFormSet
    autocomplete_fields = ["story", "source"]
    fields = ["story", ("url", "title"), ("source", "position")]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(placement=RelatedStory.Placement.LIST)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "story":
            kwargs["queryset"] = Article.objects.linkable(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
