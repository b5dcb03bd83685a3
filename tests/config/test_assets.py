"""What the browser gets in one piece: the stylesheet, and fonts with the letters that the paper prints."""

import pytest
from fontTools.ttLib import TTFont

from config import assets
from config.assets import CSS, FONTS, build_font, join_stylesheet

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤةىپچژگیک"
MARKS_AND_DIGITS = "ًٌٍَُِّْ،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩۴۵۶«»–…"


@pytest.fixture
def out(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "FONTS_OUT", tmp_path)
    monkeypatch.setattr(assets, "CSS_OUT", tmp_path / "css" / "site.css")
    return tmp_path


def test_every_stylesheet_reaches_the_browser_in_one_file(out):
    join_stylesheet()
    joined = (out / "css" / "site.css").read_text(encoding="utf-8")
    parts = sorted(CSS.rglob("*.css"))
    assert len(parts) > 15
    assert [part.name for part in parts if part.read_text(encoding="utf-8").strip() not in joined] == []


@pytest.mark.parametrize("font", FONTS[1:4:2], ids=lambda font: font.name)
def test_a_font_keeps_the_letters_of_the_paper_and_its_licence_and_nothing_else(font, out):
    build_font(font)
    face = TTFont(out / f"{font.name}.woff2")
    kept = {chr(code) for code in face.getBestCmap()}
    assert set(LETTERS + MARKS_AND_DIGITS) - kept == set()
    assert len(kept) < 300
    assert (out / f"{font.name}.woff2").stat().st_size < 52_000
    assert "SIL" in (out / f"{font.name}-LICENSE.txt").read_text(encoding="utf-8")
