import pytest

from tests.house.source import ROOT, files, lines_with, places, report, text

SOURCES = ("**/*.py", "**/*.html", "**/*.css", "**/*.js", "**/*.txt", "Makefile", ".ci/run")
LONGEST = 400
TOP_LEVEL = {
    ".ci", ".gitignore", ".python-version", "Makefile", "README.md", "comments", "config", "docs", "locale",
    "manage.py", "news", "pyproject.toml", "requirements-dev.txt", "requirements.txt", "static", "templates", "tests",
}  # fmt: skip

# Patterns that do not match themselves.
OTHER_PEOPLES_PLACES = (
    r"(?<![\w.~-])/(?:work|root|tmp|home|Users)/"
    r"|(?:pypi|pythonhosted|npmjs|debian|crates|golang)[.](?:org|com|io)\b"
    r"|--(?:extra-)?index[-]url(?!\")"
)


def test_no_file_is_longer_than_400_lines():
    lengths = {path: len(text(path).splitlines()) for path in files(*SOURCES, outside=["**/migrations/*", "*.txt"])}
    report(
        [f"{path}: {length} lines" for path, length in lengths.items() if length > LONGEST],
        why="a file that long has two reasons to be opened, and nobody reads it to its end.",
        way_out="move what has a name of its own to a file of that name.",
    )


def test_the_top_level_holds_what_readme_names_and_nothing_else():
    found = {path.parts[0] for path in files("**")}
    assert {"config", "news", "comments", "Makefile"} <= found
    report(
        sorted(found - TOP_LEVEL),
        why="the first screen of a repository is its table of contents.",
        way_out="put the file where its kind lives (README.md, “Where things live”).",
    )


def test_no_file_names_a_package_index_or_a_folder_of_one_machine():
    report(
        places(OTHER_PEOPLES_PLACES, files("**")),
        why="what installs from one address, or runs in one folder, does so on one machine only.",
        way_out="let the package client be configured where it runs; use BASE_DIR, VAR_DIR or a temporary folder.",
    )


@pytest.mark.parametrize("line", ["cd /" + "work/main", "https://py" + "pi.org/simple", "--index" + "-url https://x"])
def test_the_rule_on_addresses_can_fail(line):
    assert lines_with(OTHER_PEOPLES_PLACES, f"ok\n{line}") == [(2, line)]


def test_requirements_are_pinned_with_hashes():
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = lines_with(r"^[\w.-]+(\[[\w,]+\])?==", text(name))
        assert len(pins) > 20
        assert len(lines_with(r"--hash=sha256:", text(name))) >= len(pins), name
    assert (ROOT / "requirements.txt").stat().st_size < (ROOT / "requirements-dev.txt").stat().st_size
