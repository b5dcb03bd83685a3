"""What every page of the paper prints around its own text."""

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from news.models import Page, Section, SiteSettings


def newspaper(request):
    """`site`, `sections` (top level), `footer_pages` and `now`: asked for once, by the templates that print them."""
    return {
        "site": SimpleLazyObject(SiteSettings.current),
        "sections": Section.objects.top(),
        "footer_pages": Page.objects.defer("body"),
        "now": SimpleLazyObject(timezone.localtime),
    }
