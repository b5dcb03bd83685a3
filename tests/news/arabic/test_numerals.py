from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.arabic import digits
from tests.news.arabic.texts import any_text, thorough


@pytest.mark.parametrize(
    ("value", "system", "printed"),
    [
        (2026, "arab", "٢٠٢٦"),
        (2026, "arabext", "۲۰۲۶"),
        (2026, "latn", "2026"),
        ("٢٠٢٦", "latn", "2026"),
        ("۲۰۲۶", "arab", "٢٠٢٦"),
        ("٣ من 10", "arab", "٣ من ١٠"),
        ("२०", "latn", "20"),
        ("1.5", "arab", "١.٥"),  # text changes its digits only
        (1.5, "arab", "١٫٥"),
        (Decimal("0.25"), "arabext", "۰٫۲۵"),
        (1.5, "latn", "1.5"),
        (0, "arab", "٠"),
        ("لا رقم", "arab", "لا رقم"),
        ("م²", "arab", "م²"),
    ],
)
def test_numbers_are_printed_in_the_digits_of_the_house(value, system, printed):
    assert digits(value, system) == printed


def test_the_house_prints_arabic_digits_where_nothing_is_said():
    assert digits(7) == "٧"


def test_unknown_digits_are_refused_by_name():
    with pytest.raises(ValueError, match="roman"):
        digits(1, "roman")


@thorough
@given(st.integers(), st.sampled_from(["arab", "latn", "arabext"]))
def test_a_printed_number_reads_back_as_itself(number, system):
    assert int(digits(number, system)) == number


@thorough
@given(any_text, st.sampled_from(["arab", "latn", "arabext"]), st.sampled_from(["arab", "latn", "arabext"]))
def test_only_the_last_choice_of_digits_counts(text, first, last):
    assert digits(digits(text, first), last) == digits(text, last)
