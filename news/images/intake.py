import hashlib
import json
import logging
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from PIL import Image

from .colour import dominant_colour

MAX_BYTES = 20 * 1024 * 1024
PATIENCE = 30  # seconds, for a decoder that waits instead of working
DECODER = Path(__file__).with_name("decoder.py")

logger = logging.getLogger(__name__)


class ImageRefused(ValueError):  # noqa: N818 - it names what happened to the file
    """A file that is not taken in. `code` names the reason; as a string it is the sentence for whoever sent it."""

    MESSAGES = {
        "empty": _("The file is empty. Choose the picture again."),
        "too_large": _("The file is larger than 20 MB. Send a smaller copy of the picture."),
        "too_many_pixels": _("The picture has more than 40 million pixels. Make it smaller and send it again."),
        "not_a_picture": _("This file is not a picture that can be used here. Send a JPEG, PNG, WebP, GIF or AVIF."),
        "animated": _("The picture is animated. Send a still one."),
        "broken": _("The picture is damaged or incomplete. Save it again and send the new copy."),
        "not_kept": _("The picture could not be kept. The fault is ours: send it again in a little while."),
    }

    def __init__(self, code):
        self.code = code
        super().__init__(code)

    def __str__(self):
        return str(self.MESSAGES[self.code])


@dataclass(frozen=True)
class Verified:
    """A picture that was let in: `sha256` of the bytes as sent, `format` as found ("JPEG", "PNG", "WEBP", "GIF" or
    "AVIF"), `width` and `height` as it is looked at, `colour` as «#rrggbb».
    """

    sha256: str
    format: str
    width: int
    height: int
    colour: str
    _picture: Image.Image = field(repr=False)

    def pixels(self):
        """Return the picture as a PIL image: upright, sRGB, opaque, without metadata, at most 2,560 pixels long."""
        return self._picture


def verify(file):
    """Return the Verified picture in `file` (bytes, or a file object, left at its start), or raise ImageRefused.

    Only the content decides; the name and the type that the sender gave are not looked at. Bytes are counted
    before anything is read as a picture, pixels before anything is decoded, and the decoding happens elsewhere.
    """
    data = _read(file)
    if not data:
        raise ImageRefused("empty")
    if len(data) > MAX_BYTES:
        raise ImageRefused("too_large")
    sha256 = hashlib.sha256(data).hexdigest()
    answer, pixels = _decode(data, sha256)
    picture = Image.frombytes("RGB", answer["size"], pixels)
    return Verified(
        sha256=sha256,
        format=answer["format"],
        width=answer["width"],
        height=answer["height"],
        colour=dominant_colour(picture),
        _picture=picture,
    )


def _read(file):
    if isinstance(file, bytes):
        return file
    file.seek(0)
    data = file.read(MAX_BYTES + 1)
    file.seek(0)
    return data


def _decode(data, sha256):
    try:
        done = subprocess.run([sys.executable, "-I", DECODER], input=data, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        logger.warning("Decoding the picture %s took longer than %s seconds", sha256, PATIENCE)
        raise ImageRefused("broken") from error
    if done.returncode:
        logger.warning("Decoding the picture %s ended with %s: %s", sha256, done.returncode, done.stderr[-500:])
        raise ImageRefused("broken")
    header, _newline, pixels = done.stdout.partition(b"\n")
    answer = json.loads(header)
    if "refused" in answer:
        if "error" in answer:
            logger.info("The picture %s is damaged: %s", sha256, answer["error"])
        raise ImageRefused(answer["refused"])
    return answer, pixels
