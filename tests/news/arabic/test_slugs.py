import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.arabic import RESERVED_SLUGS, slugify
from tests.news.arabic.texts import any_text, arabic_text, thorough


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("قمة القاهرة تُختتم بإعلانٍ مشترك", "قمة-القاهرة-تختتم-بإعلان-مشترك"),
        ("مسؤول في بيروت: «لا تأجيل»!", "مسؤول-في-بيروت-لا-تأجيل"),
        ("العـــربية", "العربية"),
        ("هٰذا الرَّحْمَٰنُ", "هذا-الرحمن"),
        ("٢١ سفينة", "21-سفينة"),
        ("۲۱ سفينة", "21-سفينة"),
        ("٢٬٠٠٠ لاجئ و1,200 خيمة", "2000-لاجئ-و1200-خيمة"),
        ("نمو ٣٫٥٪", "نمو-3-5"),
        ("الصين/روسيا – اتفاق", "الصين-روسيا-اتفاق"),
        ("BBC تقول", "bbc-تقول"),
        ("Café Déjà-Vu", "cafe-deja-vu"),
        ("Don’t 'stop'", "dont-stop"),
        ("İstanbul Iğdır", "istanbul-igdır"),
        ("Straße", "straße"),
        ("ﻻ ﺳﻼﻡ", "لا-سلام"),
        ("مدﹼرسة", "مدرسة"),
        ("می\u200cخواهم", "میخواهم"),
        ("پاکستان", "پاکستان"),
        ("Йод и ёж", "йод-и-ёж"),
        ("हिन्दी में", "हिन्दी-में"),
        ("東京 が", "東京-が"),
        ("か'\u3099", "が"),  # what an apostrophe kept apart is composed
        ("क\u094d'\u093c", "क\u093c\u094d"),
        ("snake_case.html", "snake-case-html"),
        ("--أ--ب--", "أ-ب"),
        ("../../etc/passwd", "etc-passwd"),
        ("\u202eغزة\u202c\x00", "غزة"),
        ("خبر 🇱🇧 ❤️ عاجل", "خبر-عاجل"),
    ],
)
def test_a_slug_is_the_words_of_the_text(text, slug):
    assert slugify(text) == slug


@pytest.mark.parametrize("text", ["", "   ", "!?…", "«»", "ـــ", "\u064e\u0651", "🎉", "\ud800\u200d", "\u093e", "/"])
def test_text_without_a_letter_gets_the_fallback(text):
    assert slugify(text) == "خبر"


@pytest.mark.parametrize("word", sorted(RESERVED_SLUGS))
def test_a_reserved_word_gets_company(word):
    assert slugify(word.upper()) == f"{word}-خبر"
    assert slugify(f"{word}!") == f"{word}-خبر"
    assert slugify(f"{word} news") == f"{word}-news"


def test_comments_and_feed_are_reserved():
    assert {"comments", "feed", "seen", "report"} <= RESERVED_SLUGS


def test_whole_words_are_kept_as_long_as_they_fit():
    word = "كتاب"  # 24 bytes once encoded
    assert slugify(" ".join([word] * 20)) == "-".join([word] * 7)  # 7 × 24 + 6 = 174
    assert slugify("ab " * 100, max_bytes=50) == "-".join(["ab"] * 17)  # 17 × 2 + 16 = 50


def test_a_single_word_that_is_too_long_is_cut_at_a_letter():
    assert slugify("ط" * 90) == "ط" * 30
    assert slugify("क्" * 90) == "क्" * 10  # 18 bytes: letter and sign stay together


def test_a_word_that_is_too_long_further_on_is_left_out():
    assert slugify("غزة " + "ط" * 90 + " اليوم") == "غزة"


def test_too_little_room_is_refused():
    assert slugify("comments", max_bytes=48) == "comments-خبر"
    with pytest.raises(ValueError, match="at least 48"):
        slugify("comments", max_bytes=47)


@thorough
@given(any_text, st.integers(48, 200))
def test_a_slug_is_short_safe_and_never_empty(text, room):
    slug = slugify(text, room)
    assert 0 < len(quote(slug, safe="")) <= room
    assert slug not in RESERVED_SLUGS
    assert all(slug.split("-"))  # neither at an end nor twice
    assert all(character == "-" or unicodedata.category(character)[0] in "LMN" for character in slug)
    assert slug == slug.lower()


@thorough
@given(any_text, st.integers(48, 200))
def test_the_slug_of_a_slug_is_itself(text, room):
    assert slugify(slugify(text, room), room) == slugify(text, room)


@thorough
@given(any_text)
def test_the_normalisation_form_of_a_text_makes_no_difference(text):
    slug = slugify(text)
    assert unicodedata.is_normalized("NFC", slug)
    assert slugify(unicodedata.normalize("NFC", text)) == slug == slugify(unicodedata.normalize("NFD", text))


@thorough
@given(arabic_text)
def test_arabic_letters_stay_as_typed(text):
    letters = [character for character in text if character.isalpha()]
    slug = slugify(text, max_bytes=100_000)
    assert [character for character in slug if character.isalpha()] == letters or slug == "خبر"
