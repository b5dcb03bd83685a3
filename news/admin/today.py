"""The desk's front page: what waits for whoever signed in."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from news.admin.words import state_of
from news.models import Article

SHOWN = 5


class Pile(NamedTuple):
    """Articles that wait for one thing: the first of them, how many there are, and where all of them are listed."""

    title: str
    rows: list
    total: int
    address: str


def piles(user):
    """What waits for `user`: own drafts, what is in review, what goes out later. Empty for who doesn't write."""
    if not user.has_perm("news.view_article"):
        return []
    rows = Article.objects.for_desk(user).for_cards().order_by("-modified_at", "-pk")
    mine = rows.filter(created_by=user)
    reviewed = rows if user.has_perm("news.publish_article") else mine
    return [
        pile(_("My drafts"), mine.in_state("draft"), "state=draft&mine=1"),
        pile(_("Waiting for review"), reviewed.in_state("in_review"), "state=in_review"),
        pile(_("Scheduled"), rows.in_state("scheduled").order_by("publish_at"), "state=scheduled"),
    ]


def pile(title: str, rows: QuerySet, query: str) -> Pile:
    first = list(rows.select_related("created_by")[:SHOWN])
    total = len(first) if len(first) < SHOWN else rows.count()
    shown = [{"article": article, "state": state_of(article)} for article in first]
    return Pile(title, shown, total, f"{reverse('admin:news_article_changelist')}?{query}")


def greeting(user):
    """«صباح الخير، هدى», by the desk's own clock."""
    words = _("Good morning, %(name)s") if timezone.localtime().hour < 12 else _("Good evening, %(name)s")
    return words % {"name": user.get_short_name() or user.get_username()}
