import pytest

from tests.house.source import files, lines_with, places, report

PHYSICAL = (
    r"(?<![\w-])(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b[\w-]*\s*:"
    r"|(?:^|[{;\s])(?:left|right|top|bottom)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius\s*:"
)
LETTERS = r"letter-spacing\s*:(?!\s*(?:0|normal|inherit))|font-style\s*:\s*(?:italic|oblique)"


def stylesheets():
    found = files("static/**/*.css")
    assert found
    return found


def test_stylesheets_know_no_left_and_right():
    report(
        places(PHYSICAL, stylesheets()),
        why="the same page is read from the right in Arabic and from the left in English.",
        way_out="write the logical property: margin-inline-start, inset-block-start, text-align: start …",
    )


def test_arabic_is_never_spaced_out_or_slanted():
    report(
        places(LETTERS, stylesheets()),
        why="Arabic letters join: spacing tears words apart, and no Arabic hand slants.",
        way_out="use weight, size or colour; for Latin only, a rule under :lang(en).",
    )


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (PHYSICAL, "margin-left: 1rem;"),
        (PHYSICAL, "a { right: 0 }"),
        (PHYSICAL, "text-align: right;"),
        (PHYSICAL, "border-top-left-radius: 2px;"),
        (LETTERS, "letter-spacing: 1px;"),
        (LETTERS, "font-style: italic;"),
    ],
)
def test_the_rules_on_stylesheets_can_fail(pattern, line):
    assert lines_with(pattern, line)


@pytest.mark.parametrize("line", ["margin-inline: 1rem;", "@media (width >= 48em)", "border-inline-start: 1px solid"])
def test_the_rules_on_stylesheets_let_logical_sides_through(line):
    assert not lines_with(PHYSICAL, line)
