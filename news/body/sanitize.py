import re
from html.parser import HTMLParser
from typing import NamedTuple

import nh3

from news.arabic import clean, clean_line

from .blocks import Block, Container, Marks, Run, opening_tag, serialise, tidy
from .links import is_outside, safe_href

PARAGRAPHS = {"p", "h2", "h3"}
LISTS = {"ul", "ol"}
INLINE = {"a", "strong", "em", "span"}
# What old texts and word processors write, and what it is here.
SAME_AS = {"b": "strong", "i": "em", "bdi": "span", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
# These are let go, but the words on their two sides don't belong together.
BOUNDARIES = {
    *("div", "section", "article", "main", "header", "footer", "nav", "figure", "figcaption", "pre", "address", "hr"),
    *("table", "caption", "tr", "td", "th", "dl", "dt", "dd", "center", "details", "summary", "form", "fieldset"),
}  # fmt: skip
VOID = {"br", "hr"}
# Of these not even the words are wanted.
WITH_CONTENT = {
    *("script", "style", "title", "template", "svg", "math", "iframe", "object", "noscript", "select", "textarea"),
}  # fmt: skip

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
DIRECTIONS = {"rtl", "ltr"}  # never "auto": it goes by the first letter, and «BBC تقول…» would turn around
KEY = re.compile(r"[A-Za-z0-9_-]{0,12}")
MAX_LISTS = 3  # in one another
MAX_DEPTH = 4000  # elements in one another on the way in: the parser's work grows with their square

TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
CLOSED_BY_THE_NEXT = {"p", "li", "dt", "dd", "tr", "td", "th", "br", "hr", "img", "input", "wbr", "col", "option"}

CLEANER = nh3.Cleaner(
    tags=PARAGRAPHS | LISTS | INLINE | SAME_AS.keys() | BOUNDARIES | {"li", "blockquote", "br", "aside"},
    clean_content_tags=WITH_CONTENT,
    attributes={
        "*": {"lang", "dir"},
        "a": {"href", "title", "hreflang"},
        "ol": {"start"},
        "aside": {"data-related", "data-story", "data-url"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,  # written below, for links that leave the site
)


def sanitize(html: str) -> str:
    """Return `html` as it may be stored and printed: a closed list of elements, in one canonical form.

    Out comes a run of these and nothing between them, text with what `clean` leaves of it:

    - p, h2, h3, blockquote, ul, ol, li, each with lang and dir; ol with start. Quotations stand at the top only,
      headings only outside quotations and lists; every text in a quotation or an item is in a p;
    - in them a (href, title, hreflang; rel on links that leave the site), span (lang, dir), strong, em, br;
    - aside data-related="key" with a headline as text, at the top only: the place of a related story, with data-story
      (its id) or data-url (an outside web address). Neither need be known: what they stand for is asked when the page
      is made.

    Empty paragraphs, white space beyond one space and all other elements go, mostly leaving their words. The parsing
    and the first allow-list are ammonia's (nh3), which parses as browsers do; what it returns is rebuilt from text
    and known tags alone. So a browser parses and serialises the result to the same bytes, sanitize(sanitize(x)) ==
    sanitize(x), and no foreign markup can change its meaning on the way (mutation XSS, THREATS T2).
    """
    html = html.encode("utf-8", "ignore").decode()  # without lone surrogates, which Rust's strings can't hold
    html = html.replace("\x00", "")  # a parser would put U+FFFD in its place
    if _is_too_deep(html):
        html = TAG.sub(" ", html)  # nobody writes so; the words stay
    builder = _Builder()
    builder.feed(CLEANER.clean(html))
    builder.close()
    return serialise(builder.blocks)


def _is_too_deep(html):
    depth = 0
    for closing, name in TAG.findall(html):
        if name.lower() not in CLOSED_BY_THE_NEXT:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > MAX_DEPTH:
                return True
    return False


class _State(NamedTuple):
    """Where in the text we are: what holds for the words that come next."""

    path: tuple[Container, ...] = ()
    opening: str = "<p>"
    marks: Marks = Marks()
    lang: str | None = None  # of the innermost inline element that gives one
    dir: str | None = None
    aside: str | None = None  # its opening tag


class _Builder(HTMLParser):
    """Reads what nh3 returns, which is well formed and knows no raw text: lxml would bring a parser of its own."""

    def __init__(self):
        super().__init__()
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.held: list[Block] = []  # asides that stood in a container; they follow it
        self.states = [_State()]

    def handle_starttag(self, tag, attrs):
        tag, attributes, state = SAME_AS.get(tag, tag), dict(attrs), self.states[-1]
        if tag == "br":
            self.runs.append(Run("\n", state.marks))
        elif tag in INLINE:
            self.states.append(_with_inline(state, tag, attributes))
        elif state.aside:
            self.runs.append(Run(" "))
            if tag not in VOID:
                self.states.append(state)
        else:
            self._finish()
            if tag not in VOID:
                self.states.append(_with_block(state, tag, attributes))

    def handle_endtag(self, tag):
        if self.states[-1].aside and self.states[-2].aside:
            if SAME_AS.get(tag, tag) not in INLINE:
                self.runs.append(Run(" "))
        elif SAME_AS.get(tag, tag) not in INLINE:
            self._finish()
        self.states.pop()
        if not self.states[-1].path:
            self.blocks += self.held
            self.held = []

    def handle_data(self, data):
        text = clean(re.sub("[ \t\n\f\r]+", " ", data))
        if text:
            self.runs.append(Run(text, self.states[-1].marks))

    def close(self):
        super().close()
        self._finish()

    def _finish(self):
        state, runs = self.states[-1], self.runs
        self.runs = []
        if state.aside:
            headline = clean_line("".join(run.text for run in runs))
            self.held.append(Block(state.aside, runs=[Run(headline)]))
            return
        paragraphs = tidy(runs)
        path = state.path
        if paragraphs and path and path[-1].is_list:
            path += (path[-1].last_item or path[-1].new_item(),)
        self.blocks += [Block(state.opening, path, runs) for runs in paragraphs]


def _with_inline(state, tag, attributes):
    lang, direction = _language(attributes.get("lang")) or state.lang, _direction(attributes) or state.dir
    marks = state.marks
    if lang or direction:
        marks = marks._replace(span=opening_tag("span", {"lang": lang, "dir": direction}))
    if tag == "a":
        marks = marks._replace(link=_link(attributes) or marks.link)
    elif tag != "span":
        marks = marks._replace(**{tag: f"<{tag}>"})
    return state._replace(marks=marks, lang=lang, dir=direction)


def _link(attributes):
    href = safe_href(attributes.get("href") or "")
    if href is None:
        return ""
    title = clean_line(re.sub("[<>]", "", attributes.get("title") or ""))
    return opening_tag(
        "a",
        {
            "href": href,
            "rel": "noopener noreferrer" if is_outside(href) else None,
            "hreflang": _language(attributes.get("hreflang")),
            "title": title or None,
        },
    )


def _with_block(state, tag, attributes):
    path = state.path
    parent = path[-1] if path else None
    tongue = {"lang": _language(attributes.get("lang")), "dir": _direction(attributes)}
    if tag in PARAGRAPHS and not state.opening.startswith("<h"):
        return state._replace(opening=opening_tag("p" if path else tag, tongue))
    if tag == "blockquote" and not path:
        return state._replace(path=(Container(opening_tag(tag, tongue)),), opening="<p>")
    if tag in LISTS and sum(container.is_list for container in path) < MAX_LISTS:
        if parent and parent.is_list:
            path += (parent.last_item or parent.new_item(),)
        start = _start(attributes) if tag == "ol" else None
        return state._replace(path=(*path, Container(opening_tag(tag, {"start": start} | tongue))), opening="<p>")
    if tag == "li" and parent and parent.is_list:
        return state._replace(path=(*path, parent.new_item(opening_tag(tag, tongue))), opening="<p>")
    if tag == "aside" and KEY.fullmatch(attributes.get("data-related", "no key")):
        return state._replace(aside=opening_tag(tag, _story(attributes)))
    return state


def _story(attributes):
    story, url = attributes.get("data-story") or "", safe_href(attributes.get("data-url") or "")
    if re.fullmatch("[1-9][0-9]{0,17}", story):
        target = {"data-story": story}
    elif url and is_outside(url):
        target = {"data-url": url}
    else:
        target = {}
    return {"data-related": attributes["data-related"]} | target


def _language(value):
    return value if value and LANGUAGE.fullmatch(value) else None


def _direction(attributes):
    value = (attributes.get("dir") or "").lower()
    return value if value in DIRECTIONS else None


def _start(attributes):
    start = attributes.get("start") or ""
    return start if re.fullmatch("[1-9][0-9]{0,3}", start) and start != "1" else None
