"""WCAG 2.2 AA, as far as a machine can tell: axe on every reader page, by day and by night."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.addresses import DOCUMENTS, PUBLIC, make_newspaper
from tests.comments.factories import make_comment

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# axe takes joined Arabic letters for a font of icons and leaves their contrast out, unless each has a width of its own.
LETTERS_ARE_LETTERS = "CanvasRenderingContext2D.prototype.measureText = text => ({width: 30 * text.length}); null"
PAGES = {
    **{name: PUBLIC[name] for name in DOCUMENTS},
    "form of a comment": lambda paper: reverse("comments:post", args=[paper["article"].pk]),
    "page that is not there": lambda paper: "/nowhere/",
}


def barriers(page):
    """{rule: the elements that break it}, as axe sees the page now."""
    page.evaluate(LETTERS_ARE_LETTERS)
    found = Axe().run(page, options=RULES).response
    assert "color-contrast" in {rule["id"] for rule in found["passes"] + found["violations"]}
    return {rule["id"]: [node["html"] for node in rule["nodes"]] for rule in found["violations"]}


@pytest.mark.parametrize("name", PAGES)
def test_a_machine_finds_no_barrier_by_day_and_by_night(open_page, name):
    paper = make_newspaper()
    make_comment(article=paper["article"], status="approved")
    page = open_page(PAGES[name](paper), width=360)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert barriers(page) == {}, scheme


def test_a_barrier_would_be_found(open_page):
    page = open_page("/")
    page.evaluate("document.documentElement.lang = ''; document.querySelector('h1').textContent = ''")
    assert {"html-has-lang", "empty-heading"} <= set(barriers(page))
