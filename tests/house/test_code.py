import ast
import re

import pytest

from tests.house.source import files, report, text

ASKS = {"filter", "exclude", "get", "aget", "Q", "get_object_or_404"}
MARKS = {"mark_safe", "SafeString", "SafeText"}
# The acts change a status, with the old one in the filter of their UPDATE; everybody else asks a queryset by its name.
KNOW_STATUSES = ["**/querysets.py", "news/models/**", "comments/models.py"]
MAY_MARK_SAFE = ["news/body/**"]
# Where Arabic is the matter and not a label: the core, the demo's articles, the names of languages and of the paper.
ARABIC_MATTER = [
    "news/arabic/**", "config/demo/**", "config/settings.py", "news/models/site.py", "**/migrations/**",
]  # fmt: skip
ARABIC = re.compile("[\u0621-\u064a]{2,}")


def code(outside):
    found = files("news/**/*.py", "comments/**/*.py", "config/**/*.py", outside=outside)
    assert found
    return found


def called(call):
    """The last name of what is called: "filter" for Article.objects.filter(…)."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def calls_by_status(source):
    """The lines that look rows up by their status."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and called(node) in ASKS
        and any(re.match(r"(?:\w+__)?status(?:__\w+)?$", keyword.arg or "") for keyword in node.keywords)
    ]


def uses_of_mark_safe(source):
    tree = ast.parse(source)
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in MARKS]


def arabic_labels(source):
    """The lines with Arabic in a string that is no docstring: words that went past the catalogue."""
    tree = ast.parse(source)
    allowed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and (called(call) == "_" or called(call).endswith(("gettext", "gettext_lazy"))):
            allowed |= {id(argument) for argument in call.args}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in allowed
        and ARABIC.search(node.value)
    ]


def found_by(rule, outside):
    return [
        f"{path}:{number}: {text(path).splitlines()[number - 1].strip()}"
        for path in code(outside)
        for number in rule(text(path))
    ]


def test_only_querysets_read_by_status():
    report(
        found_by(calls_by_status, KNOW_STATUSES),
        why="whoever asks by status forgets the clock, the expiry and the working copies, and a draft is public.",
        way_out="published(), gone(), visible() or another method of the queryset, named for the reader's question.",
    )


def test_only_sanitised_text_is_marked_safe():
    report(
        found_by(uses_of_mark_safe, MAY_MARK_SAFE),
        why="what is marked safe is printed as it is, whoever wrote it.",
        way_out="format_html and format_html_join escape what they are given.",
    )


def test_words_for_people_come_from_the_catalogue():
    report(
        found_by(arabic_labels, ARABIC_MATTER),
        why="the same code serves a newsroom in another language.",
        way_out='_("English words"), and the Arabic in locale/ar.',
    )


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (calls_by_status, "Article.objects.filter(status='x')", "Article.objects.create(status='x')"),
        (calls_by_status, "Q(article__status__in=[])", "Article.objects.filter(pk=1)"),
        (uses_of_mark_safe, "mark_safe(text)", "format_html('{}', text)"),
        (arabic_labels, "label = 'خبر عاجل'", "def f():\n    'خبر عاجل'"),
    ],
)
def test_the_rules_on_code_can_fail(rule, bad, good):
    assert rule(bad) == [1]
    assert rule(good) == []
