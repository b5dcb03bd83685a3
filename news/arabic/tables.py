"""What the other modules share: lazy translation tables, and the presentation characters that NFKC would get wrong."""

from collections.abc import Callable
from unicodedata import combining

BASMALA = "بسم الله الرحمن الرحيم"

# NFKC turns the free-standing forms of vowel signs (U+FE70 to U+FE7F, U+FC5E to U+FC63) into a space and a sign, which
# would cut in two a word that came out of an old PDF; and it leaves U+FDFD as it is, though it is four words.
PRESENTATION: dict[int, str | None] = {
    **dict.fromkeys(range(0xFE70, 0xFE80)),
    **dict.fromkeys(range(0xFC5E, 0xFC64)),
    0xFDFD: f" {BASMALA} ",
}

VARIATION_SELECTORS = "".join(map(chr, range(0xFE00, 0xFE10)))


class CharacterTable(dict[int, str | None]):
    """A table for `str.translate` that asks `rule` once for each character it meets, so that importing costs nothing.

    `rule` takes one character and returns what stands in its place, or None to drop it.
    """

    def __init__(self, rule: Callable[[str], str | None]) -> None:
        super().__init__()
        self.rule = rule

    def __missing__(self, code: int) -> str | None:
        replacement = self.rule(chr(code))
        if code < 0x10000:  # beyond it nothing is remembered: a hostile text must not be able to fill the memory
            self[code] = replacement
        return replacement


def is_diacritic(character: str) -> bool:
    """Whether `character` is a mark that a word can lose and still be the same word: harakat, niqqud, accents.

    Told by its combining class: 10 to 36 are the Hebrew, Arabic and Syriac points, from 200 up the marks above and
    below. The vowel signs and viramas of Indic scripts, Thai and Lao, and the voicing of kana, stand outside and stay.
    """
    place = combining(character)
    return 10 <= place <= 36 or place >= 200
