"""Arabic text: what is stored, addressed, counted and dated leans on these functions. Pure; imports nothing of ours."""

from .bidi import direction
from .cleaning import cap_marks, clean, clean_line
from .dates import HIJRI_MONTHS, MONTHS, WEEKDAYS, clock, hijri_date, long_date, zone_name
from .folding import fold
from .numerals import digits
from .plurals import PLURAL_FORMS, counted, plural_form
from .slugs import RESERVED_SLUGS, slugify

__all__ = [
    "HIJRI_MONTHS",
    "MONTHS",
    "PLURAL_FORMS",
    "RESERVED_SLUGS",
    "WEEKDAYS",
    "cap_marks",
    "clean",
    "clean_line",
    "clock",
    "counted",
    "digits",
    "direction",
    "fold",
    "hijri_date",
    "long_date",
    "plural_form",
    "slugify",
    "zone_name",
]
