import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.arabic import direction
from tests.news.arabic.texts import any_text, thorough


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("قمة القاهرة", "rtl"),
        ("BBC تقول إن المفاوضات مستمرة", "rtl"),
        ("Breaking news from بيروت", "ltr"),
        ("שלום", "rtl"),
        ("Привет", "ltr"),
        ("東京", "ltr"),
        ("شاهد https://example.com/a-very-long-address", "rtl"),
        ("راسلنا press.office@example.com", "rtl"),
        ("انظر WWW.example.com/long", "rtl"),
        ("https://example.com/", "ltr"),
        ("a\u200f\u200f\u200f", "ltr"),  # marks are no letters
        ("نعم 2026 (100%) !!!", "rtl"),
    ],
)
@pytest.mark.parametrize("default", ["rtl", "ltr"])
def test_a_text_runs_as_most_of_its_letters_do(text, runs, default):
    assert direction(text, default) == runs


@pytest.mark.parametrize("text", ["", "١٢٣ 456", "…!?", "🎉", "ab تم"])
def test_without_a_majority_the_default_decides(text):
    assert direction(text) == "rtl"
    assert direction(text, default="ltr") == "ltr"


@thorough
@given(any_text, st.integers(1, 50))
def test_enough_arabic_turns_any_text(text, more):
    assert direction(text + " " + "غ" * (len(text) + more)) == "rtl"
