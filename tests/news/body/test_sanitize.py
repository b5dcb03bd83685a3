import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.body import sanitize, to_text

from .vectors import HREFS, MUTATIONS, SCRIPTS, TEXTS

ALLOWED = {
    "p": {"lang", "dir"},
    "h2": {"lang", "dir"},
    "h3": {"lang", "dir"},
    "blockquote": {"lang", "dir"},
    "ul": {"lang", "dir"},
    "ol": {"start", "lang", "dir"},
    "li": {"lang", "dir"},
    "aside": {"data-related", "data-story", "data-url"},
    "a": {"href", "rel", "hreflang", "title"},
    "span": {"lang", "dir"},
    "strong": set(),
    "em": set(),
    "br": set(),
}
MAY_STAND_IN = {
    "": {"p", "h2", "h3", "blockquote", "ul", "ol", "aside"},
    "blockquote": {"p", "ul", "ol"},
    "ul": {"li"},
    "ol": {"li"},
    "li": {"p", "ul", "ol"},
    "aside": set(),
}
SAFE_ADDRESS = re.compile("https?://[a-z]|/(?![/\\\\])|mailto:|tel:", re.IGNORECASE)
PHRASE = {"a", "span", "strong", "em", "br"}


class Grammar(HTMLParser):
    """The rules of sanitize's docstring, written a second time: reads HTML and fails at the first breach."""

    def __init__(self):
        super().__init__()
        self.standing = [""]

    def handle_starttag(self, tag, attrs):
        assert set(dict(attrs)) <= ALLOWED[tag], (tag, attrs)
        assert len(attrs) == len(dict(attrs))
        assert all(SAFE_ADDRESS.match(value) for name, value in attrs if name in {"href", "data-url"}), attrs
        assert tag in MAY_STAND_IN.get(self.standing[-1], PHRASE - set(self.standing)), (tag, self.standing)
        if tag != "br":
            self.standing.append(tag)

    def handle_endtag(self, tag):
        assert self.standing.pop() == tag

    def handle_data(self, data):
        assert self.standing[-1] in {"p", "h2", "h3", "aside"} | PHRASE, (data, self.standing)

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_canonical(html):
    grammar = Grammar()
    grammar.feed(html)
    grammar.close()
    assert grammar.standing == [""]
    assert sanitize(html) == html


# What an editor writes


@pytest.mark.parametrize("html", TEXTS)
def test_what_the_editor_offers_is_kept_as_it_is(html):
    assert sanitize(html) == html


@pytest.mark.parametrize(
    ("given_html", "kept"),
    [
        ("نص بلا فقرة", "<p>نص بلا فقرة</p>"),
        ("قبل<p>وسط</p>بعد", "<p>قبل</p><p>وسط</p><p>بعد</p>"),
        ("<p>نص</p><p></p><p>&nbsp;</p><p><br></p>", "<p>نص</p>"),
        ("<p></p><p>نص</p><p> </p><p>نص</p>", "<p>نص</p><p>نص</p>"),
        ("<p>\u200f\u200d</p><p>نص</p>", "<p>نص</p>"),
        ("<p>كلمة&nbsp;&nbsp; &nbsp;كلمة\n\tكلمة</p>", "<p>كلمة كلمة كلمة</p>"),
        ("<p> نص <br> نص <br></p>", "<p>نص<br>نص</p>"),
        ("<p>بيت<br><br>بيت</p>", "<p>بيت</p><p>بيت</p>"),
        ("<p>سطر\u2028سطر</p>", "<p>سطر<br>سطر</p>"),
        ("<p>كلمة <b>غليظة </b>كلمة</p>", "<p>كلمة <strong>غليظة</strong> كلمة</p>"),
        ("<p><b>غليظة</b> <b>كذلك</b></p>", "<p><strong>غليظة كذلك</strong></p>"),
        ("<p><strong><b>غليظة</b></strong><em></em></p>", "<p><strong>غليظة</strong></p>"),
        ("<p><em><strong>كلتاهما</strong></em></p>", "<p><strong><em>كلتاهما</em></strong></p>"),
        ("<h1>عنوان</h1><h5>عنوان</h5>", "<h2>عنوان</h2><h3>عنوان</h3>"),
        ("<h2><p>عنوان</p></h2>", "<h2>عنوان</h2>"),
        ("<div>قسم<div>آخر</div></div><section>ثالث</section>", "<p>قسم</p><p>آخر</p><p>ثالث</p>"),
        ("<table><tr><td>خلية</td><td>أخرى</td></tr></table>", "<p>خلية</p><p>أخرى</p>"),
        ("<p>قبل</p><hr><p>بعد</p>", "<p>قبل</p><p>بعد</p>"),
        ("<ul><li>بند<li>بند</ul>", "<ul><li><p>بند</p></li><li><p>بند</p></li></ul>"),
        ("<li>بند بلا قائمة</li>", "<p>بند بلا قائمة</p>"),
        ("<ul><li>أ</li><ul><li>ب</li></ul></ul>", "<ul><li><p>أ</p><ul><li><p>ب</p></li></ul></li></ul>"),
        ("<ul>نص<li></li></ul>", "<ul><li><p>نص</p></li></ul>"),
        ("<ul>" * 5 + "نص", "<ul><li>" * 3 + "<p>نص</p>" + "</li></ul>" * 3),
        ("<ul></ul><blockquote></blockquote><h2></h2>", ""),
        ("<ol start=1><li>أ</ol><ol start=-3><li>ب</ol>", "<ol><li><p>أ</p></li></ol><ol><li><p>ب</p></li></ol>"),
        ("<blockquote><h2>أ</h2><blockquote>ب</blockquote></blockquote>", "<blockquote><p>أ</p><p>ب</p></blockquote>"),
        ("<ul><li><blockquote>قول</blockquote></li></ul>", "<ul><li><p>قول</p></li></ul>"),
        ("<p dir=auto lang=':'>BBC تقول</p>", "<p>BBC تقول</p>"),
        ("<p><bdi dir=LTR>S-400</bdi><bdi>نص</bdi></p>", '<p><span dir="ltr">S-400</span>نص</p>'),
        ("<p class=x style='color:red' id=y data-z=1>نص</p>", "<p>نص</p>"),
        ("<p>نص<img src=/x.jpg alt=صورة><!-- سر --></p>", "<p>نص</p>"),
        ("<style>p{}</style><script>1</script><title>سر</title><p>نص</p>", "<p>نص</p>"),
        ('<p><a href="/x">أ </a><a href="/x">ب</a></p>', '<p><a href="/x">أ ب</a></p>'),
        ('<a href="/x"><p>أ</p><p>ب</p></a>', '<p><a href="/x">أ</a></p><p><a href="/x">ب</a></p>'),
    ],
)
def test_what_is_pasted_or_imported_becomes_what_the_editor_offers(given_html, kept):
    assert sanitize(given_html) == kept


