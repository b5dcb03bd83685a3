import re
from html import unescape
from typing import NamedTuple

# sanitize() writes a placeholder in this form only, at the top only, and no "<" that is not a tag's.
PLACEHOLDER = re.compile(
    r'<aside data-related="(?P<key>[^"]*)"(?: data-story="(?P<story>[0-9]+)")?(?: data-url="(?P<url>[^"]*)")?>'
    r"(?P<title>[^<]*)</aside>"
)


class RelatedBlock(NamedTuple):
    """The place of a related story in a text: one of our articles by its id, or an outside address; or only the key."""

    key: str
    story: int | None
    url: str
    title: str


def to_parts(html: str) -> list[dict[str, str]]:
    """Return sanitised `html` as the list that the page walks: {"html": …} and {"related": key}, in order.

    JSON-serialisable. A placeholder without a key, one that the editor has not filled in yet, is left out.
    """
    parts, end = [], 0
    for place in PLACEHOLDER.finditer(html):
        if before := html[end : place.start()]:
            parts.append({"html": before})
        if place["key"]:
            parts.append({"related": place["key"]})
        end = place.end()
    if rest := html[end:]:
        parts.append({"html": rest})
    return parts


def related_blocks(html: str) -> list[RelatedBlock]:
    """Return the related stories placed in sanitised `html`, in order, each key once; places without a key left out."""
    places = {
        place["key"]: RelatedBlock(
            key=place["key"],
            story=int(place["story"]) if place["story"] else None,
            url=unescape(place["url"] or ""),
            title=unescape(place["title"]),
        )
        for place in PLACEHOLDER.finditer(html)
        if place["key"]
    }
    return list(places.values())
