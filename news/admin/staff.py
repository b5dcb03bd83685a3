"""Staff accounts. A role is a group; one table of the project says what it may do, so nobody picks permissions here."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.admin.base import DeskAdmin
from news.models import User

admin.site.unregister(Group)

ROLE_NAMES = {
    "reporter": gettext_lazy("Reporter"),
    "editor": gettext_lazy("Editor"),
    "chief": gettext_lazy("Chief editor"),
    "moderator": gettext_lazy("Moderator"),
}
ROLE_WORDS = {
    "reporter": gettext_lazy("Reporter: writes, and hands in for review"),
    "editor": gettext_lazy("Editor: reviews and publishes"),
    "chief": gettext_lazy("Chief editor: all of it, settings and accounts"),
    "moderator": gettext_lazy("Moderator: decides about comments"),
}


class RolesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return ROLE_WORDS.get(group.name, group.name)


class RoleFilter(admin.SimpleListFilter):
    title = gettext_lazy("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return list(ROLE_NAMES.items())

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class StaffAdmin(DeskAdmin, UserAdmin):
    list_display = ["username", "name_column", "roles_column", "sections_column", "is_active"]
    list_filter = [RoleFilter, "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    autocomplete_fields = ["sections"]
    filter_horizontal = ()
    add_fieldsets = [
        (None, {"fields": ["username", ("first_name", "last_name"), "email", "password1", "password2"]}),
        (gettext_lazy("Role and sections"), {"fields": ["groups", "sections"]}),
    ]
    fieldsets = [
        (None, {"fields": ["username", ("first_name", "last_name"), "email", "password"]}),
        (gettext_lazy("Role and sections"), {"fields": ["groups", "sections", "is_active"]}),
    ]
    for_superusers = (gettext_lazy("For the administrator"), {"fields": ["is_superuser"], "classes": ["collapse"]})

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups", "sections")

    def get_fieldsets(self, request, obj=None):
        shown = list(super().get_fieldsets(request, obj))
        return [*shown, self.for_superusers] if obj and request.user.is_superuser else shown

    def has_change_permission(self, request, obj=None):
        """Who is above the roles is changed by their like only: a new password would be a way up."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or request.user.is_superuser or not obj.is_superuser)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        if obj is None:
            return allowed
        return allowed and obj.pk != request.user.pk and self.has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Roles that give no more than the giver has."""
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        roles = Group.objects.order_by("pk")
        if not request.user.is_superuser:
            own = Permission.objects.filter(group__user=request.user)
            roles = roles.exclude(permissions__in=Permission.objects.exclude(pk__in=own.values("pk")))
        return RolesField(roles, required=False, label=gettext_lazy("roles"))

    def save_model(self, request, obj, form, change):
        obj.is_staff = True  # readers have no account
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("name"), ordering="first_name")
    def name_column(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("roles"))
    def roles_column(self, user):
        names = [ROLE_NAMES.get(group.name, group.name) for group in user.groups.all()]
        return _(", ").join(map(str, [_("Administrator")] * user.is_superuser + names))

    @admin.display(description=gettext_lazy("sections"))
    def sections_column(self, user):
        return _(", ").join(section.name for section in user.sections.all()) or _("all of them")
