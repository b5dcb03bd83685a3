"""A real Chromium on the live server. `open_page` gives a page as a reader or an editor has it on their screen.

A page fails its test when it breaks a promise that every page makes: no error in its script, nothing that the
Content-Security-Policy had to stop, no picture, font or stylesheet that is missing, no request to anybody else.
"""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import sync_playwright

from tests import chromium


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path())
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def site(live_server, transactional_db, settings):
    """The live server knows its own address, which stands in canonical links and feeds."""
    settings.SITE_URL = live_server.url
    return live_server


@dataclass
class Faults:
    """What went wrong on the pages of one test. A test that provokes a fault takes it out with `expect`."""

    seen: list = field(default_factory=list)

    def expect(self, part):
        found = [fault for fault in self.seen if part in fault]
        assert found, f"no fault with {part!r} in {self.seen}"
        self.seen = [fault for fault in self.seen if fault not in found]


@pytest.fixture
def faults():
    faults = Faults()
    yield faults
    assert not faults.seen, "\n".join(faults.seen)


@pytest.fixture
def open_page(browser, site, faults):
    """Return a function that opens a page: open_page("/", width=360, javascript=False, dark=True, **context options).

    Each call is a new visitor with no cookies; the Playwright page knows the server's address, so paths will do.
    """
    contexts = []

    def open_page(path=None, *, width=1280, height=800, javascript=True, dark=False, **options):
        context = browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            locale="ar",
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        watch(page, site.url, faults.seen)
        if path is not None:
            page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def watch(page, home, seen):
    """Write every broken promise of `page` into the list `seen`."""

    def note(fault):
        seen.append(f"{page.url}: {fault}")

    def refuse(route):
        note(f"asks somebody else: {route.request.url}")
        route.abort()

    page.on("pageerror", lambda error: note(f"script error: {error}"))
    page.on("console", lambda message: speaks(message) and note(f"console: {message.text}"))
    page.on("response", lambda answer: lacks(answer) and note(f"{answer.status} {answer.url}"))
    page.route(lambda url: not url.startswith((home, "data:", "blob:", "about:")), refuse)


def speaks(message):
    # What could not be loaded is judged by its answer, below: a page that answers 404 on purpose says so here, too.
    return message.type in ("error", "warning") and "Failed to load resource" not in message.text


def lacks(answer):
    on_purpose = answer.request.resource_type in ("document", "fetch", "xhr")
    return answer.status >= (500 if on_purpose else 400)
