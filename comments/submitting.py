"""From a valid form to a comment that waits: once, within the limits, with an address for its writer."""

import base64
import hashlib
from datetime import UTC, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from comments.models import Comment
from comments.text import tidy_body
from news.arabic import fold
from news.models import Throttle
from news.visitors import keyed, network_key

SAME_TEXT = timedelta(hours=24)
TEN_MINUTES, HOUR = 600, 3600


class TooFast(Exception):  # noqa: N818  what happened, not a fault
    """A limit is reached. `seconds`: when to try again."""

    def __init__(self, seconds):
        super().__init__(f"try again in {seconds} s")
        self.seconds = seconds


def submit(request, article, form, house):
    """Take the comment of a valid `form`. Returns it and the token of its status page, None where it is not to be told.

    The same writer's same text within a day is the first one again: no second row, the same token. From another network
    the token stays untold, because a name and a text are public once approved and an address may be guessed, but the
    page lets its reader withdraw. Raises `TooFast`; nothing was counted then.
    """
    now = timezone.now()
    today, yesterday = (dedupe_key(article, form.cleaned_data, now - ago) for ago in (timedelta(0), SAME_TEXT))
    comment = Comment(
        article=article,
        parent=form.thread_top,
        in_reply_to=form.answered,
        author_name=form.cleaned_data["author_name"],
        author_email=form.cleaned_data["author_email"],
        body=form.cleaned_data["body"],
        submitted_at=now,
        token_hash=hash_of(token_of(today)),
        network=network_key(request, now),
        dedupe=today,
    )
    if form.is_trapped:
        comment.status = Comment.Status.SPAM
        comment.findings = [{"check": "trap", "verdict": "spam", "code": "filled"}]

    first = Comment.objects.filter(dedupe__in=[today, yesterday], submitted_at__gt=now - SAME_TEXT).first()
    if first is None:
        try:
            with transaction.atomic():
                comment.save()  # before the limits, so that of two at once the second finds the first one, not a limit
                count(comment, house)
            return comment, token_of(today)
        except IntegrityError:
            first = Comment.objects.filter(dedupe=today).first()
            if first is None:
                raise  # something else was wrong with it
    same_network = first.network == network_key(request, first.submitted_at)
    return first, token_of(first.dedupe) if same_network else None


def count(comment, house):
    """Count one more comment of this writer, network, article and site. Raises `TooFast` and counts none."""
    if not settings.COMMENT_LIMITS:
        return
    writer = keyed("comments.writer", comment.network, comment.email_key)[:32]
    pause = [(f"comment.pause:{writer}", 1, house.pause_seconds)] if house.pause_seconds else []
    wait = Throttle.count_all(
        [
            *pause,
            (f"comment.writer:{writer}", house.per_writer, TEN_MINUTES),
            (f"comment.network:{comment.network[:32]}", house.per_network, TEN_MINUTES),
            (f"comment.article:{comment.article_id}", house.per_article, HOUR),
            ("comment.site", house.per_site, HOUR),
        ]
    )
    if wait:
        raise TooFast(wait)


def dedupe_key(article, fields, at):
    """What makes two posts one: article, writer and text, as their spellings share them, on one (UTC) day."""
    return keyed(
        "comments.dedupe",
        article.pk,
        fold(fields["author_name"]),
        fields["author_email"].lower(),
        fold(tidy_body(fields["body"])),
        at.astimezone(UTC).date().isoformat(),
    )


def token_of(dedupe):
    """The token of a status page: 192 bits, made again from SECRET_KEY and what is stored, itself stored nowhere."""
    return base64.urlsafe_b64encode(bytes.fromhex(keyed("comments.token", dedupe))[:24]).decode()


def hash_of(token):
    """What is stored of a token, and looked up by index."""
    return hashlib.sha256(token.encode()).hexdigest()
