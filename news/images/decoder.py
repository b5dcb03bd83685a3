"""Turns the bytes of one uploaded picture into plain pixels, in a process of its own.

Run by intake.verify() as a program: the bytes come in on standard input; one line of JSON and the pixels (RGB,
three bytes each) go out. A file that fools a decoder, such as an AVIF whose header understates its frames or a
JPEG of a hundred thousand scans, thus costs at most MEMORY and CPU_SECONDS here, and the web server nothing.
"""

import json
import resource
import sys
from contextlib import suppress
from io import BytesIO

from PIL import AvifImagePlugin, Image, ImageCms, UnidentifiedImageError

MAX_PIXELS = 40_000_000
LONG_SIDE = 2560  # what is kept of a larger picture: twice the widest rendition
MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 10

# Without this list Pillow tries every format it knows, and hands PostScript to Ghostscript.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")

ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = {5, 6, 7, 8}


class Refused(Exception):  # noqa: N818 - it names what happened to the file
    """The bytes are not a picture that is taken in; the argument is the code of the reason."""


def decode(data):
    """Return (format, width, height, picture) of the picture in `data`, or raise Refused.

    The size is the picture's own, as it is looked at. The picture is upright, opaque, sRGB in mode RGB, without
    metadata, and no longer than LONG_SIDE. What a decoder raises beyond Refused means that the file is damaged.
    """
    _open(data).verify()
    image = _open(data)
    orientation = _orientation(image)
    width, height = image.size
    profile = image.info.get("icc_profile")

    picture = _eight_bits(image)
    # Of a JPEG this decodes only the detail that is needed, which saves most of the time and memory.
    picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    picture = _srgb(_opaque(picture), profile)
    if orientation in UPRIGHT:
        picture = picture.transpose(UPRIGHT[orientation])
    if orientation in SIDEWAYS:
        width, height = height, width
    picture.info = {}
    return {"MPO": "JPEG"}.get(image.format, image.format), width, height, picture


def _open(data):
    """Read the header only, and refuse by it."""
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("too_many_pixels") from error
    except UnidentifiedImageError as error:
        raise Refused("broken" if _begins_like_a_picture(data) else "not_a_picture") from error
    if image.width * image.height > MAX_PIXELS:
        raise Refused("too_many_pixels")
    # Many phones append a depth map or a brightness map to a JPEG (MPO): a second picture, but no animation.
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise Refused("animated")
    return image


def _begins_like_a_picture(data):
    return any(Image.OPEN[name][1](data[:16]) for name in FORMATS)


def _orientation(image):
    with suppress(Exception):  # damaged EXIF spoils no picture
        return image.getexif().get(ORIENTATION)


def _eight_bits(image):
    """Grey, RGB, RGBA or CMYK of 8 bits: the modes that can be resized and converted without surprises."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):
        # Pillow's own conversion cuts 16 bits off at 255, which leaves a white sheet.
        return image.convert("I").point(lambda value: value * (1 / 257) + 0).convert("L")
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _opaque(picture):
    if picture.mode != "RGBA":
        return picture
    sheet = Image.new("RGB", picture.size, "white")
    sheet.paste(picture, mask=picture.getchannel("A"))
    return sheet


def _srgb(picture, profile):
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):  # a damaged profile spoils no picture
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    return picture.convert("RGB")


def main():
    with suppress(ValueError, OSError):  # a system that knows no such limit still decodes
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # each thread would take its own share of the memory allowed
    try:
        format_name, width, height, picture = decode(sys.stdin.buffer.read())
    except Refused as refused:
        answer, pixels = {"refused": refused.args[0]}, b""
    except Exception as error:  # decoders raise whatever they like; all of it means a damaged file
        answer, pixels = {"refused": "broken", "error": repr(error)}, b""
    else:
        answer, pixels = (
            {"format": format_name, "width": width, "height": height, "size": picture.size},
            picture.tobytes(),
        )
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pixels)


if __name__ == "__main__":
    main()
