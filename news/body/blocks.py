"""A text as a flat list of blocks, each with the containers that it stands in, and its one way of being written."""

import re
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from news.arabic import clean

GAP = re.compile("([ \xa0\n]+)")
# A line of these alone looks empty: joiners, direction marks, isolates.
INVISIBLE = "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069"


class Marks(NamedTuple):
    """What holds for a run of text, outermost first: each an opening tag, or ""."""

    link: str = ""
    span: str = ""
    strong: str = ""
    em: str = ""

    def shared_with(self, other: "Marks") -> "Marks":
        return Marks(*(mine if mine == theirs else "" for mine, theirs in zip(self, other, strict=True)))


class Run(NamedTuple):
    text: str  # "\n" is a <br>
    marks: Marks = Marks()


@dataclass(eq=False)
class Container:
    """A quotation, a list or an item of a list. Two of them are never equal: two lists in a row stay two."""

    opening: str
    last_item: "Container | None" = None

    @property
    def is_list(self) -> bool:
        return self.opening.startswith(("<ul", "<ol"))

    def new_item(self, opening: str = "<li>") -> "Container":
        self.last_item = Container(opening)
        return self.last_item


@dataclass
class Block:
    opening: str
    path: tuple[Container, ...] = ()
    runs: list[Run] = field(default_factory=list)


def opening_tag(name: str, attributes: dict[str, str | None]) -> str:
    """Write a start tag as browsers serialise it, without the attributes that are None."""
    written = "".join(f' {key}="{escape(value, quote=True)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{written}>"


def escape(text: str, quote: bool = False) -> str:
    """Escape what browsers escape when they serialise text, or an attribute."""
    text = text.replace("&", "&amp;").replace("\xa0", "&nbsp;")
    return text.replace('"', "&quot;") if quote else text.replace("<", "&lt;").replace(">", "&gt;")


def tidy(runs: list[Run]) -> list[list[Run]]:
    """Return the paragraphs in `runs`: cleaned, white space folded, none empty.

    A gap (white space between two words) becomes one space, keeps a no-break space that stands alone, is a line
    break where it holds one, and ends the paragraph where it holds more. It belongs to a link or to bold type only
    if the words on both sides do.
    """
    paragraphs: list[list[Run]] = [[]]
    gap = ""
    for text, marks in _joined(runs):
        for piece in GAP.split(clean(text)):
            if GAP.fullmatch(piece):
                gap += piece
            elif piece:
                if gap.count("\n") > 1:
                    paragraphs.append([])
                elif gap and paragraphs[-1]:
                    paragraphs[-1].append(Run(_folded(gap), marks.shared_with(paragraphs[-1][-1].marks)))
                paragraphs[-1].append(Run(piece, marks))
                gap = ""
    return [_joined(runs) for runs in paragraphs if any(run.text.strip(INVISIBLE + " \xa0\n") for run in runs)]


def _joined(runs: list[Run]) -> list[Run]:
    alike = groupby(runs, key=attrgetter("marks"))
    return [Run("".join(run.text for run in group), marks) for marks, group in alike]


def _folded(gap: str) -> str:
    if "\n" in gap:
        return "\n"
    return gap if gap == "\xa0" else " "


def serialise(blocks: list[Block]) -> str:
    """Write `blocks` as HTML that a browser parses and serialises to the same bytes."""
    out: list[str] = []
    standing: tuple[Container, ...] = ()
    for block in blocks:
        _move(out, standing, block.path, lambda container: container.opening)
        standing = block.path
        out.append(block.opening)
        _write_runs(out, block.runs)
        out.append(_closing(block.opening))
    _move(out, standing, (), lambda container: container.opening)
    return "".join(out)


def _write_runs(out, runs):
    standing: tuple[str, ...] = ()
    for run in runs:
        wanted = tuple(filter(None, run.marks))
        _move(out, standing, wanted, str)
        standing = wanted
        out.append(escape(run.text).replace("\n", "<br>"))
    _move(out, standing, (), str)


def _move(out, standing, wanted, opening):
    """Close what is open and not wanted, open what is wanted and not open yet."""
    shared = 0
    while shared < min(len(standing), len(wanted)) and standing[shared] == wanted[shared]:
        shared += 1
    out.extend(_closing(opening(element)) for element in reversed(standing[shared:]))
    out.extend(opening(element) for element in wanted[shared:])


def _closing(opening: str) -> str:
    return f"</{re.match('<([a-z0-9]+)', opening)[1]}>"
