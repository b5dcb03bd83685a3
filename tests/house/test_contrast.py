"""The paper's colours can be read: WCAG 2.2 contrast, computed from tokens.css, for every pair that carries words."""

import re

import pytest

from tests.house.source import text

TOKENS = "static/css/tokens.css"
HUES = ["politics", "economy", "sport", "culture", "science", "society", "investigations", "opinion"]
GROUNDS = ["surface", "wash", "leaf", "ok-wash", "bad-wash"]
INKS = ["ink", "soft", "muted", "brand", "brand-hover", "link", "urgent-ink", "ok", *HUES]
TEXT_AT_LEAST = {"light": 5.5, "dark": 6.7}

# (what stands on what, the least contrast by day, by night)
PAIRS = [
    ("on-urgent", "urgent", 6.2, 5.4),
    ("on-brand", "brand", 4.5, 4.5),
    ("on-brand", "brand-hover", 4.5, 4.5),
    ("on-bar", "bar", 4.5, 4.5),
    ("on-bar-muted", "bar", 9.6, 8.5),
    ("nuqta", "bar", 9.7, 9.7),
    ("ink", "mark", 13.9, 6.4),
    *((ink, "warn-wash", 4.5, 4.5) for ink in ("ink", "link", "society")),
    *(("surface", f"deep-{hue}", 5.5, None) for hue in HUES),  # a section's band: white on its deep colour
]
# What is no text: borders of controls, the ring of focus.
SIGNS = [*(("field", ground) for ground in ("surface", "wash", "leaf")), *(("focus", ground) for ground in GROUNDS)]


def declared(block):
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", block))


def themes():
    """{"light": {token: colour}, "dark": …, "switched": …}: by day, by the system's night, by the switch's."""
    css = re.sub(r"/\*.*?\*/", "", text(TOKENS), flags=re.DOTALL)
    light = declared(re.search(r"^:root \{(.*?)^\}", css, re.DOTALL | re.MULTILINE)[1])
    system = declared(
        re.search(r'^  :root:not\(\[data-theme="light"\]\) \{(.*?)^  \}', css, re.DOTALL | re.MULTILINE)[1]
    )
    switch = declared(re.search(r'^:root\[data-theme="dark"\] \{(.*?)^\}', css, re.DOTALL | re.MULTILINE)[1])
    return {"light": light, "dark": light | system, "switched": light | switch}


def colour(tokens, name):
    value = tokens[name]
    return colour(tokens, value[6:-1]) if value.startswith("var(") else value


def luminance(value):
    channels = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens, one, other):
    """WCAG 2.2, “contrast ratio”, to a tenth."""
    lighter, darker = sorted((luminance(colour(tokens, name)) for name in (one, other)), reverse=True)
    return round((lighter + 0.05) / (darker + 0.05), 1)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ink_is_read_on_every_ground(theme, ground):
    tokens = themes()[theme]
    ratios = {ink: contrast(tokens, ink, ground) for ink in INKS}
    assert {ink: ratio for ink, ratio in ratios.items() if ratio < TEXT_AT_LEAST[theme]} == {}


@pytest.mark.parametrize(("one", "other", "by_day", "by_night"), PAIRS)
def test_words_on_a_ground_of_their_own_are_read(one, other, by_day, by_night):
    assert contrast(themes()["light"], one, other) >= by_day
    if by_night:
        assert contrast(themes()["dark"], one, other) >= by_night


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_the_edges_of_controls_are_seen(theme, sign, ground):
    assert contrast(themes()[theme], sign, ground) >= 3


def test_saffron_is_no_ink_on_paper():
    assert contrast(themes()["light"], "nuqta", "surface") < 3


def test_the_night_is_the_same_whoever_asks_for_it():
    assert themes()["switched"] == themes()["dark"]
    assert themes()["dark"] != themes()["light"]


def test_contrast_is_computed_as_wcag_does():
    assert contrast({"a": "#000000", "b": "#ffffff"}, "a", "b") == 21
    assert contrast({"a": "#767676", "b": "#ffffff"}, "a", "b") == 4.5
