from news.body import sanitize
from tests.news.body.vectors import HREFS, MUTATIONS, SCRIPTS, TEXTS

SOURCES = [*TEXTS, *SCRIPTS, *MUTATIONS, *(f'<p><a href="{href}">رابط</a></p>' for href in HREFS)]


def test_t2_chromium_reads_a_saved_text_as_it_was_written_and_nothing_in_it_fires(open_page):
    page = open_page()
    page.evaluate("() => { window.fires = 0; window.fired = () => { window.fires += 1 } }")
    texts = [sanitize(source) for source in SOURCES]

    page.set_content("".join(f"<section>{text}</section>" for text in texts))
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.locator("section").evaluate_all("all => all.map(one => one.innerHTML)") == texts
    assert page.evaluate("() => window.fires") == 0

    page.set_content("<svg onload=fired()></svg>")  # what was not sanitised does fire
    page.wait_for_function("() => window.fires > 0")


def test_t2_a_text_stays_the_same_through_the_parser_that_the_editor_uses(open_page):
    page = open_page()
    texts = [sanitize(source) for source in SOURCES]
    again = page.evaluate(
        "texts => texts.map(text => new DOMParser().parseFromString(text, 'text/html').body.innerHTML)", texts
    )
    assert again == texts
    assert [sanitize(text) for text in again] == texts
