"""The demo newsroom's pictures, drawn by the program: sixteen subjects in eight hues, and the heads of its writers."""

from random import Random

from .canvas import Canvas
from .civic import ballot, parliament, scales
from .culture import books, letter, library
from .ground import coast, pitch, track
from .land import dam, olive, port, solar
from .palette import HUES, PALETTES
from .portraits import PORTRAITS, portrait
from .town import road, rooftops, train

__all__ = ["HUES", "PORTRAITS", "SUBJECTS", "draw", "portrait"]

SCENES = {
    "parliament": parliament,
    "port": port,
    "pitch": pitch,
    "letter": letter,
    "solar": solar,
    "rooftops": rooftops,
    "map": coast,
    "road": road,
    "ballot": ballot,
    "scales": scales,
    "books": books,
    "library": library,
    "olive": olive,
    "dam": dam,
    "train": train,
    "track": track,
}
SUBJECTS = tuple(SCENES)


def draw(subject: str, hue: str, variant: int = 0) -> bytes:
    """Return a JPEG of 1600×900 showing one of SUBJECTS in the colours of one of HUES.

    Four variants differ: every other one is another composition, and the two in the middle are mirrored;
    higher numbers repeat them with other details. The same arguments give the same bytes.
    Raises KeyError for a subject or a hue that is not listed.
    """
    palette = PALETTES[hue]
    canvas = Canvas(palette, ground=palette.ground, mirrored=subject != "letter" and variant % 4 in (1, 2))
    details = Random(f"{subject} {variant}")  # noqa: S311 (lit windows and the like, the same every time)
    SCENES[subject](canvas, variant, details)
    return canvas.jpeg()
