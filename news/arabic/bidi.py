"""Which way a text runs."""

from collections.abc import Iterable
from typing import Literal
from unicodedata import bidirectional

Direction = Literal["rtl", "ltr"]


def direction(text: str, default: Direction = "rtl") -> Direction:
    """Return the direction of most letters of `text`; `default` where there are as many of both, or none.

    Not of the first letter: «BBC تقول…» is Arabic. Web and mail addresses count only where there is nothing else, or
    one long link would turn an Arabic sentence around.
    """
    words = text.split()
    return _majority(word for word in words if not _is_address(word)) or _majority(words) or default


def _majority(words: Iterable[str]) -> Direction | None:
    balance = 0
    for word in words:
        for character in word:
            if character.isalpha():
                kind = bidirectional(character)
                balance += (kind in ("R", "AL")) - (kind == "L")
    if balance == 0:
        return None
    return "rtl" if balance > 0 else "ltr"


def _is_address(word: str) -> bool:
    return "://" in word or "@" in word or word.lower().startswith("www.")
