import datetime as dt
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.arabic import HIJRI_MONTHS, MONTHS, WEEKDAYS, clock, hijri_date, long_date, zone_name
from news.arabic.dates import GREENWICH, UNIVERSAL_TIME, ZONE_CITIES
from tests.news.arabic.texts import thorough

DAY = dt.date(2026, 11, 24)
ARAB_LEAGUE = [
    *("AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "JO", "KM", "KW", "LB", "LY"),
    *("MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"),
]


@pytest.mark.parametrize(
    ("months", "printed"),
    [
        ("levantine", "٢٤ تشرين الثاني ٢٠٢٦"),
        ("egyptian", "٢٤ نوفمبر ٢٠٢٦"),
        ("maghrebi", "٢٤ نوفمبر ٢٠٢٦"),
        ("moroccan", "٢٤ نونبر ٢٠٢٦"),
        ("paired", "٢٤ تشرين الثاني/نوفمبر ٢٠٢٦"),
    ],
)
def test_a_date_is_printed_with_the_months_of_the_house(months, printed):
    assert long_date(DAY, months) == printed


@pytest.mark.parametrize(
    ("months", "first", "eighth", "last"),
    [
        ("levantine", "كانون الثاني", "آب", "كانون الأول"),
        ("egyptian", "يناير", "أغسطس", "ديسمبر"),
        ("maghrebi", "جانفي", "أوت", "ديسمبر"),
        ("moroccan", "يناير", "غشت", "دجنبر"),
        ("paired", "كانون الثاني/يناير", "آب/أغسطس", "كانون الأول/ديسمبر"),
    ],
)
def test_every_house_has_its_twelve_months(months, first, eighth, last):
    names = MONTHS[months]
    assert len(set(names)) == 12
    assert (names[0], names[7], names[11]) == (first, eighth, last)


def test_the_weekday_comes_first_where_it_is_asked_for():
    assert long_date(DAY, weekday=True) == "الثلاثاء ٢٤ تشرين الثاني ٢٠٢٦"
    assert [long_date(dt.date(2026, 11, day), weekday=True).split()[0] for day in range(22, 29)] == [
        "الأحد",
        "الاثنين",
        "الثلاثاء",
        "الأربعاء",
        "الخميس",
        "الجمعة",
        "السبت",
    ]
    assert WEEKDAYS[0] == "الاثنين"


def test_dates_and_times_take_the_digits_of_the_house():
    moment = dt.datetime(2026, 1, 5, 9, 5, tzinfo=ZoneInfo("Asia/Beirut"))
    assert long_date(moment, system="latn") == "5 كانون الثاني 2026"
    assert long_date(moment, system="arabext") == "۵ كانون الثاني ۲۰۲۶"
    assert clock(moment) == "٠٩:٠٥"
    assert clock(dt.time(23, 59), system="latn") == "23:59"


def test_a_moment_is_printed_in_the_zone_that_it_carries():
    moment = dt.datetime(2026, 11, 24, 22, 30, tzinfo=dt.UTC)
    assert (long_date(moment), clock(moment)) == ("٢٤ تشرين الثاني ٢٠٢٦", "٢٢:٣٠")
    there = moment.astimezone(ZoneInfo("Asia/Beirut"))
    assert (long_date(there), clock(there)) == ("٢٥ تشرين الثاني ٢٠٢٦", "٠٠:٣٠")


def test_unknown_month_names_are_refused():
    with pytest.raises(KeyError):
        long_date(DAY, "roman")


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Asia/Beirut", "بتوقيت بيروت"),
        ("Africa/Cairo", "بتوقيت القاهرة"),
        ("Asia/Amman", "بتوقيت عمّان"),
        ("UTC", "بالتوقيت العالمي"),
        ("Etc/UTC", "بالتوقيت العالمي"),
        ("GMT", "بتوقيت غرينتش"),
        ("America/Los_Angeles", "بتوقيت Los Angeles"),
        ("America/Argentina/Buenos_Aires", "بتوقيت Buenos Aires"),
    ],
)
def test_a_zone_has_the_name_that_readers_know(zone, name):
    assert zone_name(zone) == name


def test_every_zone_of_the_arab_league_has_an_arabic_name():
    table = resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text()
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    zones = {row[2] for row in rows if row[0] in ARAB_LEAGUE}
    assert len(zones) >= len(ARAB_LEAGUE)
    assert zones <= ZONE_CITIES.keys()


def test_every_zone_that_we_name_exists():
    assert ZONE_CITIES.keys() | UNIVERSAL_TIME | GREENWICH <= available_timezones()


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (DAY, "١٤ جمادى الآخرة ١٤٤٨ هـ"),
        (dt.date(2024, 3, 11), "١ رمضان ١٤٤٥ هـ"),
        (dt.date(2024, 6, 16), "١٠ ذو الحجة ١٤٤٥ هـ"),
        (dt.date(1924, 8, 1), "١ محرم ١٣٤٣ هـ"),
        (dt.date(2077, 11, 16), "٣٠ ذو الحجة ١٥٠٠ هـ"),
        (dt.date(1924, 7, 31), ""),
        (dt.date(2077, 11, 17), ""),
        (dt.date.min, ""),
        (dt.date.max, ""),
    ],
)
def test_a_day_has_its_hijri_date_as_far_as_the_calendar_goes(day, printed):
    assert hijri_date(day) == printed


def test_a_country_that_sights_the_moon_otherwise_shifts_the_date():
    assert hijri_date(dt.date(2024, 3, 11), shift=-1) == "٢٩ شعبان ١٤٤٥ هـ"
    assert hijri_date(dt.date(2024, 3, 11), shift=1) == "٢ رمضان ١٤٤٥ هـ"
    assert hijri_date(dt.date.max, shift=1) == ""


def test_a_hijri_date_is_that_of_the_day_a_moment_carries():
    evening = dt.datetime(2024, 3, 10, 23, 0, tzinfo=dt.UTC)
    assert hijri_date(evening, system="latn") == "29 شعبان 1445 هـ"
    assert hijri_date(evening.astimezone(ZoneInfo("Asia/Beirut")), system="latn") == "1 رمضان 1445 هـ"


@thorough
@given(st.dates(dt.date(1924, 8, 1), dt.date(2077, 11, 15)))
def test_hijri_days_follow_one_another(day):
    number, month = _parts(hijri_date(day, system="latn"))
    next_number, next_month = _parts(hijri_date(day + dt.timedelta(days=1), system="latn"))
    if next_number == 1:
        assert number in (29, 30)
        assert next_month == (month + 1) % 12
    else:
        assert (next_number, next_month) == (number + 1, month)


def _parts(printed):
    number, *month, _year, _era = printed.split()
    return int(number), HIJRI_MONTHS.index(" ".join(month))
