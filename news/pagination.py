"""Pages of a list by key, not by number: a page's address stays right while new articles arrive, and page 1,000 costs
what page 1 costs. Two plain links: newer and older."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.http import Http404

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class Page:
    """`items` in order, and the query strings that lead on (`?before=…`, `?after=…`, "?" for the first page, or "")."""

    items: list
    newer: str = ""
    older: str = ""
    first: bool = True


def page_of(queryset, request, size):
    """The page of `queryset` (articles) that the request's `before` or `after` cursor asks for, newest first.

    Raises Http404 for a cursor that we didn't write.
    """
    before, after = request.GET.get("before"), request.GET.get("after")
    if before:
        moment, pk = read_cursor(before)
        rows = queryset.filter(Q(publish_at__lt=moment) | Q(publish_at=moment, pk__lt=pk)).newest_first()
    elif after:
        moment, pk = read_cursor(after)
        rows = queryset.filter(Q(publish_at__gt=moment) | Q(publish_at=moment, pk__gt=pk)).order_by("publish_at", "pk")
    else:
        return page_of_newest(queryset, size)
    items = list(rows[: size + 1])
    more = len(items) > size
    items = items[:size]
    if before:
        newer = link("after", items[0]) if items else "?"
        return Page(items, newer=newer, older=link("before", items[-1]) if more else "", first=False)
    if not more:  # the newest page has one address, without a cursor
        return page_of_newest(queryset, size)
    items.reverse()
    return Page(items, newer=link("after", items[0]), older=link("before", items[-1]), first=False)


def page_of_newest(queryset, size):
    items = list(queryset.newest_first()[: size + 1])
    return Page(items[:size], older=link("before", items[size - 1]) if len(items) > size else "")


def link(name, article):
    return f"?{name}={write_cursor(article)}"


def write_cursor(article):
    microseconds = (article.publish_at - EPOCH) // timedelta(microseconds=1)
    return f"{microseconds}-{article.pk}"


def read_cursor(text):
    """The moment and the id in a cursor. Raises Http404."""
    try:
        microseconds, pk = (int(part) for part in text.split("-"))
        if not 0 < pk < 2**63:
            raise ValueError
        return EPOCH + timedelta(microseconds=microseconds), pk
    except (ValueError, OverflowError) as error:
        raise Http404("not a cursor of ours") from error
