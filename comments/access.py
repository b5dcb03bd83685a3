"""Whether readers may answer an article: what its own setting, its section's and the house's say, and the clock."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.formats import digits
from news.models.section import CommentsMode


@dataclass(frozen=True)
class Access:
    """`can_post`, else `reason` in the reader's words; `shows_thread`: whether what is there is printed."""

    can_post: bool
    shows_thread: bool
    reason: str = ""


def access_to(article, house):
    """The Access to the comments of `article`, loaded with `section__parent`, now. `house`: the CommentSettings.

    The narrowest setting wins. Days count from publication, unless the article itself is set to open.
    """
    mode = own_mode(article) or house.mode
    if mode == CommentsMode.OFF:
        return Access(False, False, _("This article takes no comments."))
    if mode == CommentsMode.CLOSED:
        return Access(False, True, _("The editors have closed the comments on this article."))
    if article.comments_mode != CommentsMode.OPEN and is_over(article, house.close_after_days):
        days = house.close_after_days
        reason = ngettext(
            "Comments close %(count)s day after publication.", "Comments close %(count)s days after publication.", days
        )
        return Access(False, True, reason % {"count": digits(days)})
    return Access(True, True)


def own_mode(article):
    """What the article, its section or that one's parent say; None where all of them leave it to the house."""
    section = article.section
    rungs = [article, section, section.parent]
    return next((rung.comments_mode for rung in rungs if rung and rung.comments_mode != CommentsMode.INHERIT), None)


def is_over(article, days):
    return bool(days) and article.publish_at is not None and timezone.now() >= article.publish_at + timedelta(days=days)
