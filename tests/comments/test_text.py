"""A reader's text on its way in (tidy_name, tidy_body, length) and on its way out (the `paragraphs` filter)."""

import re
import time

import pytest

from comments.templatetags.comments import paragraphs
from comments.text import length, tidy_body, tidy_name

REL = 'rel="nofollow ugc noopener noreferrer"'


def link(href, shown):
    return f'<a href="{href}" {REL}><bdi dir="ltr">{shown}</bdi></a>'


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  سالم \n المبروك ", "سالم المبروك"),
        ("الصباحية ✓", "الصباحية"),
        ("★ سالم ✔️ ☑", "سالم"),
        ("سالم\u202e المبروك", "سالم المبروك"),
        ("س" + "\u064e" * 9 + "الم", "س" + "\u064e" * 4 + "الم"),
    ],
)
def test_a_name_is_one_clean_line_without_badges(typed, kept):
    assert tidy_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\n\n أول \r\n\r\n \r\n\r\nثانٍ\n", "أول \n\nثانٍ"),
        ("سطر\nسطر", "سطر\nسطر"),
        ("أ\u202eب\u0000ج", "أبج"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # joiners belong to Persian and Kurdish words
    ],
)
def test_a_text_keeps_its_lines_and_one_blank_line_between_paragraphs(typed, kept):
    assert tidy_body(typed) == kept


@pytest.mark.parametrize(
    ("text", "letters"), [("", 0), ("سالم", 4), ("سَالِمٌ", 4), ("👍🏽", 1), ("❤️", 1), ("a\nb", 3), ("می\u200cخواهم", 7)]
)
def test_letters_are_counted_as_a_reader_counts_them(text, letters):
    assert length(text) == letters


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("سطر\nسطر\n\nفقرة", "<p>سطر<br>سطر</p>\n<p>فقرة</p>"),
        ("<b>&\"'", "<p>&lt;b&gt;&amp;&quot;&#x27;</p>"),
        ("https://example.org", f"<p>{link('https://example.org', 'example.org')}</p>"),
        (
            "HTTP://Example.ORG/a?b=1&c=2",
            f"<p>{link('http://example.org/a?b=1&amp;c=2', 'example.org/a?b=1&amp;c=2')}</p>",
        ),
        ("http://example.org:8080/x", f"<p>{link('http://example.org:8080/x', 'example.org:8080/x')}</p>"),
        # The sentence around it stays outside.
        ("راجع https://example.org/a، ثم", f"<p>راجع {link('https://example.org/a', 'example.org/a')}، ثم</p>"),
        ("«https://example.org/a»", f"<p>«{link('https://example.org/a', 'example.org/a')}»</p>"),
        ("(https://example.org/a).", f"<p>({link('https://example.org/a', 'example.org/a')}).</p>"),
        ("[https://example.org/a]؟", f"<p>[{link('https://example.org/a', 'example.org/a')}]؟</p>"),
        ("https://example.org/a…", f"<p>{link('https://example.org/a', 'example.org/a')}…</p>"),
        ("https://example.org/a_(b)", f"<p>{link('https://example.org/a_(b)', 'example.org/a_(b)')}</p>"),
        # What can't be read plainly is not shown.
        (
            "https://ar.example.org/ميناء",
            f"<p>{link('https://ar.example.org/%D9%85%D9%8A%D9%86%D8%A7%D8%A1', 'ar.example.org/…')}</p>",
        ),
        (f"https://example.org/{'a' * 90}", f"<p>{link('https://example.org/' + 'a' * 90, 'example.org/…')}</p>"),
    ],
)
def test_a_text_is_shown_in_paragraphs_with_links_that_say_where_they_lead(text, html):
    assert paragraphs(text) == html


def test_t3_a_name_in_other_letters_is_shown_in_ascii():
    html = paragraphs("https://аpple.com و https://موقع.مصر/")
    assert "xn--pple-43d.com" in html
    assert "xn--4gbrim.xn--wgbh1c" in html
    assert re.findall(r'href="([^"]*)"', html)[0] == "https://xn--pple-43d.com"


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "JaVaScRiPt://example.org/%0Aalert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc",
        "ftp://example.org", "//example.org", "www.example.org", "xhttps://example.org", "https://", "https:///example.org",
        "https://bank.example@evil.example/", "https://user:pass@evil.example", "https://evil.example\\@bank.example"[:7],
        "https://[::1]/", "https://127.1/", "https://localhost/", "https://exa mple", "https://-example.org", "https://a..b",
        "https://" + "a" * 64 + ".org", "https://example.org:99999999", "http://%65xample.org", "https://exam‮ple.org",
    ],
)  # fmt: skip
def test_t3_nothing_else_becomes_a_link(text):
    assert "href" not in paragraphs(text)
    assert "href" in paragraphs(text + " https://example.org")


def test_t3_a_backslash_ends_an_address_because_browsers_read_it_as_a_slash():
    assert paragraphs("https://evil.example\\@bank.example").startswith(
        f"<p>{link('https://evil.example', 'evil.example')}"
    )


@pytest.mark.parametrize(
    "text", ["https://a" + ")" * 3000, "http://" * 500, "https://" + "a." * 1500, "(" * 3000, "a\n" * 1500]
)
def test_t18_no_text_makes_the_page_slow(text):
    paragraphs("https://example.org")
    began = time.process_time()
    paragraphs(text)
    assert time.process_time() - began < 0.1
