"""What a reader writes, made fit to keep: on its way in, before it is counted, compared or stored."""

import re
import unicodedata

from news.arabic import cap_marks, clean, clean_line

# Marks that the house gives, and nobody else: ticks, stars and badges would make a name look confirmed (THREATS T5).
BADGES = re.compile(
    "[\u2605\u2606\u2611\u2705\u2713\u2714\u2726\u2729\u272a\u272e\u2b50\u00ae\u2122\U0001f3c5\U0001f396\U0001f51e\U0001f6e1\U0001f5f8\U0001f197\ufe0e\ufe0f]"
)
BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def tidy_name(text):
    """A reader's name as it is kept: one clean line, without badges, at most four marks on a letter."""
    return clean_line(BADGES.sub("", cap_marks(clean_line(text))))


def tidy_body(text):
    """A reader's text as it is kept: clean, at most four marks on a letter, one blank line between paragraphs."""
    return BLANK_LINES.sub("\n\n", cap_marks(clean(text))).strip()


def length(text):
    """How many letters a reader would count: code points that stand for themselves, line ends included.

    An approximation of grapheme clusters (UAX 29) without its tables: marks, joiners, variation selectors and skin
    tones belong to the letter before them. Families and flags of emoji count for more than one.
    """
    return sum(not _belongs_to_its_neighbour(character) for character in text)


def _belongs_to_its_neighbour(character):
    return unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"} or "\U0001f3fb" <= character <= "\U0001f3ff"
