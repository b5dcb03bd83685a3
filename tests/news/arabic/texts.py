"""Texts for the property tests: any Unicode, lone surrogates too, and often what has gone wrong in Arabic before."""

from hypothesis import settings
from hypothesis import strategies as st

TRICKY = (
    "اأإآٱبةهىيیےکكگپچژڤڨڭھہۀؤئءـ٠٩۰۹"
    "\u064b\u064e\u0650\u0651\u0652\u0653\u0654\u0655\u0670\u06d6\u06e5\u0674"
    "\ufefb\ufdfa\ufdfd\ufdf2\ufe7c\ufc60\ufe8e"
    "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202e\u2066\u2067\u2068\u2069\u2060\ufeff\xad\u2800\u3164"
    "\x00\x0b\r\n\t\x1f\x85\x9f\u2028\ud800\udc00\ufdd0\uffff\U000e0041\U0001f1f1\ufe0f"
    "IİıßẞÅéςΣΆǅﬁ²½e\u0301\u0327\u0345\u20dd か\u3099가각ᄀ\u1161\u11a8कि\u094d\u093cก\u0e38"
    " -_.,'’«»/%٬٫3\xa0\u093c\x1c\u115f"
)
any_text = st.text(st.one_of(st.sampled_from(TRICKY), st.characters()))
arabic_text = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة ،؛؟٠١٢٣«»"), min_size=1)

# The same examples every time and no clock: a test is red because of the code, never because of the day.
thorough = settings(max_examples=300, deadline=None, derandomize=True)
