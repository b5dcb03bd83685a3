"""What may be stored: every text field passes through here before it is written."""

import re
import unicodedata

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # Word's soft break is U+000B
UNWANTED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1; XML forbids the first
    "\xad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff"  # invisible
    "\u115f\u1160\u3164\uffa0\u17b4\u17b5"  # letters without a shape: a name made of them looks empty
    "\u202a-\u202e"  # embeddings and overrides, with what closes them
    "\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # annotations, objects, shorthand and musical controls
    "\U000e0000-\U000e0fff"  # tags and the second set of variation selectors: they smuggle text
    "\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
BRAILLE_BLANK = "\u2800"
ISOLATE_STARTS = "\u2066\u2067\u2068"
ISOLATE_END = "\u2069"
ISOLATE = re.compile(f"[{ISOLATE_STARTS}{ISOLATE_END}]")
JOINERS = "\u200c\u200d"
QURANIC = re.compile("[\u0610-\u061a\u06d6-\u06ed\u0897-\u089f\u08ca-\u08ff\U00010efc-\U00010eff]")


def clean(text: str) -> str:
    """Return `text` in NFC without what no reader can see and some can abuse; letters, lines and tabs stay as typed.

    Goes: what XML 1.0 forbids, other control characters, surrogates and noncharacters, invisible characters, tags,
    bidirectional embeddings and overrides, isolates that nothing closes or opens on their line.
    Stays: ZWNJ and ZWJ, LRM, RLM and ALM, isolates in pairs, variation selectors of emoji, no-break spaces.
    Line ends of every kind become "\\n". Idempotent. A letter's own marks are `cap_marks`' business.
    """
    text = LINE_ENDS.sub("\n", text)
    text = UNWANTED.sub("", text).replace(BRAILLE_BLANK, " ")
    if ISOLATE.search(text):
        text = "\n".join(_balance_isolates(line) for line in text.split("\n"))
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """`clean` for a field of one line: runs of white space are one space, and no space or joiner stands at the ends."""
    return " ".join(clean(text).split()).strip(" " + JOINERS)


def cap_marks(text: str, most: int = 4) -> str:
    """Return `text` with at most `most` combining marks on one letter, so that it can't paint over its neighbours.

    The signs of the Quran are counted apart, to the same number: a vowelled verse needs both. An invisible character
    between marks does not start a new count. The first marks stay.
    """
    if text.isascii():
        return text
    kept = []
    plain = quranic = 0
    for character in text:
        category = unicodedata.category(character)
        if category not in ("Mn", "Me"):
            if category != "Cf":
                plain = quranic = 0
        elif QURANIC.match(character):
            quranic += 1
            if quranic > most:
                continue
        else:
            plain += 1
            if plain > most:
                continue
        kept.append(character)
    return "".join(kept)


def _balance_isolates(line: str) -> str:
    kept = list(line)
    open_at: list[int] = []
    for match in ISOLATE.finditer(line):
        if match[0] != ISOLATE_END:
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
        else:
            kept[match.start()] = ""
    for position in open_at:
        kept[position] = ""
    return "".join(kept)
