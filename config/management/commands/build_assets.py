"""Build what the browser gets in one piece: the fonts (WOFF2, subset) and the one stylesheet.

Sources: the font packages named in FONTS, and static/css/. Results: var/fonts/ and var/assets/css/site.css.
"""

import io
import shutil
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.management.base import BaseCommand
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


class Command(BaseCommand):
    help = "Build the fonts and the stylesheet that reader pages load. Files that are up to date stay as they are."

    def handle(self, **options):
        fonts = [build_font(font) for font in FONTS]
        stylesheet = join_stylesheet()
        built = sum(fonts) + stylesheet
        kept = len(FONTS) + 1 - built
        self.stdout.write(f"Assets: {len(FONTS)} fonts, 1 stylesheet; {built} built, {kept} up to date.")


def build_font(font):
    """Write `font` as a subset WOFF2, its licence beside it. True if it had to be built."""
    package = Path(str(resources.files(font.package)))
    source, target = package / "files" / font.file, FONTS_OUT / f"{font.name}.woff2"
    if is_newer(target, source, Path(__file__)):
        return False
    FONTS_OUT.mkdir(parents=True, exist_ok=True)
    face = TTFont(source)
    if font.axes:
        face = instancer.instantiateVariableFont(face, font.axes)
    wanted = f"{LATIN} {ARABIC}" if font.naskh else f"{LATIN} {ARABIC} {SANS_ONLY}"
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True, drop_tables=["meta", "DSIG"])
    options.layout_features = NASKH_FEATURES if font.naskh else SANS_FEATURES
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(wanted.replace(" ", ",")))
    subsetter.subset(face)
    with io.BytesIO() as whole:
        subset.save_font(face, whole, options)
        replace(target, whole.getvalue())
    shutil.copyfile(package / "LICENSE", FONTS_OUT / f"{font.name}-LICENSE.txt")
    return True


def join_stylesheet():
    """Join static/css/ into the one file that pages load. True if it had to be written."""
    files = [CSS / name for name in LEADING_CSS] + sorted((CSS / "components").glob("*.css")) + [CSS / "print.css"]
    text = "\n".join(file.read_text(encoding="utf-8").strip() for file in files) + "\n"
    if CSS_OUT.exists() and CSS_OUT.read_text(encoding="utf-8") == text:
        return False
    CSS_OUT.parent.mkdir(parents=True, exist_ok=True)
    replace(CSS_OUT, text.encode())
    return True


def is_newer(target, *sources):
    """Whether `target` exists and none of `sources` changed after it."""
    return target.exists() and all(target.stat().st_mtime >= source.stat().st_mtime for source in sources)


def replace(target, content):
    """Put `content` in place in one step, so that a stopped build leaves no half file that counts as built."""
    part = target.with_name(f"{target.name}.part")
    part.write_bytes(content)
    part.replace(target)
