import time

import pytest

from news.arabic import cap_marks, clean, clean_line, digits, direction, fold, slugify

BAITS = {
    "marks": "ا\u0651" * 25_000,
    "marks alone": "\u0301" * 50_000,
    "isolates": "\u2067" * 50_000,
    "thousands": "1,111" * 10_000,
    "hyphens": "a-" * 25_000,
    "ligatures": "ﷺ" * 3_000,
    "joiners": " \u200c" * 25_000,
}


@pytest.mark.parametrize("function", [fold, clean, clean_line, cap_marks, slugify, digits, direction])
@pytest.mark.parametrize("bait", BAITS.values(), ids=BAITS)
def test_fifty_thousand_letters_keep_no_function_busy(function, bait):
    start = time.perf_counter()
    function(bait)
    assert time.perf_counter() - start < 1  # tens of milliseconds; a quadratic step takes minutes
