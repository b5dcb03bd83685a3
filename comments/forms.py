"""What a reader fills in: name, e-mail, comment, whom it answers, and one field that only machines see."""

import re

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from comments.models import Comment
from comments.text import length, tidy_body, tidy_name
from news.arabic import clean_line, fold

NAME_LETTERS = (2, 60)
BODY_LETTERS = (2, 3000)
BODY_BYTES = 12 * 1024
EMAIL_LETTERS = 254
EMAIL_WANTED = _("Write the whole address, like name@example.com.")
NAME_WANTED = _("Write your name, two letters at least.")
BODY_WANTED = _("Write your comment.")
BODY_TOO_LONG = _("The comment is too long: 3,000 letters at most.")
ELSEWHERE = _("The comment that you answer is not on this article. Send again to answer the article itself.")
DIRECTION_MARKS = re.compile("[\u061c\u200c-\u200f\u2066-\u2069]")
PK = re.compile("[0-9]{1,18}")


class CommentForm(forms.Form):
    """After `is_valid()`: `answered` (whom it answers) and `thread_top` (the comment that it stands under), or None."""

    body = forms.CharField(
        strip=False,
        label=_("Comment"),
        help_text=_("Up to 3,000 letters."),
        error_messages={"required": BODY_WANTED},
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    author_name = forms.CharField(
        strip=False,
        label=_("Name"),
        error_messages={"required": NAME_WANTED},
        widget=forms.TextInput(attrs={"dir": "auto", "maxlength": 250, "autocomplete": "name"}),
    )
    author_email = forms.CharField(
        strip=False,
        label=_("E-mail"),
        error_messages={"required": EMAIL_WANTED},
        widget=forms.EmailInput(attrs={"dir": "ltr", "maxlength": 254, "autocomplete": "email"}),
    )
    parent = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    website = forms.CharField(required=False)

    answered = thread_top = None

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, auto_id="comment-form-%s", **kwargs)
        self.article = article

    @property
    def is_trapped(self):
        return bool(self.cleaned_data.get("website"))

    def clean_body(self):
        return tidy_comment(self.cleaned_data["body"])

    def clean_author_name(self):
        name = tidy_name(self.cleaned_data["author_name"])
        letters = fold(name)
        if sum(letter.isalnum() for letter in letters) < NAME_LETTERS[0]:
            raise forms.ValidationError(NAME_WANTED, code="required")
        if len(letters) > NAME_LETTERS[1] or len(name) > Comment._meta.get_field("author_name").max_length:
            raise forms.ValidationError(_("The name is too long: 60 letters at most."), code="too_long")
        return name

    def clean_author_email(self):
        # Addresses copied from Arabic text bring direction marks along, which nobody sees.
        address = clean_line(DIRECTION_MARKS.sub("", self.cleaned_data["author_email"]))
        if len(address) > EMAIL_LETTERS:
            raise forms.ValidationError(EMAIL_WANTED, code="invalid")
        EmailValidator(EMAIL_WANTED)(address)
        return address

    def clean_parent(self):
        """What a visible comment of this article says is answered; what is not there (any more, or yet) is not."""
        key = self.cleaned_data["parent"]
        if not key:
            return key
        if not PK.fullmatch(key):
            raise forms.ValidationError(ELSEWHERE, code="elsewhere")
        found = Comment.objects.visible().filter(pk=key).select_related("parent").first()
        if found is None:
            return ""
        if found.article_id != self.article.pk:
            raise forms.ValidationError(ELSEWHERE, code="elsewhere")
        self.answered = found
        self.thread_top = found.parent or found
        return key


def tidy_comment(text):
    """`text` as it is kept. Raises ValidationError where it says nothing, or too much."""
    body = tidy_body(text)
    if not fold(body) or length(body) < BODY_LETTERS[0]:
        raise forms.ValidationError(BODY_WANTED, code="required")
    if length(body) > BODY_LETTERS[1] or len(body.encode()) > BODY_BYTES:
        raise forms.ValidationError(BODY_TOO_LONG, code="too_long")
    return body