# Related stories


def test_a_related_story_stands_at_the_top_and_follows_the_list_it_was_put_into():
    html = "<ul><li>أ<aside data-related=k3f>عنوان</aside></li><li>ب</li></ul><p>بعد</p>"
    assert sanitize(html) == (
        '<ul><li><p>أ</p></li><li><p>ب</p></li></ul><aside data-related="k3f">عنوان</aside><p>بعد</p>'
    )


def test_a_related_story_holds_its_headline_as_plain_text():
    html = "<aside data-related=k3f><p>عنوان <b>غليظ</b><br>في</p><p>سطرين</p></aside>"
    assert sanitize(html) == '<aside data-related="k3f">عنوان غليظ في سطرين</aside>'


def test_a_related_story_without_a_key_survives_and_an_impossible_key_does_not():
    assert sanitize("<aside data-related>جديد</aside>") == '<aside data-related="">جديد</aside>'
    assert sanitize("<aside data-related='k 3'>نص</aside><aside>نص</aside>") == "<p>نص</p><p>نص</p>"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("data-story=7", ' data-story="7"'),
        ("data-url=HTTPS://example.com/&quot;x", ' data-url="HTTPS://example.com/%22x"'),
        ("data-story=7 data-url=https://example.com/", ' data-story="7"'),
        ("data-story=-7", ""),
        ("data-story=٧", ""),
        ("data-story=99999999999999999999", ""),
        ("data-url=javascript:fired()", ""),
        ("data-url=/news/1/", ""),
        ("data-url=mailto:a@example.com onclick=fired()", ""),
    ],
)
def test_a_related_story_is_one_of_ours_by_number_or_a_web_address(written, kept):
    html = f'<aside data-related="k"{kept}>عنوان</aside>'
    assert sanitize(f"<aside data-related=k {written}>عنوان</aside>") == html
    assert sanitize(html) == html


# Links


@pytest.mark.parametrize("href", HREFS)
def test_t3_a_link_to_anything_but_a_web_address_is_only_its_words(href):
    assert sanitize(f'<p>انظر <a href="{href}">هنا</a>.</p>') == "<p>انظر هنا.</p>"
    assert 'href="https://example.com/"' in sanitize('<p>انظر <a href="https://example.com/">هنا</a>.</p>')


def test_t3_a_path_can_not_leave_the_site_by_a_backslash():
    assert sanitize(r'<a href="/\example.com/">هنا</a>') == '<p><a href="/%5Cexample.com/">هنا</a></p>'


