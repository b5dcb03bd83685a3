import re
import unicodedata
from urllib.parse import quote, urlsplit

IGNORED_BY_BROWSERS = str.maketrans("", "", "\t\n\r")
UNSAFE = set('"<>\\^`{|}')
OUTSIDE = re.compile(r"https?://", re.IGNORECASE)
CONTACT = re.compile(r"mailto:[^@?]+@[^@?]+(\?.*)?|tel:\+?[0-9().*#-]+", re.IGNORECASE)


def safe_href(href: str) -> str | None:
    """Return `href` if an article may link to it, with what has no place in an address percent-encoded; else None.

    Allowed are http(s) with a host and without a user name, an absolute path on this site, mailto and tel. Spaces,
    quotes, backslashes, controls and invisible characters are encoded, so the target stays what it was. Idempotent.
    """
    href = "".join(map(_encoded, href.translate(IGNORED_BY_BROWSERS).strip("\x00\x01\x02\x03 \x1f\xa0")))
    if is_outside(href):
        return href if _has_plain_host(href) else None
    if href.startswith("/"):
        return None if href.startswith("//") else href
    return href if CONTACT.fullmatch(href) else None


def is_outside(href: str) -> bool:
    return OUTSIDE.match(href) is not None


def _encoded(character: str) -> str:
    if character in UNSAFE or unicodedata.category(character)[0] in "CZ":
        return quote(character, safe="")
    return character


def _has_plain_host(href: str) -> bool:
    try:
        address = urlsplit(href)
        address.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return False
    return bool(address.hostname) and not set("@%") & set(address.netloc)
