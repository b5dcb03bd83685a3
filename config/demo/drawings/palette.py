"""The six flat colours of a drawing: one palette for each section hue."""

from typing import NamedTuple

SAFFRON = "#f4b400"


class Palette(NamedTuple):
    """Ground, three steps of the section hue, a light; saffron is the sixth.

    Two of them have a quiet second: `thread`, the ground's thin star lines, and `sheen`, the hue's mown stripes.
    """

    ground: str
    thread: str
    deep: str
    hue: str
    sheen: str
    mid: str
    light: str
    saffron: str = SAFFRON


PALETTES = {
    "politics": Palette("#c3cdf3", "#b1beee", "#121c58", "#1d2e8a", "#2e3f9e", "#5468cc", "#f0f3fe"),
    "economy": Palette("#ece8bf", "#dedaa2", "#2b330a", "#566310", "#68761d", "#93a23a", "#fcfae9"),
    "sport": Palette("#c9e9d6", "#b3dcc4", "#07321f", "#0b6b3f", "#187b4d", "#379f6d", "#f2fcf6"),
    "culture": Palette("#f7d9e5", "#efc1d4", "#4d0c2a", "#9c1f55", "#ac386b", "#d2749d", "#fef3f7"),
    "science": Palette("#d3eef2", "#bbe2e9", "#003640", "#00687a", "#177c8d", "#4caab9", "#f3fbfc"),
    "society": Palette("#fbe3cb", "#f4cfac", "#4a2203", "#a8540f", "#b76723", "#db9453", "#fff6ec"),
    "investigations": Palette("#dccff2", "#c9b6e9", "#2d1b58", "#65379e", "#764dad", "#9f7fd1", "#f5effd"),
    "opinion": Palette("#ead3ac", "#dec295", "#2c1c0d", "#6b4a2b", "#7f5b37", "#ad8353", "#fbf2e0"),
}
HUES = tuple(PALETTES)
