"""The readable part of an address."""

import re
import unicodedata
from urllib.parse import quote

from .cleaning import clean
from .tables import PRESENTATION, VARIATION_SELECTORS, CharacterTable, is_diacritic

FALLBACK = "خبر"
MAX_BYTES = 180
MIN_BYTES = 48  # room for the longest reserved word with the fallback behind it

RESERVED_SLUGS = frozenset(
    ["admin", "amp", "atom", "comments", "embed", "feed", "json", "page", "preview", "print", "report", "rss", "seen"]
)
"""Words that stand, or are likely to stand one day, where a slug stands: /news/7/comments/, /news/7/feed/."""

DROPPED = "\u0640\u0883\u0884\u0885\u06e5\u06e6\u08c9'\u2018\u2019\u201b\u02bb\u02bc\u02bd\uff07"
THOUSANDS = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")


def slugify(text: str, max_bytes: int = MAX_BYTES) -> str:
    """Return `text` as the last part of an address: its words joined by "-", never empty, never a reserved word.

    Letters of every script stay as typed, hamza and ta marbuta too («قمة-القاهرة»). Latin goes to lower case and loses
    its accents, digits become 0–9, diacritics, tatweel, joiners and apostrophes fall without a gap; everything else
    ends a word. Whole words as long as they fit in `max_bytes` once percent-encoded (an Arabic letter takes six); a
    first word that is longer by itself is cut at a letter. Text without a letter or digit gives «خبر»; a reserved word
    gets it as a second word: `feed-خبر`.

    Stable: slugify(slugify(text)) == slugify(text), and the normalisation form of `text` makes no difference.
    ValueError where `max_bytes` leaves no room for the fallback.
    """
    if max_bytes < MIN_BYTES:
        raise ValueError(f"max_bytes must be at least {MIN_BYTES}, not {max_bytes}.")
    text = unicodedata.normalize("NFKC", clean(text).translate(PRESENTATION)).lower()
    text = THOUSANDS.sub("", text)
    words = unicodedata.normalize("NFC", text.translate(_LETTERS)).split()
    slug = _fit([word for word in map(_without_leading_marks, words) if word], max_bytes) or FALLBACK
    return f"{slug}-{FALLBACK}" if slug in RESERVED_SLUGS else slug


def _slug_character(character: str) -> str | None:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in ("Cf", "Me") or is_diacritic(character) or character in VARIATION_SELECTORS:
        return None
    if category[0] == "L":
        base = unicodedata.normalize("NFD", character)[0]
        return base if base.isascii() else character
    return character if category[0] == "M" else " "


def _without_leading_marks(word: str) -> str:
    start = 0
    while start < len(word) and not word[start].isalnum():
        start += 1
    return word[start:]


def _fit(words: list[str], room: int) -> str:
    """Return as many of `words` as fit, joined; of a first word that is too long, as many letters as fit."""
    fitting: list[str] = []
    for word in words:
        size = len(quote(word)) + bool(fitting)
        if size > room:
            return "-".join(fitting) if fitting else _cut(word, room)
        fitting.append(word)
        room -= size
    return "-".join(fitting)


def _cut(word: str, room: int) -> str:
    end = 0
    for character in word:
        room -= len(quote(character))
        if room < 0:
            break
        end += 1
    whole = end
    while whole > 0 and not word[whole].isalnum():  # a letter is not parted from its marks
        whole -= 1
    return word[:whole] or word[:end]


_LETTERS = CharacterTable(_slug_character)
_LETTERS.update(dict.fromkeys(map(ord, DROPPED)))
