"""The demo's drawn pictures, as the program that loads them gets them."""

from functools import cache
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from config.demo.drawings import HUES, PORTRAITS, SUBJECTS, draw, portrait
from config.demo.drawings.palette import PALETTES, SAFFRON

WIDTH, HEIGHT = 1600, 900
HEAVIEST = 120 * 1024
METADATA = {"exif", "icc_profile", "comment", "xmp", "photoshop"}

# Each subject in one hue; between them all eight are drawn.
IN_A_HUE = [(subject, HUES[number % len(HUES)]) for number, subject in enumerate(SUBJECTS)]


@cache
def drawn(subject, hue, variant=0):
    return draw(subject, hue, variant)


def opened(jpeg):
    return Image.open(BytesIO(jpeg))


def share(picture, *colours, tolerance=20):
    """The part of the picture's pixels, from 0 to 1, that has one of the colours."""
    found = Image.new("L", picture.size)
    for colour in colours:
        away = ImageChops.difference(picture, Image.new("RGB", picture.size, colour)).split()
        farthest = ImageChops.lighter(ImageChops.lighter(away[0], away[1]), away[2])
        found = ImageChops.lighter(found, farthest.point([255] * (tolerance + 1) + [0] * (255 - tolerance)))
    return found.histogram()[255] / (picture.width * picture.height)


def test_the_newsroom_has_enough_subjects_and_faces():
    assert len(SUBJECTS) >= 12
    assert len(PORTRAITS) >= 8
    assert set(HUES) == {
        "politics", "economy", "sport", "culture", "science", "society", "investigations", "opinion",
    }  # fmt: skip


@pytest.mark.parametrize(("subject", "hue"), IN_A_HUE)
def test_a_picture_is_a_light_jpeg_of_1600_by_900_without_metadata(subject, hue):
    for variant in range(2):
        jpeg = drawn(subject, hue, variant)
        picture = opened(jpeg)

        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (WIDTH, HEIGHT))
        assert len(jpeg) <= HEAVIEST
        assert not METADATA & set(picture.info)
        assert not picture.getexif()


@pytest.mark.parametrize(("subject", "hue"), IN_A_HUE)
def test_the_same_picture_has_the_same_bytes_and_another_variant_has_others(subject, hue):
    assert draw(subject, hue) == drawn(subject, hue)
    assert len({drawn(subject, hue, variant) for variant in range(3)}) == 3


@pytest.mark.parametrize(("subject", "hue"), IN_A_HUE)
def test_a_large_saffron_dot_stands_in_the_middle_that_every_crop_keeps(subject, hue):
    for variant in range(2):
        picture = opened(drawn(subject, hue, variant))

        for crop in ((350, 0, 1250, 900), (200, 0, 1400, 900), (0, 107, 1600, 793)):  # 1:1, 4:3, 21:9
            assert share(picture.crop(crop), SAFFRON) >= 0.01


@pytest.mark.parametrize(("subject", "hue"), IN_A_HUE)
def test_a_picture_is_flat_in_the_colours_of_its_section(subject, hue):
    picture = opened(drawn(subject, hue))
    other = PALETTES[HUES[(HUES.index(hue) + 3) % len(HUES)]]

    assert share(picture, *PALETTES[hue]) >= 0.93
    assert share(picture, other.ground, other.hue, other.mid, tolerance=8) < 0.3


@pytest.mark.parametrize("hue", HUES)
def test_every_subject_takes_every_hue(hue):
    thumbnail = opened(draw("rooftops", hue)).resize((160, 90))

    assert share(thumbnail, PALETTES[hue].ground, PALETTES[hue].deep, PALETTES[hue].hue) >= 0.3


@pytest.mark.parametrize("key", PORTRAITS)
def test_a_portrait_is_a_square_jpeg_without_metadata_and_always_the_same(key):
    jpeg = portrait(key)
    picture = opened(jpeg)

    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (600, 600))
    assert not METADATA & set(picture.info)
    assert not picture.getexif()
    assert portrait(key) == jpeg


def test_no_two_portraits_are_alike():
    assert len({portrait(key) for key in PORTRAITS}) == len(PORTRAITS)


def test_what_is_not_listed_is_not_drawn():
    with pytest.raises(KeyError, match="volcano"):
        draw("volcano", "politics")
    with pytest.raises(KeyError, match="weather"):
        draw("port", "weather")
    with pytest.raises(KeyError, match="nobody"):
        portrait("nobody")
