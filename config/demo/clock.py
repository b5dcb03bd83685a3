"""Moves the demo's times to today, so that its news stays fresh."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max, Min, Q
from django.utils import timezone

from comments.models import Comment, Decision
from config.demo.loader import NOTE, READERS, demo_articles
from news.models import Article, Revision
from news.models.generation import SITE, bump, thread

DAY = timedelta(days=1)
LOADING = timedelta(minutes=1)  # longer than the acts with which the loader brings one article to its state
TIMES = ["publish_at", "first_published_at", "updated_at", "expires_at", "withdrawn_at", "created_at", "modified_at"]


def refresh(now=None):
    """Move the demo's times forward by the whole days that passed since they were set; returns how many, 0 for none.

    That moment is the newest first revision of the demo's articles, and moves along. What moves: articles that nobody
    edited or decided about since they were loaded, their history, and their readers' comments with what was decided
    about them until then. What people wrote or did keeps its hour.
    """
    now = now or timezone.now()
    set_at = Revision.objects.filter(number=1, note=NOTE).aggregate(at=Max("at"))["at"]
    days = (now - set_at) // DAY if set_at else 0
    if days <= 0:
        return 0
    moved = [
        article.pk
        for article in demo_articles().annotate(first=Min("revisions__at"), last=Max("revisions__at"))
        if article.last - article.first < LOADING
    ]
    step = timedelta(days=days)
    with transaction.atomic():
        Article.objects.filter(pk__in=moved).update(**{name: F(name) + step for name in TIMES})
        Revision.objects.filter(article__in=moved).update(at=F("at") + step)
        ours = Q(author_email__endswith=f"@{READERS}") | Q(staff__isnull=False, submitted_at__lte=set_at)
        letters = Comment.objects.filter(ours, article__in=moved)
        Decision.objects.filter(comment__in=letters, at__lte=set_at).update(at=F("at") + step)
        letters.update(submitted_at=F("submitted_at") + step)
        for article in moved:
            bump(thread(article))
        bump(SITE)
    return days if moved else 0
