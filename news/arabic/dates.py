"""Dates and times as an Arabic newspaper prints them.

Nothing here converts: a moment is printed as it stands, so bring an aware datetime into the reader's zone first
(`timezone.localtime`).
"""

from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from hijridate import Gregorian

from .numerals import System, digits

MonthNames = Literal["levantine", "egyptian", "maghrebi", "moroccan", "paired"]

_LEVANTINE = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
_EGYPTIAN = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
_MAGHREBI = (
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
_MOROCCAN = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
)
MONTHS: Final[dict[MonthNames, tuple[str, ...]]] = {
    "levantine": _LEVANTINE,
    "egyptian": _EGYPTIAN,
    "maghrebi": _MAGHREBI,
    "moroccan": _MOROCCAN,
    "paired": tuple(f"{levantine}/{egyptian}" for levantine, egyptian in zip(_LEVANTINE, _EGYPTIAN, strict=True)),
}
"""January to December. "egyptian" also serves the Gulf, Libya and Sudan; "maghrebi" is Tunisia and Algeria, whose names
come from French; Morocco has its own. "paired" is for papers read in both halves of the Arab world."""

WEEKDAYS: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
"""Monday to Sunday, as date.weekday() counts."""

HIJRI_MONTHS: Final = (
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
)

ZONE_CITIES: Final = {
    "Africa/Algiers": "الجزائر",
    "Africa/Cairo": "القاهرة",
    "Africa/Casablanca": "الدار البيضاء",
    "Africa/Djibouti": "جيبوتي",
    "Africa/El_Aaiun": "العيون",
    "Africa/Khartoum": "الخرطوم",
    "Africa/Mogadishu": "مقديشو",
    "Africa/Nouakchott": "نواكشوط",
    "Africa/Tripoli": "طرابلس",
    "Africa/Tunis": "تونس",
    "America/New_York": "نيويورك",
    "Asia/Aden": "عدن",
    "Asia/Amman": "عمّان",
    "Asia/Baghdad": "بغداد",
    "Asia/Bahrain": "المنامة",
    "Asia/Beirut": "بيروت",
    "Asia/Damascus": "دمشق",
    "Asia/Dubai": "دبي",
    "Asia/Gaza": "غزة",
    "Asia/Hebron": "الخليل",
    "Asia/Jerusalem": "القدس",
    "Asia/Kuwait": "الكويت",
    "Asia/Muscat": "مسقط",
    "Asia/Qatar": "الدوحة",
    "Asia/Riyadh": "الرياض",
    "Asia/Tehran": "طهران",
    "Europe/Berlin": "برلين",
    "Europe/Istanbul": "إسطنبول",
    "Europe/London": "لندن",
    "Europe/Paris": "باريس",
    "Indian/Comoro": "موروني",
}
UNIVERSAL_TIME: Final = frozenset(
    ["UTC", "Etc/UTC", "Etc/UCT", "UCT", "Universal", "Etc/Universal", "Zulu", "Etc/Zulu"]
)
GREENWICH: Final = frozenset(["GMT", "Etc/GMT", "Greenwich", "Etc/Greenwich"])


def long_date(moment: date, months: MonthNames = "levantine", system: System = "arab", weekday: bool = False) -> str:
    """Return «٢٤ تشرين الثاني ٢٠٢٦», with `weekday` «الثلاثاء ٢٤ تشرين الثاني ٢٠٢٦».

    `moment` is a date, or a datetime already in the reader's zone. KeyError for `months` that MONTHS does not have.
    """
    written = f"{moment.day} {MONTHS[months][moment.month - 1]} {moment.year}"
    if weekday:
        written = f"{WEEKDAYS[moment.weekday()]} {written}"
    return digits(written, system)


def clock(moment: datetime | time, system: System = "arab") -> str:
    """Return «١٠:٤٢», twenty-four hours. `moment` is already in the reader's zone."""
    return digits(f"{moment:%H:%M}", system)


def zone_name(tz_key: str) -> str:
    """Return how readers know the zone `tz_key` of the IANA database: «بتوقيت بيروت», «بالتوقيت العالمي».

    A city that is not in ZONE_CITIES is named as the database spells it.
    """
    if tz_key in UNIVERSAL_TIME:
        return "بالتوقيت العالمي"
    if tz_key in GREENWICH:
        return "بتوقيت غرينتش"
    city = ZONE_CITIES.get(tz_key) or tz_key.rpartition("/")[2].replace("_", " ")
    return f"بتوقيت {city}"


def hijri_date(day: date, shift: int = 0, system: System = "arab") -> str:
    """Return «١٤ جمادى الآخرة ١٤٤٨ هـ»: `day` in the Umm al-Qura calendar.

    `shift` days are added for a country that sights the moon earlier (1) or later (-1).

    `day` is a date, or a datetime already in the reader's zone; its evening still counts as the same day. Empty where
    the calendar has no table (before 1 August 1924 or after 16 November 2077): a page goes without its second date
    rather than with a wrong one.
    """
    try:
        moved = date(day.year, day.month, day.day) + timedelta(days=shift)
        hijri = Gregorian.fromdate(moved).to_hijri()
    except OverflowError:
        return ""
    return digits(f"{hijri.day} {HIJRI_MONTHS[hijri.month - 1]} {hijri.year} هـ", system)
