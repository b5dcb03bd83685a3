"""How the house prints digits, dates and pictures. In a left-to-right edition Django's own formats stand in."""

from datetime import UTC

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from news import arabic
from news.models import SiteSettings
from news.preview import preview_url

register = template.Library()


def in_arabic():
    return (get_language() or "").startswith("ar")


@register.filter
def digits(value):
    """A number or text with the house's digits; as it is in other languages."""
    return arabic.digits(value, SiteSettings.current().numerals) if in_arabic() else str(value)


@register.filter
def long_date(moment):
    """«٢٤ تشرين الثاني ٢٠٢٦», in the site's time zone."""
    return _date(moment, weekday=False)


@register.filter
def full_date(moment):
    """«الثلاثاء ٢٤ تشرين الثاني ٢٠٢٦», in the site's time zone."""
    return _date(moment, weekday=True)


@register.filter
def clock(moment):
    """«١٠:٤٢», in the site's time zone."""
    local = timezone.localtime(moment)
    if not in_arabic():
        return date_format(local, "H:i")
    return arabic.clock(local, SiteSettings.current().numerals)


@register.filter
def date_and_time(moment):
    """«٢٤ تشرين الثاني ٢٠٢٦، ١٠:٤٢ بتوقيت بيروت»."""
    return _("%(date)s, %(time)s %(zone)s") % {"date": long_date(moment), "time": clock(moment), "zone": zone()}


@register.filter
def hijri(moment):
    """«١٤ جمادى الآخرة ١٤٤٨ هـ», with the house's correction; nothing outside Arabic."""
    if not in_arabic():
        return ""
    site = SiteSettings.current()
    return arabic.hijri_date(timezone.localtime(moment).date(), site.hijri_shift, site.numerals)


@register.filter
def iso(moment):
    """For `<time datetime>`: ISO 8601 in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@register.filter
def direction(text):
    """The direction of a text that carries no language, "rtl" or "ltr", by the majority of its strong letters."""
    return arabic.direction(text)


def zone():
    """The site's time zone in words: «بتوقيت بيروت»."""
    name = timezone.get_default_timezone_name()
    return (
        arabic.zone_name(name)
        if in_arabic()
        else _("%(city)s time") % {"city": name.rpartition("/")[2].replace("_", " ")}
    )


def _date(moment, *, weekday):
    local = timezone.localtime(moment)
    if not in_arabic():
        return date_format(local, "l, j F Y" if weekday else "j F Y")
    site = SiteSettings.current()
    return arabic.long_date(local, site.month_names, site.numerals, weekday=weekday)


@register.inclusion_tag("components/picture.html", takes_context=True)
def picture(context, image, sizes="100vw", lazy=True, alt=None):
    """`<picture>` of an image in its renditions: WebP where the browser takes it, else JPEG. `alt` replaces its own."""
    address = preview_url if context.get("preview") else (lambda rendition: rendition.file.url)
    kinds = {}
    for rendition in image.renditions.all():
        kinds.setdefault(rendition.kind, []).append(rendition)
    return {
        "webp": ", ".join(f"{address(one)} {one.width}w" for one in kinds.get("webp", ())),
        "jpeg": ", ".join(f"{address(one)} {one.width}w" for one in kinds.get("jpeg", ())),
        "largest": (kinds.get("jpeg") or [None])[-1],
        "src": address(kinds["jpeg"][-1]) if kinds.get("jpeg") else "",
        "sizes": sizes,
        "lazy": lazy,
        "focal_x": round(image.focal_x * 10),
        "focal_y": round(image.focal_y * 10),
        "alt": "" if image.decorative else (image.alt if alt is None else alt),
    }
