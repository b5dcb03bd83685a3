import unicodedata

import pytest
from hypothesis import given

from news.arabic import clean, fold
from tests.news.arabic.texts import any_text, thorough

ONE_WORD = [
    # diacritics, tatweel
    ("مُحَمَّدٌ", "محمد"),
    ("العـــربية", "العربية"),
    ("هٰذا", "هذا"),
    ("ٱلرَّحْمَٰنِ", "الرحمن"),
    ("لَهُۥ", "له"),
    # alef and hamza
    ("أحمد", "احمد"),
    ("إيران", "ايران"),
    ("آسيا", "اسيا"),
    ("ا\u0654حمد", "أحمد"),  # the hamza typed apart
    ("مسؤول", "مسوول"),
    ("شاطئ", "شاطي"),
    ("ٵ", "أ"),
    # the end of the word
    ("مستشفى", "مستشفي"),
    ("غزة", "غزه"),
    # Persian, Urdu, Kurdish, the Maghreb
    ("پاکستان", "باكستان"),
    ("تهران‌", "تهران"),
    ("علی", "علي"),
    ("گوگل", "كوكل"),
    ("چین", "جين"),
    ("ژاله", "زاله"),
    ("لاہور", "لاهور"),
    ("ھند", "هند"),
    ("نامۀ", "نامه"),
    ("ٹیلی", "تيلي"),
    ("پنجابے", "بنجابي"),
    ("ڤيينا", "فيينا"),
    ("ڨفصة", "قفصة"),
    ("أڭادير", "أكادير"),
    ("هەولێر", "ههولير"),
    # dotless writing against word lists
    ("ٯلق", "قلق"),
    # presentation forms and ligatures
    ("ﻻ", "لا"),
    ("ﻵن", "لان"),
    ("ﷲ", "الله"),
    ("ﷺ", "صلى الله عليه وسلم"),
    ("﷽", "بسم الله الرحمن الرحيم"),
    ("ﺳﻼﻡ", "سلام"),
    ("مدﹼرسة", "مدرسة"),  # U+FE7C: NFKC alone would make it two words
    ("مدﱠرسة", "مدرسة"),
    # digits
    ("٢٠٢٦", "2026"),
    ("۲۰۲۶", "2026"),
    ("２０２６", "2026"),
    ("٣٫٥٪", "3.5%"),
    # what takes no room
    ("غ\u200cز\u200dة", "غزة"),
    ("غ\u200bز\ufeffة", "غزة"),
    ("\u202eغزة\u202c", "غزة"),
    ("\u2067غزة\u2069\u200f", "غزة"),
    ("غ\xadزة", "غزة"),
    ("غ\x00زة", "غزة"),
    ("غزة\ud800", "غزة"),
    ("غزة\U000e0041", "غزة"),
    ("\u3164غزة", "غزة"),
    # white space
    ("  قطاع\xa0\u2003غزة\n", "قطاع غزة"),
    ("قطاع\u2800غزة", "قطاع غزة"),
    # other alphabets
    ("BBC", "bbc"),
    ("Café", "cafe"),
    ("STRASSE", "straße"),
    ("DİYARBAKIR", "Diyarbakır"),
    ("ΟΔΟΣ", "οδός"),
    ("ｶﾞ", "ガ"),
]


@pytest.mark.parametrize(("one", "other"), ONE_WORD)
def test_two_spellings_of_one_word_fold_alike(one, other):
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ماء", "ما"),  # a hamza that stands alone is a letter
        ("علم", "عمل"),
        ("حمص", "خمص"),
        ("سعر", "شعر"),
        ("12", "13"),
        ("قطاع غزة", "قطاعغزة"),
        ("कि", "क"),  # vowel signs are not diacritics
        ("がく", "かく"),
        ("กุ", "ก"),
    ],
)
def test_two_words_stay_two(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("إيرانُ تُعلِنُ ١٢ قرارًا", "ايران تعلن 12 قرارا"),
        ("رئيسُ مؤسسةٍ", "رييس موسسه"),
        ("", ""),
        ("ـــ", ""),
        ("\u200f\u200c", ""),
        ("قال: «لا!»", "قال: «لا!»"),
        ("한국", "한국"),
    ],
)
def test_folding_gives_plain_letters(text, folded):
    assert fold(text) == folded


@thorough
@given(any_text)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("first", range(0, 0x110000, 0x22000), ids=hex)
def test_every_character_between_letters_folds_for_good(first):
    everything = "ا".join(chr(code) for code in range(first, first + 0x22000))
    once = fold(everything)
    assert fold(once) == once
    once.encode()  # no surrogate is left


@thorough
@given(any_text)
def test_a_text_folds_alike_before_and_after_it_is_cleaned(text):
    assert fold(clean(text)) == fold(text)


@thorough
@given(any_text)
def test_the_normalisation_form_of_a_text_makes_no_difference(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(text) == fold(unicodedata.normalize("NFD", text))


@thorough
@given(any_text)
def test_what_is_folded_is_composed(text):
    assert unicodedata.is_normalized("NFC", fold(text))


@thorough
@given(any_text)
def test_what_is_folded_has_one_kind_of_space_and_none_at_the_ends(text):
    assert " ".join(fold(text).split()) == fold(text)
