"""The form of an article: everything that is typed, and what must fit together before it is saved."""

import re

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.admin.acts import ActForm
from news.admin.base import PICTURES, ChosenMany
from news.admin.editor import ProseEditor
from news.admin.images import taken
from news.admin.words import when
from news.arabic import clean_line
from news.body import related_blocks, sanitize
from news.images import ImageRefused
from news.models import Article, Tag

EDITORIAL = {"kicker", "headline", "standfirst", "dateline", "body", "lead_alt", "lead_caption"}  # in its own direction


class TagsField(forms.ModelMultipleChoiceField):
    """Tags that we have, by autocomplete: taggit's own field knows neither that nor «،»."""

    def __init__(self):
        super().__init__(
            Tag.objects.filter(merged_into=None),
            required=False,
            label=gettext_lazy("Tags"),
            widget=ChosenMany(Article._meta.get_field("tags"), admin.site),
        )


class ArticleForm(forms.ModelForm):
    """`user` is who writes; `picture` what became of an uploaded picture: an Image, an ImageRefused, or None."""

    user = picture = None
    # The version that was opened. It is no column of the form's: saving over a newer one is refused.
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    tags = TagsField()
    new_tags = forms.CharField(
        required=False,
        label=gettext_lazy("New tags"),
        help_text=gettext_lazy("Separated by commas. One that exists under another spelling is found, not made again."),
    )
    new_picture = forms.FileField(
        required=False, label=gettext_lazy("Picture"), widget=forms.FileInput(attrs={"accept": PICTURES})
    )

    class Meta:
        model = Article
        fields = []  # the admin names them
        widgets = {"headline": AdminTextareaWidget(attrs={"rows": 2}), "body": ProseEditor(related=True)}
        labels = {"section": gettext_lazy("Section"), "lead_alt": gettext_lazy("What the picture shows")}
        help_texts = {"lead_alt": gettext_lazy("In a sentence, for those who can't see it.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        for name in EDITORIAL & self.fields.keys():
            self.fields[name].widget.attrs["dir"] = self.instance.direction
        if not self.user.has_perm("news.add_tag"):
            del self.fields["new_tags"]

    def clean_body(self):
        body = sanitize(self.cleaned_data["body"])
        blocks = related_blocks(body)
        stories = [block.story for block in blocks if block.story]
        targets = stories + [block.url for block in blocks if block.url]
        outside = [block for block in blocks if block.url]
        if any(not block.title or len(block.title) > 200 or len(block.url) > 500 for block in outside):
            raise ValidationError(
                _(
                    "An outside page under “Read also” in the text needs a title of 200 letters at most, and an "
                    "address of 500."
                )
            )
        if self.instance.pk in stories:
            raise ValidationError(_("“Read also” in the text leads to this article itself."))
        if len(set(targets)) < len(targets):
            raise ValidationError(_("“Read also” in the text names one story twice."))
        if Article.objects.linkable(self.user).filter(pk__in=stories).count() < len(stories):
            raise ValidationError(_("“Read also” in the text names an article that is not there any more."))
        return body

    def clean_new_tags(self):
        names = [clean_line(name) for name in re.split("[،,\n]", self.cleaned_data["new_tags"])]
        too_long = Tag._meta.get_field("name").max_length
        names = [name for name in names if name]
        if any(len(name) > too_long or not Tag.is_word(name) for name in names):
            raise ValidationError(_("A tag is a word or two. Separate tags by commas."))
        return names

    def clean(self):
        super().clean()
        self._check_version()
        self._check_expiry()
        self._take_picture()
        if "_schedule" in self.data:
            self._check_hour()
        return self.cleaned_data

    def _check_version(self):
        opened, now = self.cleaned_data.get("version"), self.instance.version
        if self.instance.pk is None or opened in (None, now):
            return
        last = self.instance.revisions.select_related("by").first()
        self.add_error(
            None,
            _(
                "%(who)s saved this article %(when)s, after you opened it, so what you typed is not saved yet. It "
                "stands below. Compare it with what is stored now, then save: yours takes its place, and the other "
                "stays in the history."
            )
            % {
                "who": (last and last.by) or _("Somebody"),
                "when": when(last.at if last else self.instance.modified_at),
            },
        )
        self.data = self.data.copy()
        self.data["version"] = str(now)

    def _check_expiry(self):
        """The hour of publication is no field of the form, so the model's own rule is not asked with both."""
        expires, published = self.cleaned_data.get("expires_at"), self.instance.publish_at
        if expires and published and expires <= published:
            self.add_error("expires_at", _("An article expires after it was published, not before."))

    def _take_picture(self):
        if isinstance(self.picture, ImageRefused):
            self.add_error("new_picture", str(self.picture))
        elif self.picture:
            self.cleaned_data["lead_image"] = self.picture
            self.data = self.data.copy()
            self.data["lead_image"] = str(self.picture.pk)  # should the form come back, the picture is not sent again
        image = self.cleaned_data.get("lead_image")
        if image and not (image.alt or image.decorative or self.cleaned_data.get("lead_alt")):
            self.add_error("lead_alt", _("Write what the picture shows, for those who can't see it."))

    def _check_hour(self):
        came = ActForm(self.data)
        if not came.is_valid():
            self.add_error(None, [error for errors in came.errors.values() for error in errors])
        elif came.cleaned_data["publish_at"] is None:
            self.add_error(None, _("Choose the day and the hour of publication."))

    def _save_m2m(self):
        """Tags that were chosen and tags that were typed, through one door."""
        self.cleaned_data["tags"] = [*self.cleaned_data["tags"], *self.cleaned_data.get("new_tags", ())]
        super()._save_m2m()
        self._describe_picture()

    def _describe_picture(self):
        """A picture without words gets those that were written here."""
        image, words = self.instance.lead_image, self.instance.lead_alt
        if image and words and not (image.alt or image.decorative):
            image.alt = words
            image.save(update_fields=["alt"])


def take_in(request):
    """What became of the picture that came with an article's form. It is kept even where the form has other errors.

    Before the form's transaction, because making its sizes takes a while.
    """
    file = request.FILES.get("new_picture") if request.method == "POST" else None
    if file is None or not request.user.has_perm("news.add_image"):
        return None
    return taken(file, by=request.user, alt=clean_line(request.POST.get("lead_alt", ""))[:300])
