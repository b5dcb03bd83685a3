"""What the desk says about articles: hours as one says them, and the state in a few words."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from news import arabic
from news.formats import clock, in_arabic, long_date, zone
from news.models import Article, SiteSettings


class State(NamedTuple):
    """`key` names the colour of the badge; `words` say the state with its hour."""

    key: str
    words: str


def when(moment):
    """«اليوم ١٠:٤٢», «غدًا ٠٦:٠٠», else the whole date and the hour, in the site's time zone."""
    day, today = timezone.localdate(moment), timezone.localdate()
    near = {
        today: _("today %(time)s"),
        today + timedelta(days=1): _("tomorrow %(time)s"),
        today - timedelta(days=1): _("yesterday %(time)s"),
    }
    return near.get(day, _("%(date)s, %(time)s")) % {"date": long_date(moment), "time": clock(moment)}


def when_here(moment):
    """The same with the name of the time zone: «غدًا ٠٦:٠٠ بتوقيت بيروت»."""
    return _("%(when)s %(zone)s") % {"when": when(moment), "zone": zone()}


def month_names():
    """The twelve months as the house calls them, for a script that puts an hour into words."""
    return arabic.MONTHS[SiteSettings.current().month_names] if in_arabic() else tuple(map(str, MONTHS.values()))


def state_of(article):
    """Where an article stands now: its status, and what the clock made of it."""
    now = timezone.now()
    if article.status == Article.Status.WITHDRAWN:
        return State("withdrawn", _("Withdrawn %(when)s") % {"when": when(article.withdrawn_at)})
    if article.status != Article.Status.PUBLISHED:
        return State(article.status, article.get_status_display())
    if article.publish_at > now:
        return State("scheduled", _("Goes out %(when)s") % {"when": when(article.publish_at)})
    if article.expires_at and article.expires_at <= now:
        return State("expired", _("Expired %(when)s") % {"when": when(article.expires_at)})
    return State("published", _("Published %(when)s") % {"when": when(article.publish_at)})
