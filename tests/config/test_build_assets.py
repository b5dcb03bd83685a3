"""What the browser gets in one piece: the stylesheet, and fonts with the letters that the paper prints."""

import pytest
from fontTools.ttLib import TTFont

from config.management.commands import build_assets
from config.management.commands.build_assets import CSS, FONTS, build_font, join_stylesheet

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤةىپچژگیک"
MARKS_AND_DIGITS = "ًٌٍَُِّْ،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩۴۵۶«»–…"


@pytest.fixture
def out(tmp_path, monkeypatch):
    monkeypatch.setattr(build_assets, "FONTS_OUT", tmp_path / "fonts")
    monkeypatch.setattr(build_assets, "CSS_OUT", tmp_path / "assets" / "css" / "site.css")
    return tmp_path


def test_every_stylesheet_reaches_the_browser_in_one_file(out):
    assert join_stylesheet()
    joined = (out / "assets" / "css" / "site.css").read_text(encoding="utf-8")
    parts = sorted(CSS.rglob("*.css"))
    assert len(parts) > 15
    assert [part.name for part in parts if part.read_text(encoding="utf-8").strip() not in joined] == []


def test_a_stylesheet_that_is_up_to_date_is_not_written_again(out):
    assert join_stylesheet()
    assert not join_stylesheet()
    (out / "assets" / "css" / "site.css").write_text("old", encoding="utf-8")
    assert join_stylesheet()


@pytest.mark.parametrize("font", FONTS[1:4:2], ids=lambda font: font.name)
def test_a_font_keeps_the_letters_of_the_paper_and_its_licence_and_nothing_else(font, out):
    assert build_font(font)
    face = TTFont(out / "fonts" / f"{font.name}.woff2")
    kept = {chr(code) for code in face.getBestCmap()}
    assert set(LETTERS + MARKS_AND_DIGITS) - kept == set()
    assert len(kept) < 300
    assert (out / "fonts" / f"{font.name}.woff2").stat().st_size < 52_000
    assert "SIL" in (out / "fonts" / f"{font.name}-LICENSE.txt").read_text(encoding="utf-8")
    assert not build_font(font)
