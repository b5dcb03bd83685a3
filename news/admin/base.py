"""What every list and form of the desk shares."""

import logging
import re

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db import IntegrityError, models
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.text import capfirst

from news.preview import preview_url

logger = logging.getLogger(__name__)
ID = re.compile("[0-9]{1,18}")
TRIES = 10  # of a save, while others save at the same moment: each round one of them wins
PICTURES = "image/jpeg,image/png,image/webp,image/gif,image/avif"  # a phone then sends its HEIC as JPEG


class Moment(forms.DateTimeInput):
    """A day and an hour by the browser's own picker, which a phone has as well."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M:%S")


class MomentField(forms.DateTimeField):
    """A day and an hour of our time. The year 1, which a picker gives while one types, is one that no database returns
    everywhere in the world."""

    widget = Moment
    years = range(1900, 2201)

    def clean(self, value):
        moment = super().clean(value)
        if moment and moment.year not in self.years:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class Chosen:
    """For a choice by autocomplete: asks the database for nothing that can't be an id, should the form come back."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [one for one in value if ID.fullmatch(str(one))], attrs)


class ChosenOne(Chosen, AutocompleteSelect):
    pass


class ChosenMany(Chosen, AutocompleteSelectMultiple):
    pass


class DeskForms:
    """For ModelAdmin and inlines: hours by the browser's picker, and beside a choice no links to other forms."""

    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentField, "widget": Moment},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
    }

    may_add = ()  # choices beside which a new one may be made

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChosenOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChosenMany(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_add_related &= db_field.name in self.may_add
            field.widget.can_change_related = field.widget.can_view_related = field.widget.can_delete_related = False
        return field


class DeskAdmin(DeskForms, admin.ModelAdmin):
    actions = None  # nothing is deleted by the dozen
    list_per_page = 30
    list_max_show_all = 30
    show_facets = admin.ShowFacets.NEVER

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Of two who save one name, slug or number at once, the database refuses the second. Asked again, the form sees
        the first one's row: it says so, or takes the next that is free."""
        for _try in range(TRIES - 1):
            try:
                return super().changeform_view(request, object_id, form_url, extra_context)
            except IntegrityError as error:
                logger.info("a form of %s met another one's row: %s", self.opts.model_name, error)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_changelist_instance(self, request):
        """A filter by a year or an id that no calendar and no database holds is a wrong filter, not a failure."""
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError) as error:
            logger.info("the list of %s was not filtered: %s", self.opts.model_name, error)
            raise IncorrectLookupParameters from error

    def changelist_view(self, request, extra_context=None):
        """Under the plural's name instead of "Select … to change"."""
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def get_view_on_site_url(self, obj=None):
        """Straight to the page, not by way of Django's redirecting view."""
        has_address = obj is not None and obj.pk and hasattr(obj, "get_absolute_url") and getattr(obj, "slug", True)
        return obj.get_absolute_url() if has_address else None


class OneRowAdmin(DeskAdmin):
    """For what there is one row of, saved or not yet: the list leads to its form."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_object(self, request, object_id, from_field=None):
        """The row, or its defaults where none was saved yet: a fresh one, which a form may write into."""
        return super().get_object(request, object_id, from_field) or (self.model(pk=1) if object_id == "1" else None)

    def changelist_view(self, request, extra_context=None):
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", 1)


def thumbnail(image):
    """The smallest rendition of `image` (with its renditions loaded) for a list; an empty frame where there is none.

    By signed address: the desk sees pictures that readers don't see yet, or no longer.
    """
    sizes = sorted(image.renditions.all(), key=lambda one: (one.width, one.kind)) if image else []
    if not sizes:
        return format_html('<span class="{}"></span>', "thumb thumb--none")
    return format_html('<img class="thumb" src="{}" alt="" loading="lazy">', preview_url(sizes[0]))
