import re

import pytest

from tests.house.source import files, lines_with, places, report, text

INLINE = (
    r"<style\b(?![^>]*csp_nonce_attr)"
    r"|<script\b(?![^>]*(?:\bsrc=|csp_nonce_attr|type=\"application/(?:ld\+)?json\"))"
    r"|\sstyle=[\"']|\son[a-z]+=[\"']|javascript:"
)
# The one text that is markup already: what news.body has sanitised on its way into the database.
SANITISED = {"templates/components/prose.html", "templates/news/page.html"}

BLOCKS = (
    r"{%\s*comment.*?endcomment\s*%}"
    r"|{%\s*blocktranslate.*?endblocktranslate\s*%}"
    r"|{%\s*block (?:bodyclass|coltype)\s*%}.*?{%\s*endblock"  # class names, in Django's admin
    r"|<script\b.*?</script>|<style\b.*?</style>"
)
TAGS = r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->|<[^>]*>|&[\w#]+;"
WORD = re.compile(r"[^\W\d_]{2,}")


def templates(pattern="templates/**/*.html", outside=()):
    found = files(pattern, outside=outside)
    assert found
    return found


def test_no_script_or_style_stands_in_a_page():
    report(
        places(INLINE, templates()),
        why="the Content-Security-Policy lets the browser run and draw nothing that is written into a page.",
        way_out="a module in static/js/ that finds its element by data-…, a class in static/css/.",
    )


def test_only_sanitised_text_is_printed_as_markup():
    report(
        places(r"\|\s*safe\b|autoescape\s+off|safeseq", templates(outside=SANITISED)),
        why="one such place is enough for a reader to run script in an editor's browser.",
        way_out="let the template escape it; markup of ours comes from a component or format_html.",
    )


def test_a_component_opens_with_its_arguments():
    report(
        [
            f"{path}: {text(path).splitlines()[0][:80]}"
            for path in templates("templates/components/**/*.html")
            if not re.match(r"{% comment %}|{#", text(path))
        ],
        why="a component is included with `only`: whoever includes it reads there what to hand over.",
        way_out="begin the file: {% comment %}What it prints. name: what to pass; other: …{% endcomment %}",
    )


def bare_words(content):
    """The words of a template that stand in it as they are: in no tag, variable or translation."""
    rest = re.sub(BLOCKS, "", content, flags=re.DOTALL)
    return WORD.findall(re.sub(TAGS, " ", rest, flags=re.DOTALL))


def test_every_word_of_a_template_goes_through_the_catalogue():
    found = {path: bare_words(text(path)) for path in templates()}
    report(
        [f"{path}: {' '.join(words[:8])}" for path, words in found.items() if words],
        why="the interface speaks each language from one catalogue.",
        way_out="{% translate %} or {% blocktranslate %}, and the Arabic in locale/ar.",
    )


@pytest.mark.parametrize(
    "line",
    ["<style>", "<script>go()</script>", '<p style="color: red">', '<b onclick="go()">', '<a href="javascript:go()">'],
)
def test_the_rule_on_scripts_and_styles_can_fail(line):
    assert lines_with(INLINE, line)


@pytest.mark.parametrize(
    "line",
    [
        '<script src="{% static "js/nav.js" %}"></script>',
        "<script{% csp_nonce_attr %}>",
        '<script type="application/ld+json">',
        '<link rel="stylesheet" href="/static/site.css">',
    ],
)
def test_the_rule_on_scripts_and_styles_lets_files_and_data_through(line):
    assert not lines_with(INLINE, line)


def test_the_rule_on_words_can_fail():
    kept = (
        '<p class="note">{{ a }} {% translate "one" %} {% blocktranslate %}two{% endblocktranslate %} {# three #}</p>'
    )
    assert bare_words(kept) == []
    assert bare_words(kept + "<b>اقرأ more</b>") == ["اقرأ", "more"]