def test_links_that_leave_the_site_say_so_and_are_followed():
    assert sanitize('<a rel="nofollow opener" target=_blank href="HTTPS://example.com/">خارج</a>') == (
        '<p><a href="HTTPS://example.com/" rel="noopener noreferrer">خارج</a></p>'
    )
    assert sanitize('<a rel=opener href="/section/culture/">داخل</a>') == '<p><a href="/section/culture/">داخل</a></p>'


def test_what_has_no_place_in_an_address_is_encoded_and_arabic_stays_readable():
    html = sanitize('<a href="https://example.com/خبر جديد?q=&lt;&quot;>&amp;x=\u202e\\">رابط</a>')
    assert 'href="https://example.com/خبر%20جديد?q=%3C%22%3E&amp;x=%E2%80%AE%5C"' in html


# Safety


@pytest.mark.parametrize("vector", SCRIPTS + MUTATIONS)
def test_t2_markup_that_fooled_sanitisers_comes_out_in_the_canonical_form(vector):
    assert_canonical(sanitize(vector))


@pytest.mark.parametrize("character", "\x00\x08\x1f\x7f\x9f\u202a\u202e\u2066\u2060\ufeff\u00ad\ud800\ufffe\U000e0041")
def test_t4_t7_no_text_keeps_what_overrides_hides_or_breaks(character):
    html = sanitize(f'<p>قبل{character}بعد</p><aside data-related="k">قبل{character}بعد</aside>')
    html += sanitize(f'<p><a href="/x" title="قبل{character}بعد">نص</a></p>')
    assert character not in html
    assert html.count("قبلبعد") == 3


def test_t4_joiners_and_direction_marks_stay_in_the_text():
    text = "می\u200cخواهم \u200f(BBC)\u200e \u2067عزل\u2069"
    assert sanitize(f"<p>{text}</p>") == f"<p>{text}</p>"


TAGS = [
    *ALLOWED,
    "b",
    "i",
    "h1",
    "h6",
    "bdi",
    "div",
    "table",
    "td",
    "figure",
    "pre",
    "svg",
    "math",
    "style",
    "u",
    "font",
]
ATTRIBUTES = st.sampled_from(
    [
        *(
            "",
            " dir=ltr",
            " dir=rtl lang=en",
            " lang=fr",
            " href=/x",
            " href=https://e.com/?a=1&b=2 title='&quot;\xa0<'",
        ),
        *(
            " href=javascript:1",
            " start=4",
            " data-related=k1 data-story=3",
            " data-related data-url=https://e.com/",
            " class=x style=y onclick=z",
        ),
    ]
)
TEXT = st.text(
    st.sampled_from("كلمةAé&<>\"' \n\t\xa0\u0301\u0338\u064e\u200b\u200d\u2067\u2069\u202e\u2028\x0b\x00\u2800;#1"),
    max_size=6,
)
MARKUP = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), ATTRIBUTES),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(["&nbsp;", "&amp;", "&lt;", "&#x338;", "&#8203;", "<!--", "-->", "<br/>", "<p>كلمة</p>"]),
    TEXT,
)


@given(st.lists(MARKUP, max_size=14).map("".join))
def test_t2_whatever_comes_in_what_goes_out_is_canonical_and_saving_again_changes_nothing(html):
    assert_canonical(sanitize(html))


@given(
    st.lists(st.text(st.sampled_from("ابتثجحخد"), min_size=1), min_size=1),
    st.lists(st.sampled_from(TAGS[:4] + TAGS[13:17])),
)
def test_no_word_is_lost_or_glued_to_another(words, tags):
    blocks = [f"<{tag}>{word}</{tag}>" for word, tag in zip(words, tags, strict=False)] + words[len(tags) :]
    assert to_text(sanitize(" ".join(blocks))).split() == words


def test_letters_that_only_a_lost_element_kept_apart_are_composed():
    assert sanitize("<p>e<u></u>\u0301</p>") == sanitize("<p>e<b>\u200b</b>\u0301</p>") == "<p>\u00e9</p>"


@pytest.mark.parametrize(
    "many", ["<b>", "<ul><li>", "<aside data-related=k>", "<span lang=en>", "<p>x", "<b>x</b>y ", "&"]
)
def test_a_long_and_deep_text_is_no_burden(many):
    assert_canonical(sanitize(many * 3000 + "نص"))


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<b>", "<blockquote>", "<DIV\n>"])
def test_markup_of_a_depth_that_nobody_writes_leaves_its_words(tag):
    """And no worker busy: the parser's work grows with the square of the depth, and this one took twenty seconds."""
    assert sanitize(f"<p>قبل</p>{tag * 60_000}في العمق") == "<p>قبل في العمق</p>"


def test_a_long_text_whose_paragraphs_are_not_closed_keeps_its_markup():
    assert sanitize("<p>سطر" * 5_000) == "<p>سطر</p>" * 5_000
