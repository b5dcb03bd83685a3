"""Every word of the interface has its Arabic. They are gathered as makemessages does, with Babel in gettext's place."""

import io
import re

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.house.source import ROOT, files, report, text

CATALOGUES = sorted((ROOT / "locale" / "ar" / "LC_MESSAGES").glob("*.po"))
ARABIC_FORMS = 6
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def words_in(path):
    """(line, message, context) of each string for people in a Python file or a template."""
    source = text(path)
    if path.suffix != ".py":
        # Python calls amid crossed-out text, of which the indentation means nothing.
        source = re.sub(r"^[ \t]+", "", templatize(source, origin=str(path)), flags=re.MULTILINE)
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    return [(line, message, context) for line, message, _, context in found]


def entries(path):
    with path.open("rb") as file:
        return read_po(file, locale="ar")


@pytest.fixture(scope="module")
def catalogue():
    """The one for Python and templates. Scripts have no words of their own: theirs only replace some of Django's."""
    return entries(next(path for path in CATALOGUES if path.stem == "django"))


def used():
    sources = ("news/**/*.py", "comments/**/*.py", "config/**/*.py", "templates/**/*.html")
    paths = files(*sources, outside=["**/migrations/**"])
    return [(path, *word) for path in paths for word in words_in(path)]


def lacks(catalogue, message, context):
    """What the catalogue's entry for `message` lacks, in words; None if it is whole."""
    entry = catalogue.get(message[0] if isinstance(message, tuple) else message, context)
    if entry is None:
        return "not in the catalogue"
    if entry.fuzzy:
        return "fuzzy"
    forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
    if isinstance(message, tuple) and len(forms) != ARABIC_FORMS:
        return f"{len(forms)} of {ARABIC_FORMS} plural forms"
    return None if all(forms) else "not translated"


def test_every_word_for_people_has_its_arabic(catalogue):
    words = used()
    assert len(words) > 50
    lacking = ((path, line, message, lacks(catalogue, message, context)) for path, line, message, context in words)
    report(
        [f"{path}:{line}: {message!r}: {problem}" for path, line, message, problem in lacking if problem],
        why="a reader who meets one English word knows that the page was not made for them.",
        way_out="write the entry in locale/ar/LC_MESSAGES/django.po; plurals have six forms, as Arabic does.",
    )


def test_placeholders_are_the_same_in_arabic():
    checked = [(path, *result) for path in CATALOGUES for result in entries(path).check()]
    report(
        [f"{path.name}:{entry.lineno}: {entry.id!r}: {error}" for path, entry, errors in checked for error in errors],
        why="a placeholder that is misspelt in the catalogue is an error on the page.",
        way_out="copy %(name)s as it stands in the English.",
    )


def test_the_catalogue_keeps_nothing_that_is_no_longer_said():
    said = {(message[0] if isinstance(message, tuple) else message, context) for _, _, message, context in used()}
    kept = [(path, entry) for path in CATALOGUES for entry in entries(path) if entry.id]
    assert len(kept) > 50
    report(
        [
            f"{path.name}:{entry.lineno}: {entry.id!r}"
            for path, entry in kept
            if not entry.user_comments and (entry.id[0] if entry.pluralizable else entry.id, entry.context) not in said
        ],
        why="whoever translates reads every entry.",
        way_out="delete it; an entry that replaces a word of Django's or of a package's says so in a comment above it.",
    )


def test_the_rule_on_words_can_fail(catalogue):
    assert lacks(catalogue, "No such words anywhere", None) == "not in the catalogue"
    assert lacks(catalogue, ("%(count)s such word", "%(count)s such words"), None) == "not in the catalogue"
