"""Addresses of what is not public yet. Signed, so that nobody can make one; they expire; nothing on them is stored."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from news.models import Article, Rendition

SALT = "news.preview"
KINDS = {"article": Article, "rendition": Rendition}


def preview_url(thing):
    """The preview address of an article or a rendition, good for `PREVIEW_DAYS`."""
    return reverse("preview", args=[signing.dumps([thing._meta.model_name, thing.pk], salt=SALT)])


def open_preview(signed):
    """The article or rendition behind a signed address, or None where it is forged, too old, or deleted."""
    try:
        kind, pk = signing.loads(signed, salt=SALT, max_age=settings.PREVIEW_DAYS * 24 * 3600)
    except signing.BadSignature:
        return None
    rows = KINDS[kind].objects.filter(pk=pk)
    return (rows.for_page() if kind == "article" else rows).first()
