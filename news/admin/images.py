"""The picture library."""

import logging
from datetime import timedelta

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.admin.base import PICTURES, DeskAdmin, thumbnail
from news.admin.words import when
from news.formats import digits
from news.images import ImageRefused
from news.models import Image
from news.preview import preview_url

logger = logging.getLogger(__name__)


def taken(file, **fields):
    """The `Image` that `file` became, or the `ImageRefused` that says why it did not. What was typed beside it must not
    be lost where the disk is full."""
    try:
        return Image.take_in(file, **fields)
    except ImageRefused as refused:
        return refused
    except OSError:
        logger.exception("a picture was not kept")
        return ImageRefused("not_kept")


class ImageForm(forms.ModelForm):
    """`user` is who sends the picture; `taken` what became of the file: an Image, an ImageRefused, or None."""

    user = taken = None

    class Meta:
        model = Image
        fields = []  # the admin names them

    def clean(self):
        super().clean()
        if not (self.cleaned_data.get("alt") or self.cleaned_data.get("decorative")):
            self.add_error("alt", _("Write what the picture shows, or tick that it is decorative."))
        return self.cleaned_data


class NewImageForm(ImageForm):
    """With the file. Once taken in, it is known by `kept`, so that an error elsewhere costs no second upload."""

    file = forms.FileField(
        required=False, label=gettext_lazy("file"), widget=forms.FileInput(attrs={"accept": PICTURES})
    )
    kept = forms.ModelChoiceField(Image.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kept"].queryset = Image.objects.wordless().filter(uploaded_by=self.user)

    def clean(self):
        super().clean()
        if isinstance(self.taken, ImageRefused):
            self.add_error("file", str(self.taken))
            return self.cleaned_data
        image = self.taken or self.cleaned_data.get("kept")
        if image is None:
            self.add_error("file", _("Choose a picture."))
        elif image not in self.fields["kept"].queryset:
            address = reverse("admin:news_image_change", args=[image.pk])
            self.add_error(
                "file",
                ValidationError(format_html('{} <a href="{}">{}</a>', _("We have this picture:"), address, image)),
            )
        else:
            self.data = self.data.copy()
            self.data["kept"] = str(image.pk)
            self.instance = image
        return self.cleaned_data


class RightsFilter(admin.SimpleListFilter):
    title = gettext_lazy("rights")
    parameter_name = "rights"

    def lookups(self, request, model_admin):
        return [
            ("ended", _("Ended")),
            ("soon", _("End within 30 days")),
            ("open", _("Without an end")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        limits = {
            "ended": {"rights_until__lte": now},
            "soon": {"rights_until__gt": now, "rights_until__lte": now + timedelta(days=30)},
            "open": {"rights_until": None},
        }
        return queryset.filter(**limits.get(self.value(), {}))


class WordsFilter(admin.SimpleListFilter):
    title = gettext_lazy("alternative text")
    parameter_name = "words"

    def lookups(self, request, model_admin):
        return [("none", _("Missing"))]

    def queryset(self, request, queryset):
        return queryset.wordless() if self.value() else queryset


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    list_display = ["picture_column", "words_column", "credit", "rights_column", "uploaded_column"]
    list_display_links = ["words_column"]
    list_filter = [RightsFilter, WordsFilter]
    date_hierarchy = "uploaded_at"
    search_fields = ["alt", "caption", "credit"]
    readonly_fields = ["shown", "facts"]
    words = (None, {"fields": ["alt", "decorative", "caption", "credit", "rights_until"]})
    focus = (gettext_lazy("Focus"), {"fields": [("focal_x", "focal_y")], "classes": ["collapse"]})

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("uploaded_by").prefetch_related("renditions")

    def get_fieldsets(self, request, obj=None):
        head = ["shown", "facts"] if obj else ["file"]
        return [(None, {"fields": head}), self.words, self.focus]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, form=ImageForm if obj else NewImageForm, **kwargs)
        form.user, form.taken = request.user, getattr(request, "picture", None)
        return form

    def has_change_permission(self, request, obj=None):
        """Editors describe every picture, reporters their own."""
        allowed = super().has_change_permission(request, obj)
        if not allowed or obj is None or request.user.has_perm("news.publish_article"):
            return allowed
        return obj.uploaded_by_id == request.user.pk

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Take the file in before the form's transaction, because making its sizes takes a while."""
        file = request.FILES.get("file") if request.method == "POST" and object_id is None else None
        if file and self.has_add_permission(request):
            request.picture = taken(file, by=request.user)
        return super().changeform_view(request, object_id, form_url, extra_context)

    @admin.display(description=gettext_lazy("picture"))
    def picture_column(self, image):
        return thumbnail(image)

    @admin.display(description=gettext_lazy("picture"), ordering="alt")
    def words_column(self, image):
        return str(image)

    @admin.display(description=gettext_lazy("rights end"), ordering="rights_until", empty_value="")
    def rights_column(self, image):
        if image.rights_until is None:
            return ""
        key, words = ("published", _("until %(when)s")) if image.usable else ("expired", _("ended %(when)s"))
        return format_html('<span class="badge badge--{}">{}</span>', key, words % {"when": when(image.rights_until)})

    @admin.display(description=gettext_lazy("uploaded"), ordering="uploaded_at")
    def uploaded_column(self, image):
        return when(image.uploaded_at)

    @admin.display(description=gettext_lazy("picture"))
    def shown(self, image):
        largest = max(image.renditions.all(), key=lambda one: one.width, default=None)
        return format_html('<img class="shown" src="{}" alt="">', preview_url(largest)) if largest else ""

    @admin.display(description=gettext_lazy("the original"))
    def facts(self, image):
        return _("%(width)s × %(height)s, uploaded %(when)s by %(who)s") % {
            "width": digits(image.width),
            "height": digits(image.height),
            "when": when(image.uploaded_at),
            "who": image.uploaded_by or _("somebody"),
        }
