"""What the browser gets in one piece: the fonts (WOFF2, subset) and the one stylesheet.

Made from the font packages named in FONTS, and from static/css/, into var/.
"""

import shutil
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

CSS = settings.BASE_DIR / "static" / "css"
FONTS_OUT = settings.VAR_DIR / "fonts"
CSS_OUT = settings.VAR_DIR / "assets" / "css" / "site.css"

# The layers are declared in base.css, so only these have to come first; components may stand in any order.
LEADING_CSS = ("tokens.css", "fonts.css", "floor.css", "base.css", "layout.css")


class Font(NamedTuple):
    """One WOFF2 file: from which package and file, at which axes (a variable font is pinned), for which voice."""

    name: str
    package: str
    file: str
    axes: dict | None = None
    naskh: bool = False


FONTS = (
    Font("khabar-headline", "fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf", {"wdth": 85, "wght": 800}),
    Font("khabar-text-400", "fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic-Regular.ttf"),
    Font("khabar-text-600", "fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic-SemiBold.ttf"),
    Font("khabar-naskh-700", "fontpkg_amiri", "Amiri-Bold.ttf", naskh=True),
    Font("khabar-naskh-400", "fontpkg_amiri", "Amiri-Regular.ttf", naskh=True),
)

LATIN = "20-7E A0 AB B7 BB 2013 2014 2026 200C-200F"
ARABIC = "60C 61B 61F 621-63A 640-652 660-66D 670 671 67E 686 698 6A4 6A9 6AF 6CC 6F0-6F9"
SANS_ONLY = "A9 B0 D7 E7-E9 2018 2019 201C 201D 2022 2066-2069 20AC"
NASKH_FEATURES = ["ccmp", "rlig", "init", "medi", "fina", "isol", "mark", "mkmk"]
SANS_FEATURES = [*NASKH_FEATURES, "locl", "calt", "liga", "curs", "kern"]


def build_fonts():
    """Make every font, its licence beside it."""
    FONTS_OUT.mkdir(parents=True, exist_ok=True)
    for font in FONTS:
        build_font(font)


def build_font(font):
    """Write `font` as a subset WOFF2, and the licence of its package."""
    package = Path(str(resources.files(font.package)))
    face = TTFont(package / "files" / font.file)
    if font.axes:
        face = instancer.instantiateVariableFont(face, font.axes)
    wanted = f"{LATIN} {ARABIC}" if font.naskh else f"{LATIN} {ARABIC} {SANS_ONLY}"
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True, drop_tables=["meta", "DSIG"])
    options.layout_features = NASKH_FEATURES if font.naskh else SANS_FEATURES
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(wanted.replace(" ", ",")))
    subsetter.subset(face)
    subset.save_font(face, FONTS_OUT / f"{font.name}.woff2", options)
    shutil.copyfile(package / "LICENSE", FONTS_OUT / f"{font.name}-LICENSE.txt")


def join_stylesheet():
    """Join static/css/ into the one file that pages load."""
    files = [CSS / name for name in LEADING_CSS] + sorted((CSS / "components").glob("*.css")) + [CSS / "print.css"]
    CSS_OUT.parent.mkdir(parents=True, exist_ok=True)
    CSS_OUT.write_text("\n".join(file.read_text(encoding="utf-8").strip() for file in files) + "\n", encoding="utf-8")
