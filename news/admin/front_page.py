"""The front page: its arrangements, newest first, and their places."""

from django.contrib import admin
from django.db.models import Case, When
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from news.admin.base import DeskAdmin, DeskForms
from news.admin.words import when
from news.formats import digits
from news.models import Article, FrontPage, Slot


class SlotsInline(DeskForms, admin.StackedInline):
    model = Slot
    autocomplete_fields = ["article", "auto_section", "image"]
    fieldsets = [
        (None, {"fields": [("zone", "position"), ("article", "auto_section")]}),
        (_("Here only"), {"fields": [("headline", "image"), "pinned_until"], "classes": ["collapse"]}),
    ]
    extra = 0
    ordering = [  # as the page is read
        Case(*(When(zone=zone, then=place) for place, zone in enumerate(Slot.Zone.values))),
        "position",
        "pk",
    ]

    def has_change_permission(self, request, obj=None):
        return self.admin_site.get_model_admin(FrontPage).has_change_permission(request)

    has_add_permission = has_delete_permission = has_change_permission

    def has_view_permission(self, request, obj=None):
        return self.admin_site.get_model_admin(FrontPage).has_view_permission(request)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "article":
            kwargs["queryset"] = Article.objects.linkable(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(FrontPage)
class FrontPageAdmin(DeskAdmin):
    list_display = ["version_column", "state_column", "lead_mode", "by"]
    list_select_related = ["by"]
    list_filter = ["status", "lead_mode"]
    date_hierarchy = "publish_at"
    inlines = [SlotsInline]
    fields = [("lead_mode", "status"), "publish_at"]

    def save_model(self, request, obj, form, change):
        obj.by = request.user
        super().save_model(request, obj, form, change)

    @admin.display(description=_("version"), ordering="version")
    def version_column(self, page):
        return digits(page.version)

    @admin.display(description=_("status"), ordering="publish_at")
    def state_column(self, page):
        return format_html(
            '<span class="badge badge--{}">{}</span> {}', page.status, page.get_status_display(), when(page.publish_at)
        )
