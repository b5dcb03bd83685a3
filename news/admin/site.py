"""What the house says about itself: its settings, the pages that stand, addresses that moved."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from news.admin.base import DeskAdmin, OneRowAdmin
from news.admin.editor import ProseEditor
from news.models import Page, Redirect, SiteSettings
from news.models.redirect import readable


@admin.register(SiteSettings)
class SiteSettingsAdmin(OneRowAdmin):
    autocomplete_fields = ["logo"]
    fieldsets = [
        (None, {"fields": ["name", "tagline", "logo"]}),
        (_("Dates and digits"), {"fields": ["numerals", "month_names", "hijri_shift"]}),
    ]


@admin.register(Page)
class PageAdmin(DeskAdmin):
    list_display = ["title", "slug", "position"]
    search_fields = ["title", "slug"]
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (_("Place and address"), {"fields": ["position", "slug"], "classes": ["collapse"]}),
    ]
    formfield_overrides = DeskAdmin.formfield_overrides | {models.TextField: {"widget": ProseEditor}}


class RedirectForm(forms.ModelForm):
    class Meta:
        model = Redirect
        fields = ["old_path", "path"]
        help_texts = {
            "old_path": _("The part after the site's name, as in /2019/05/ports/."),
            "path": _("On this site, beginning with a slash."),
        }

    def clean_old_path(self):
        return self.on_this_site(readable(self.cleaned_data["old_path"]))

    def clean_path(self):
        return self.on_this_site(self.cleaned_data["path"])

    def clean(self):
        super().clean()
        if {"old_path", "path"} <= self.cleaned_data.keys():
            passed, path = {self.cleaned_data["old_path"]}, self.cleaned_data["path"]
            while path:
                if readable(path) in passed:
                    raise ValidationError(_("This way leads back to where it began."))
                passed.add(readable(path))
                path = Redirect.find(path)
        return self.cleaned_data

    @staticmethod
    def on_this_site(path):
        if not path.startswith("/") or path.startswith(("//", "/\\")):
            raise ValidationError(_("Write a path on this site, beginning with one slash."))
        return path


@admin.register(Redirect)
class RedirectAdmin(DeskAdmin):
    """Addresses that the desk moves by hand. Those that the site wrote itself follow their object."""

    form = RedirectForm
    list_display = ["old_path", "leads_to"]
    search_fields = ["old_path", "path"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.object_id is None)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("target")

    @admin.display(description=_("leads to"))
    def leads_to(self, redirect):
        return redirect.path or str(redirect.target or "")
