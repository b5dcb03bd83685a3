import hashlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

WIDTHS = (640, 1280)
MAX_SIDE = 16_383  # libwebp encodes no longer side

ENCODINGS = {
    "webp": ("webp", {"format": "WEBP", "quality": 78, "method": 4}),
    "jpeg": ("jpg", {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True}),
}


@dataclass(frozen=True)
class EncodedRendition:
    """One public size of a picture: `kind` is "webp" or "jpeg", `name` comes from the content alone."""

    kind: str
    width: int
    height: int
    data: bytes
    name: str


def make_renditions(image, widths=WIDTHS):
    """Return a list of EncodedRendition: `image` (RGB, from Verified.pixels()) in each of `widths`, once per encoding.

    Nothing is enlarged: a width beyond the picture's own becomes its own, once. The bytes carry no metadata.
    """
    largest = max(1, min(image.width, image.width * MAX_SIDE // image.height))
    return [_encode(sized, kind) for sized in _sizes(image, widths, largest) for kind in ENCODINGS]


def _sizes(image, widths, largest):
    for width in sorted({min(width, largest) for width in widths}):
        height = min(MAX_SIDE, max(1, round(image.height * width / image.width)))
        sized = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        sized.info = {}  # Pillow would write a comment found here into the JPEG
        yield sized


def _encode(sized, kind):
    extension, options = ENCODINGS[kind]
    encoded = BytesIO()
    sized.save(encoded, **options)
    data = encoded.getvalue()
    name = f"{hashlib.sha256(data).hexdigest()[:32]}-{sized.width}.{extension}"
    return EncodedRendition(kind=kind, width=sized.width, height=sized.height, data=data, name=name)
