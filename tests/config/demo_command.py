"""Runs `manage.py demo` for tests, with small pictures in the place of the drawn ones."""

from io import BytesIO, StringIO
from unittest import mock
from zlib import crc32

from django.core.management import call_command
from PIL import Image as Pixels

from config.demo import loader

PASSWORDS = {f"DEMO_PASSWORD_{name}": f"{name.lower()}-of-the-demo" for name in ("REPORTER", "EDITOR", "CHIEF")}


def run(*arguments):
    """What the command prints. The environment sets the passwords of all accounts but the moderator's."""
    out = StringIO()
    with (
        mock.patch.object(loader, "draw", small),
        mock.patch.object(loader, "portrait", small),
        mock.patch.dict("os.environ", PASSWORDS),
    ):
        call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def small(*key):
    """A tiny JPEG, another one for each drawing."""
    file = BytesIO()
    Pixels.new("RGB", (48, 27), f"#{crc32(repr(key).encode()) % 0xFFFFFF:06x}").save(file, "JPEG")
    return file.getvalue()
