"""Which of its six forms an Arabic noun takes beside a number."""

from collections.abc import Mapping
from typing import Final, Literal

from .numerals import System, digits

PluralForm = Literal["zero", "one", "two", "few", "many", "other"]

PLURAL_FORMS: Final[tuple[PluralForm, ...]] = ("zero", "one", "two", "few", "many", "other")
"""In the order of msgstr[0] to msgstr[5] in the Arabic catalogue."""


def plural_form(n: int) -> PluralForm:
    """Return CLDR's plural category of `n` in Arabic; the sign does not matter.

    few is 3–10, 103–110 …, many 11–99, 111–199 …, other 100–102, 200–202 …
    """
    n = abs(n)
    if n <= 2:
        return PLURAL_FORMS[n]
    rest = n % 100
    if rest <= 2:
        return "other"
    return "few" if rest <= 10 else "many"


def counted(n: int, forms: Mapping[PluralForm, str], system: System = "arab") -> str:
    """Return the form for `n` from `forms`, with `%(count)s` in it replaced by `n` in the digits of `system`.

    A form that is missing is taken from "other"; KeyError where that is missing too. Text like the catalogue's: a
    per cent sign is written %%.
    """
    form = plural_form(n)
    return forms[form if form in forms else "other"] % {"count": digits(n, system)}
