"""Reader pages on screens of every width, by day and by night, with script and without."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.formats import long_date
from tests.factories import make_article, make_author, make_section, make_source

WIDTHS = [320, 390, 768, 1024, 1280, 1920]
LONG = "المجلس البلدي في العاصمة يرجئ التصويت على الموازنة ويشكّل لجنة لمراجعة بنود الدعم قبل نهاية الأسبوع المقبل"


@pytest.fixture
def paper():
    """Four sections with long headlines and one long unbreakable word each: {hue: section}."""
    names = {"politics": "سياسة", "economy": "اقتصاد", "culture": "ثقافة", "opinion": "آراء"}
    sections = {hue: make_section(name, hue=hue) for hue, name in names.items()}
    for section in sections.values():
        make_article(headline=LONG, section=section, standfirst=LONG, authors=[make_author()])
        make_article(headline="https://example.com/" + "a" * 70, section=section, sources=[make_source()])
    return sections


def addresses(paper):
    told = [paper["politics"], paper["opinion"]]
    return ["/", "/nowhere/", *map(address, told), *(address(section.articles.first()) for section in told)]


def address(thing):
    return thing.get_absolute_url()


def test_no_page_scrolls_sideways_on_any_screen(open_page, paper):
    for path in addresses(paper):
        page = open_page(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width} px"


def test_the_night_is_remembered_on_the_next_page_without_a_cookie(open_page, paper):
    ground = "getComputedStyle(document.body).backgroundColor"
    page = open_page("/", width=390)
    day = page.evaluate(ground)
    page.get_by_role("button", name="الوضع الليلي").click()
    night = page.evaluate(ground)
    assert night != day

    page.goto(address(paper["politics"]))
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate(ground) == night
    assert open_page("/", dark=True).evaluate(ground) == night
    assert page.context.cookies() == []


def test_without_script_the_menu_opens_and_no_switch_stands_there(open_page, paper):
    page = open_page("/", width=390, javascript=False)
    assert not page.get_by_role("button", name="الوضع الليلي").is_visible()

    menu = page.locator(".menu")
    assert not menu.get_by_role("link", name="اقتصاد").is_visible()
    menu.locator("summary").click()
    menu.get_by_role("link", name="اقتصاد").click()
    assert page.get_by_role("heading", level=1).inner_text() == "اقتصاد"
    assert open_page("/", width=390).get_by_role("button", name="الوضع الليلي").is_visible()


def test_a_fresh_story_says_how_old_it_is_where_script_runs_and_its_date_where_not(open_page):
    section = make_section()
    make_article(section=section, publish_at=timezone.now() - timedelta(minutes=20, seconds=5))

    assert printed_time(open_page(address(section))) == "قبل ٢٠ دقيقة"
    assert printed_time(open_page(address(section), javascript=False)) == long_date(timezone.now())


def printed_time(page):
    return page.locator("main time").first.inner_text()


def test_naskh_is_loaded_by_the_pages_that_speak_in_it_and_by_no_other(open_page, paper):
    def fonts(path):
        page = open_page()
        seen = []
        page.on("request", lambda request: seen.append(request.url.rpartition("/")[2]))
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return {name.split(".")[0] for name in seen if "woff2" in name}

    two = {"khabar-headline", "khabar-text-400"}
    assert fonts(address(paper["politics"])) == two
    assert fonts(address(paper["culture"])) == two | {"khabar-naskh-700"}
    assert "khabar-naskh-400" in fonts(address(paper["opinion"].articles.first()))
