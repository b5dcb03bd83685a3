import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.body import excerpt, reading_minutes, related_blocks, sanitize, to_parts, to_text, word_count

TEXT = sanitize(
    "<p>أول</p><aside data-related=k3f>عنوان &lt;1&gt;</aside><ul><li>بند</li></ul>"
    "<aside data-related=b2>آخر</aside><aside data-related=k3f>عنوان</aside><p>أخير</p>"
)


def test_a_text_is_split_at_its_related_stories_in_order():
    assert to_parts(TEXT) == [
        {"html": "<p>أول</p>"},
        {"related": "k3f"},
        {"html": "<ul><li><p>بند</p></li></ul>"},
        {"related": "b2"},
        {"related": "k3f"},
        {"html": "<p>أخير</p>"},
    ]
    assert json.loads(json.dumps(to_parts(TEXT))) == to_parts(TEXT)


def test_each_place_says_which_story_it_is_for_and_comes_once():
    html = sanitize(
        "<aside data-related=k3f data-story=7>عنوان &lt;1&gt;</aside>"
        "<aside data-related=b2 data-url='https://example.com/?a=1&amp;b=2'>من الخارج</aside>"
        "<aside data-related>جديد</aside><aside data-related=k3f data-story=7>عنوان &lt;1&gt;</aside>"
    )
    assert related_blocks(html) == [
        ("k3f", 7, "", "عنوان <1>"),
        ("b2", None, "https://example.com/?a=1&b=2", "من الخارج"),
    ]
    assert to_parts(html) == [{"related": "k3f"}, {"related": "b2"}, {"related": "k3f"}]
    assert related_blocks("<p>نص</p>") == []


def test_a_related_story_that_is_not_chosen_yet_prints_nothing():
    html = sanitize("<p>أ</p><aside data-related=''>جديد</aside><p>ب</p>")
    assert "aside" in html
    assert to_parts(html) == [{"html": "<p>أ</p>"}, {"html": "<p>ب</p>"}]


def test_text_that_looks_like_a_placeholder_is_text():
    html = sanitize('<p>&lt;aside data-related="k3f"&gt;س&lt;/aside&gt;</p>')
    assert to_parts(html) == [{"html": html}]
    assert to_text(html) == '<aside data-related="k3f">س</aside>'


@given(st.lists(st.sampled_from(["<p>نص</p>", "<aside data-related=a>أ</aside>", "<h2>عنوان</h2>", "حر"])).map("".join))
def test_the_parts_together_are_the_text(source):
    html = sanitize(source)
    whole = "".join(part.get("html", '<aside data-related="a">أ</aside>') for part in to_parts(html))
    assert whole == html


def test_plain_text_has_a_line_for_each_paragraph_and_none_of_other_articles():
    html = sanitize(
        "<h2>عنوان</h2><p>سطر<br>سطر <b>غليظ</b>&nbsp;&amp; <a href='/x' title='سر'>رابط</a></p>"
        "<aside data-related=k>خبر آخر</aside><ul><li>بند</li><li>بند</li></ul><p>5 &lt; 7</p>"
    )
    assert to_text(html) == "عنوان\nسطر\nسطر غليظ & رابط\nبند\nبند\n5 < 7"
    assert to_text("") == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("قال مُحَمَّدٌ الخبرَ", 3), ("كلمة – كلمة … !", 2), ("بلغ ٣٫٥ %\nمن\xa0S-400", 4)],
)
def test_words_are_what_has_a_letter_or_a_digit(text, count):
    assert word_count(text) == count


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (180, 1), (181, 2), (900, 5)])
def test_reading_takes_a_minute_at_least_and_one_more_for_each_180_words_begun(words, minutes):
    assert reading_minutes("كلمة " * words) == minutes


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("خبر قصير", 160, "خبر قصير"),
        ("سطر\nسطر", 160, "سطر سطر"),
        ("قال الوزير إنّ الأشغال", 15, "قال الوزير إنّ…"),
        ("قال الوزير إنّ الأشغال", 16, "قال الوزير إنّ…"),
        ("قال الوزير، إنّ", 13, "قال الوزير…"),
        ("كلمةطويلةجدا", 6, "كلمةط…"),
    ],
)
def test_an_excerpt_ends_with_a_whole_word(text, length, short):
    assert excerpt(text, length) == short


@given(st.text(st.sampled_from("اب ت،."), max_size=60), st.integers(2, 40))
def test_an_excerpt_is_never_longer_than_asked(text, length):
    assert len(excerpt(text, length)) <= length
