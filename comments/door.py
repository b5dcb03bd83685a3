"""Whether readers may answer an article: what its own setting, its section's and the house's say, and the clock."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.models import CommentSettings
from news.models.section import CommentsMode
from news.templatetags.news import digits


@dataclass(frozen=True)
class Door:
    """`can_post`, else `reason` in the reader's words; `shows_thread`: whether what is there is printed."""

    can_post: bool
    shows_thread: bool
    reason: str = ""


def door(article, house=None, at=None):
    """The door of `article`, loaded with `section__parent`, at `at`. `house`: the CommentSettings, if they are loaded.

    The narrowest setting wins. Days count from publication, unless the article itself is set to open.
    """
    house = house or CommentSettings.current()
    mode = own_mode(article) or house.mode
    if mode == CommentsMode.OFF:
        return Door(False, False, _("This article takes no comments."))
    if mode == CommentsMode.CLOSED:
        return Door(False, True, _("The editors have closed the comments on this article."))
    if article.comments_mode != CommentsMode.OPEN and is_over(article, house.close_after_days, at or timezone.now()):
        days = house.close_after_days
        reason = ngettext(
            "Comments close %(count)s day after publication.", "Comments close %(count)s days after publication.", days
        )
        return Door(False, True, reason % {"count": digits(days)})
    return Door(True, True)


def own_mode(article):
    """What the article, its section or that one's parent say; None where all of them leave it to the house."""
    section = article.section
    rungs = [article, section, section.parent]
    return next((rung.comments_mode for rung in rungs if rung and rung.comments_mode != CommentsMode.INHERIT), None)


def is_over(article, days, at):
    return bool(days) and article.publish_at is not None and at >= article.publish_at + timedelta(days=days)
