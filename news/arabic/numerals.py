"""The digits that the house prints."""

import unicodedata
from decimal import Decimal
from typing import Final, Literal

from .tables import CharacterTable

System = Literal["arab", "latn", "arabext"]  # CLDR's names

ZEROS: Final[dict[System, str]] = {"arab": "\u0660", "latn": "0", "arabext": "\u06f0"}


def digits(value: object, system: System = "arab") -> str:
    """Return `value` as text, the digits of every script in it replaced by those of `system`.

    "arab" ٠–٩, "latn" 0–9, "arabext" ۰–۹ (Persian and Urdu). A float or Decimal takes the decimal sign of its digits
    (٣٫٥); in text nothing but digits changes. ValueError for another system.
    """
    if system not in _TABLES:
        raise ValueError(f"Unknown digits {system!r}: expected one of {', '.join(_TABLES)}.")
    text = str(value)
    if isinstance(value, float | Decimal) and system != "latn":
        text = text.replace(".", "٫")
    return text.translate(_TABLES[system])


def _table(system: System) -> CharacterTable:
    zero = ord(ZEROS[system])

    def in_system(character: str) -> str:
        value = unicodedata.decimal(character, None)
        return character if value is None else chr(zero + value)

    return CharacterTable(in_system)


_TABLES = {system: _table(system) for system in ZEROS}
