import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given

from news.arabic import cap_marks, clean, clean_line
from tests.news.arabic.texts import any_text, thorough

NEVER_STORED = [
    *map(chr, range(0x09)),
    *map(chr, range(0x0B, 0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2060, 0x2066)),
    *map(chr, range(0x206A, 0x2070)),
    *map(chr, range(0xE0000, 0xE0080)),
    *map(chr, range(0xFDD0, 0xFDF0)),
    *"\ud800\udbff\udc00\udfff\ufffe\uffff\U0001fffe\U0010ffff",
    *"\xad\u034f\u115f\u1160\u180e\u200b\u3164\uffa0\ufeff\ufff9\ufffc\u2028\u2029\U000e0100",
]
KEPT = "\t\n\u200c\u200d\u200e\u200f\u061c\xa0\ufe0f\u0640\u064e\u0670\u06dd\ufffd\U0001f1f1"


@pytest.mark.parametrize("character", NEVER_STORED, ids=lambda character: f"U+{ord(character):04X}")
def test_what_no_reader_can_see_is_not_stored_and_its_neighbours_are(character):
    cleaned = clean(f"قبل{character}بعد")
    assert character not in cleaned
    assert cleaned.replace("\n", "") == "قبلبعد"


@pytest.mark.parametrize("character", KEPT, ids=lambda character: f"U+{ord(character):04X}")
def test_what_arabic_and_emoji_need_stays(character):
    assert clean(f"قبل{character}بعد") == f"قبل{character}بعد"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_end_of_line_becomes_one_newline(end):
    assert clean(f"أول{end}ثان") == "أول\nثان"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("\u2067غزة\u2069", "\u2067غزة\u2069"),
        ("\u2068a\u2066b\u2069c\u2069", "\u2068a\u2066b\u2069c\u2069"),
        ("\u2067غزة", "غزة"),
        ("غزة\u2069", "غزة"),
        ("\u2066\u2067غزة\u2069", "\u2067غزة\u2069"),
        ("\u2069غزة\u2067", "غزة"),
        ("\u2067أول\nثان\u2069", "أول\nثان"),  # an isolate ends with its line, whatever closes it later
    ],
)
def test_an_isolate_stays_only_with_its_pair_on_its_line(typed, stored):
    assert clean(typed) == stored


def test_text_is_stored_composed():
    assert clean("ا\u0654حمد cafe\u0301") == "أحمد café"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  عاجل:\n\tغزة\xa0اليوم ", "عاجل: غزة اليوم"),
        ("\u200cمی\u200cخواهم\u200d", "می\u200cخواهم"),
        (" \u200c \u200d ", ""),
        ("C++\u200e", "C++\u200e"),
        ("\u2800", ""),
    ],
)
def test_a_line_has_single_spaces_and_no_joiner_at_its_ends(typed, stored):
    assert clean_line(typed) == stored


@thorough
@given(any_text)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@thorough
@given(any_text)
def test_what_is_cleaned_is_composed_and_can_stand_in_xml(text):
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    root = ElementTree.Element("text")
    root.text = cleaned
    assert (ElementTree.fromstring(ElementTree.tostring(root, "utf-8")).text or "") == cleaned  # noqa: S314 our own bytes


@thorough
@given(any_text)
def test_a_line_has_no_line_end(text):
    assert clean_line(text).splitlines() in ([], [clean_line(text)])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("e" + "\u0301" * 40, "e" + "\u0301" * 4),
        ("\u0301" * 40 + "e", "\u0301" * 4 + "e"),
        ("م" + "\u0651\u064e\u0654\u0653\u0650", "م" + "\u0651\u064e\u0654\u0653"),
        ("e" + "\u0301" * 4 + "\u200d" + "\u0301" * 4, "e" + "\u0301" * 4 + "\u200d"),
        ("e" + "\u20dd" * 9, "e" + "\u20dd" * 4),
        ("ل\u0651\u064e\u0670\u0653\u06d6\u06da", "ل\u0651\u064e\u0670\u0653\u06d6\u06da"),
        ("ل" + "\u06d6" * 9, "ل" + "\u06d6" * 4),
        ("مُحَمَّدٌ", "مُحَمَّدٌ"),
        ("plain", "plain"),
    ],
)
def test_a_letter_carries_four_marks_and_as_many_of_the_quran(typed, kept):
    assert cap_marks(typed) == kept


def test_another_number_of_marks_can_be_asked_for():
    assert cap_marks("e\u0301\u0301\u0301", most=2) == "e\u0301\u0301"


@thorough
@given(any_text)
def test_capping_marks_takes_marks_only_and_once(text):
    capped = cap_marks(text)
    assert cap_marks(capped) == capped
    assert _without_marks(capped) == _without_marks(text)


def _without_marks(text):
    return [character for character in text if unicodedata.category(character) not in ("Mn", "Me")]
