import gettext
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.arabic import PLURAL_FORMS, counted, plural_form
from tests.news.arabic.texts import thorough

CATALOGUE = Path(__file__).parents[3] / "locale/ar/LC_MESSAGES/django.po"
COMMENTS = {
    "zero": "لا تعليقات",
    "one": "تعليق واحد",
    "two": "تعليقان",
    "few": "%(count)s تعليقات",
    "many": "%(count)s تعليقًا",
    "other": "%(count)s تعليق",
}


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "لا تعليقات"),
        (1, "تعليق واحد"),
        (2, "تعليقان"),
        (3, "٣ تعليقات"),
        (10, "١٠ تعليقات"),
        (11, "١١ تعليقًا"),
        (99, "٩٩ تعليقًا"),
        (100, "١٠٠ تعليق"),
        (101, "١٠١ تعليق"),
        (102, "١٠٢ تعليق"),
        (103, "١٠٣ تعليقات"),
        (110, "١١٠ تعليقات"),
        (111, "١١١ تعليقًا"),
        (1000, "١٠٠٠ تعليق"),
        (1003, "١٠٠٣ تعليقات"),
    ],
)
def test_a_noun_takes_the_form_of_its_number(n, text):
    assert counted(n, COMMENTS) == text


def test_a_form_that_is_missing_is_taken_from_other():
    assert counted(2, {"other": "%(count)s من %%"}, system="latn") == "2 من %"
    with pytest.raises(KeyError):
        counted(2, {"one": "واحد"})


def test_the_forms_are_those_of_the_catalogue():
    header = re.search(r"Plural-Forms: nplurals=(\d+); plural=([^;\\]+)", CATALOGUE.read_text(encoding="utf-8"))
    assert header, "The Arabic catalogue has no Plural-Forms header."
    assert int(header[1]) == len(PLURAL_FORMS)
    index = gettext.c2py(header[2])
    assert [plural_form(n) for n in range(1001)] == [PLURAL_FORMS[index(n)] for n in range(1001)]


@thorough
@given(st.integers())
def test_the_sign_and_whole_hundreds_make_no_difference(n):
    assert plural_form(-n) == plural_form(n)
    if abs(n) > 2:
        assert plural_form(abs(n) + 100) == plural_form(n)
