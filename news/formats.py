"""How the house prints digits, dates and hours. In a left-to-right edition Django's own formats stand in."""

from datetime import UTC

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from news import arabic
from news.models import SiteSettings


def in_arabic():
    return (get_language() or "").startswith("ar")


def digits(value):
    """A number or text with the house's digits; as it is in other languages."""
    return arabic.digits(value, SiteSettings.current().numerals) if in_arabic() else str(value)


def long_date(moment):
    """«٢٤ تشرين الثاني ٢٠٢٦», in the site's time zone."""
    return _date(moment, weekday=False)


def full_date(moment):
    """«الثلاثاء ٢٤ تشرين الثاني ٢٠٢٦», in the site's time zone."""
    return _date(moment, weekday=True)


def clock(moment):
    """«١٠:٤٢», in the site's time zone."""
    local = timezone.localtime(moment)
    if not in_arabic():
        return date_format(local, "H:i")
    return arabic.clock(local, SiteSettings.current().numerals)


def date_and_time(moment):
    """«٢٤ تشرين الثاني ٢٠٢٦، ١٠:٤٢ بتوقيت بيروت»."""
    return _("%(date)s, %(time)s %(zone)s") % {"date": long_date(moment), "time": clock(moment), "zone": zone()}


def house_months(text):
    """`text` of Django's own, with its pairs of months («تشرين الثاني/نوفمبر») by the house's names."""
    for pair, name in zip(arabic.MONTHS["paired"], arabic.MONTHS[SiteSettings.current().month_names], strict=True):
        text = text.replace(pair, name)
    return text


def hijri(moment):
    """«١٤ جمادى الآخرة ١٤٤٨ هـ», with the house's correction; nothing outside Arabic."""
    if not in_arabic():
        return ""
    site = SiteSettings.current()
    return arabic.hijri_date(timezone.localtime(moment).date(), site.hijri_shift, site.numerals)


def iso(moment):
    """For `<time datetime>`: ISO 8601 in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def zone():
    """The site's time zone in words: «بتوقيت بيروت»."""
    name = timezone.get_default_timezone_name()
    if in_arabic():
        return arabic.zone_name(name)
    return _("%(city)s time") % {"city": name.rpartition("/")[2].replace("_", " ")}


def _date(moment, *, weekday):
    local = timezone.localtime(moment)
    if not in_arabic():
        return date_format(local, "l, j F Y" if weekday else "j F Y")
    site = SiteSettings.current()
    return arabic.long_date(local, site.month_names, site.numerals, weekday=weekday)
