"""The demo's texts as they lie here in TOML: articles with their threads, standing pages, and the newsroom around them.

`Story(**…)` and its like refuse a key that they don't know, so a slip of the pen is found when the file is read.
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.utils import timezone

HERE = Path(__file__).parent
AGO = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")
AT_HOUR = re.compile(r"(\+?)(\d+)d (\d\d):(\d\d)")
# A block of the text that begins like this is HTML already; any other is a paragraph.
MARKUP = re.compile(r"<(?:h2|blockquote|ul|ol|aside)\b")


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A reader's comment, or the newsroom's reply where `staff` names an account.

    `answers`: the name of whom it answers within the thread, where that is not who began it.
    """

    name: str
    sent: str
    body: str
    status: str = "approved"
    reason: str = ""
    note: str = ""
    staff: str = ""
    answers: str = ""
    replies: tuple["Letter", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Credit:
    """A source as one article names it."""

    name: str
    label: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Link:
    """A related story: one of ours by its key, or an outside address."""

    story: str = ""
    title: str = ""
    url: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A lead picture: what the program is to draw, in the colours of the section, and what a narrow cut keeps."""

    subject: str
    alt: str
    caption: str
    variant: int = 0
    focal_x: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Story:
    """One article. Its `status` is one of draft, in_review, scheduled, published, expired, withdrawn.

    `published`, `updated`, `expires` and `withdrawn` are hours as `moment` reads them.
    """

    key: str
    section: str
    headline: str
    standfirst: str
    body: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    sources: tuple[Credit, ...]
    kicker: str = ""
    dateline: str = ""
    language: str = "ar"
    status: str = "published"
    published: str = ""
    updated: str = ""
    expires: str = ""
    withdrawn: str = ""
    reason: str = ""
    picture: Drawing | None = None
    related: tuple[Link, ...] = ()
    comments: tuple[Letter, ...] = field(default=(), repr=False)


@cache
def newsroom():
    """What stands around the articles: site, sections, sources, authors, staff and the front page, as in the file."""
    return _read(HERE / "newsroom.toml")


@cache
def pages():
    """The standing pages in the order of the footer: (slug, title, HTML)."""
    found = [(slug, _read(HERE / "pages" / f"{slug}.toml")) for slug in newsroom()["site"]["pages"]]
    return [(slug, page["title"], html(page["body"])) for slug, page in found]


@cache
def stories():
    """Every article, by its key: the name of its file."""
    return {path.stem: _story(path.stem, _read(path)) for path in sorted((HERE / "articles").glob("*.toml"))}


def html(text):
    """The HTML of a text whose blocks are parted by blank lines."""
    blocks = (block.strip() for block in text.split("\n\n"))
    return "".join(block if MARKUP.match(block) else f"<p>{block}</p>" for block in blocks if block)


def moment(words, now):
    """The hour that `words` mean, as seen at `now` (aware); None for no words.

    "50m", "1d6h": so long ago. "2d 06:00": at six in the morning two days ago; "+1d 06:00": tomorrow. By the site's
    clock. Raises ValueError for anything else.
    """
    if not words:
        return None
    if hour := AT_HOUR.fullmatch(words):
        ahead, days, hours, minutes = hour[1], *(int(part) for part in hour.groups()[1:])
        day = timezone.localdate(now) + timedelta(days=days if ahead else -days)
        return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=timezone.get_current_timezone())
    if not (ago := AGO.fullmatch(words)):
        raise ValueError(f"{words!r} is neither a time ago nor a day and an hour.")
    days, hours, minutes = (int(part or 0) for part in ago.groups())
    return now - timedelta(days=days, hours=hours, minutes=minutes)


def _story(key, data):
    data["sources"] = tuple(Credit(**one) if isinstance(one, dict) else Credit(name=one) for one in data["sources"])
    data["related"] = tuple(Link(**one) for one in data.get("related", ()))
    data["comments"] = tuple(_letter(one) for one in data.get("comments", ()))
    if "picture" in data:
        data["picture"] = Drawing(**data["picture"])
    return Story(key=key, **data)


def _letter(data):
    return Letter(**data | {"replies": tuple(_letter(one) for one in data.get("replies", ()))})


def _read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))
