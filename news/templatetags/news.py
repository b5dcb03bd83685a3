"""`{% load news %}`: the house's formats and the direction of a text as filters, and `{% picture %}`."""

from django import template

from news import arabic, formats
from news.preview import preview_url

register = template.Library()

for function in (
    arabic.direction,
    formats.clock,
    formats.date_and_time,
    formats.digits,
    formats.full_date,
    formats.hijri,
    formats.house_months,
    formats.iso,
    formats.long_date,
):
    register.filter(function)


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
