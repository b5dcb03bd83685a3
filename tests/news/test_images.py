import logging
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from news.images import ImageRefused, make_renditions, verify
from news.images.intake import MAX_BYTES

RED, GREEN, BLUE, SAFFRON = (200, 20, 20), (20, 140, 40), (20, 40, 180), (244, 180, 0)
CORNERS = [RED, GREEN, BLUE, SAFFRON]  # from the top left, as one reads Latin


def drawing(width=120, height=80):
    """A picture whose four quarters tell which way it is up."""
    picture = Image.new("RGB", (width, height))
    for index, colour in enumerate(CORNERS):
        left, top = index % 2 * (width // 2), index // 2 * (height // 2)
        picture.paste(colour, (left, top, left + width // 2, top + height // 2))
    return picture


def saved(picture, format_name="JPEG", **options):
    file = BytesIO()
    picture.save(file, format_name, **({"quality": 95} if format_name != "PNG" else {}) | options)
    return file.getvalue()


def corners(picture):
    width, height = picture.size
    return [picture.getpixel((width * x // 4, height * y // 4)) for y in (1, 3) for x in (1, 3)]


def near(colours, expected, by=12):
    return all(
        abs(a - b) <= by for one, other in zip(colours, expected, strict=True) for a, b in zip(one, other, strict=True)
    )


def refusal(data):
    with pytest.raises(ImageRefused) as refused:
        verify(data)
    assert str(refused.value)
    return refused.value.code


# What is let in


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_picture_of_each_format_is_known_by_its_content_and_measured(format_name):
    verified = verify(saved(drawing(), format_name))
    assert (verified.format, verified.width, verified.height) == (format_name, 120, 80)
    assert near(corners(verified.pixels()), CORNERS)


def test_a_file_is_read_from_its_start_and_left_there():
    file = BytesIO(saved(drawing()))
    file.seek(100)
    assert verify(file) == verify(file.getvalue())
    assert file.tell() == 0


def test_the_fingerprint_is_of_the_bytes_as_sent():
    first, second = saved(drawing()), saved(drawing(), quality=90)
    assert verify(first).sha256 == verify(first).sha256 != verify(second).sha256


def test_a_large_picture_keeps_its_measures_and_is_worked_on_smaller():
    verified = verify(saved(drawing(6000, 3000), quality=30))
    assert (verified.width, verified.height) == (6000, 3000)
    assert verified.pixels().size == (2560, 1280)
    assert near(corners(verified.pixels()), CORNERS)


def test_a_phone_picture_with_a_second_one_inside_is_taken_by_its_first():
    data = saved(drawing(), "MPO", save_all=True, append_images=[Image.new("RGB", (120, 80))])
    assert Image.open(BytesIO(data)).n_frames == 2
    verified = verify(data)
    assert verified.format == "JPEG"
    assert near(corners(verified.pixels()), CORNERS)


def test_the_main_colour_is_the_one_that_covers_most():
    picture = Image.new("RGB", (90, 90), SAFFRON)
    picture.paste(BLUE, (0, 0, 90, 30))
    assert verify(saved(picture, "PNG")).colour == "#f4b400"


# Colours


@pytest.mark.parametrize(
    ("picture", "format_name", "seen"),
    [
        (Image.new("CMYK", (8, 8), (255, 0, 0, 0)), "JPEG", (0, 255, 255)),
        (Image.new("L", (8, 8), 90), "JPEG", (90, 90, 90)),
        (Image.new("1", (8, 8), 1), "PNG", (255, 255, 255)),
        (Image.new("I;16", (8, 8), 0x8080), "PNG", (128, 128, 128)),
        (Image.new("LA", (8, 8), (90, 255)), "PNG", (90, 90, 90)),
        (Image.new("RGB", (8, 8), RED).quantize(2), "GIF", RED),
        (Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG", (255, 255, 255)),
        (Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "WEBP", (255, 255, 255)),
        (Image.new("RGBA", (8, 8), (0, 0, 0, 128)), "AVIF", (127, 127, 127)),
    ],
)
def test_t29_every_kind_of_colour_becomes_plain_rgb_on_white(picture, format_name, seen):
    pixels = verify(saved(picture, format_name)).pixels()
    assert pixels.mode == "RGB"
    assert near([pixels.getpixel((4, 4))], [seen], by=4)


def test_t29_a_transparent_colour_of_a_palette_or_a_plain_png_shows_white():
    plain = saved(Image.new("RGB", (8, 8), RED), "PNG", transparency=RED)
    palette = Image.new("P", (8, 8), 0)
    palette.putpalette([*RED, *GREEN])
    for data in (plain, saved(palette, "GIF", transparency=0)):
        assert verify(data).pixels().getpixel((4, 4)) == (255, 255, 255)


def test_t29_a_colour_profile_is_carried_out():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    data = saved(Image.new("RGB", (8, 8), (255, 0, 0)), icc_profile=swapped)
    assert near([verify(data).pixels().getpixel((4, 4))], [(0, 255, 0)])


def test_t29_a_profile_or_exif_that_makes_no_sense_spoils_no_picture():
    data = saved(drawing(), icc_profile=b"not a profile", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")
    assert near(corners(verify(data).pixels()), CORNERS)


# What is not let in


def test_t27_a_file_over_the_limit_is_refused_before_it_is_looked_at():
    assert refusal(b"\xff\xd8\xff" + bytes(MAX_BYTES)) == "too_large"
    assert refusal(BytesIO(bytes(MAX_BYTES + 5))) == "too_large"


def test_an_empty_file_is_refused():
    assert refusal(b"") == "empty"


@pytest.mark.parametrize("format_name", ["GIF", "WEBP", "PNG", "AVIF"])
def test_t27_a_moving_picture_is_refused(format_name):
    still, other = drawing(), Image.new("RGB", (120, 80))
    assert refusal(saved(still, format_name, save_all=True, append_images=[other])) == "animated"
    assert verify(saved(still, format_name, save_all=True)).format == format_name


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_picture_that_was_cut_off_is_refused(format_name):
    data = saved(Image.effect_noise((120, 80), 90).convert("RGB"), format_name)
    assert refusal(data[: len(data) * 2 // 3]) == "broken"
    assert refusal(data[:40]) == "broken"
    assert verify(data).format == format_name


def test_a_damaged_picture_is_refused_and_logged(caplog):
    data = bytearray(saved(Image.effect_noise((120, 80), 90), "PNG"))
    data[len(data) // 2] ^= 0xFF
    caplog.set_level(logging.INFO, "news.images")
    assert refusal(bytes(data)) == "broken"
    assert "is damaged" in caplog.text


POSTSCRIPT = saved(Image.new("RGB", (8, 8)), "EPS")
DISGUISES = {
    "an HTML page": b"<!doctype html><script>alert(1)</script>",
    "an SVG drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "a PHP script": b"<?php system($_GET['c']); ?>",
    "a PHP script that begins like a GIF": b"GIF89a<?php system($_GET['c']); ?>",
    "a PDF document": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n",
    "an XBM picture": b"#define x_width 8\n#define x_height 8\nstatic char x_bits[] = {1,2,3,4,5,6,7,8};",
    "a sound": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "a zip archive": b"PK\x03\x04" + bytes(100),
    "a program": b"\x7fELF" + bytes(100),
}


@pytest.mark.parametrize("name", DISGUISES)
def test_t28_a_file_that_only_says_it_is_a_picture_is_refused(name):
    file = BytesIO(DISGUISES[name])
    file.name, file.content_type = "holiday.jpg", "image/jpeg"
    assert refusal(file) in {"not_a_picture", "broken"}


def test_t28_a_postscript_file_named_jpg_is_refused():
    assert Image.open(BytesIO(POSTSCRIPT)).format == "EPS"  # Pillow alone would open it, by Ghostscript
    file = BytesIO(POSTSCRIPT)
    file.name, file.content_type = "holiday.jpg", "image/jpeg"
    assert refusal(file) == "not_a_picture"


@pytest.mark.parametrize("format_name", ["PPM", "BMP", "TIFF", "ICO", "TGA", "JPEG2000", "PCX", "SGI", "DDS"])
def test_t28_a_picture_of_a_format_that_is_not_on_the_list_is_refused(format_name):
    data = saved(Image.new("RGB", (16, 16)), format_name)
    assert Image.open(BytesIO(data)).size == (16, 16)
    assert refusal(data) == "not_a_picture"


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\x00.jpg", "\u202egpj.exe", "ص" * 300, "x.php.jpg", ""])
def test_t28_the_name_that_was_sent_goes_nowhere(name):
    file = BytesIO(saved(drawing()))
    file.name = name
    names = [one.name for one in make_renditions(verify(file).pixels())]
    assert names == [one.name for one in make_renditions(verify(saved(drawing())).pixels())]


def archive():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("payload.js", "alert('tail')")
    return file.getvalue()


@pytest.mark.parametrize("tail", [archive(), b"<script>alert('tail')</script>", b"\n;alert('tail')//"])
def test_t28_what_hides_behind_or_in_a_picture_does_not_reach_readers(tail):
    data = saved(drawing(), comment=b"*/=alert('comment')/*") + tail
    for one in make_renditions(verify(data).pixels()):
        assert tail not in one.data
        assert b"alert" not in one.data
        assert b"PK\x03\x04" not in one.data
        assert (
            one.data.endswith(b"\xff\xd9")
            if one.kind == "jpeg"
            else len(one.data) == 8 + int.from_bytes(one.data[4:8], "little")
        )


# What readers get

TRACES = [b"Exif", b"EXIF", b"GPS", b"XMP", b"xmp", b"ICC", b"iCC", b"adobe", b"Photoshop", b"secret"]
LOCATION = {1: "N", 2: (33.0, 53.0, 20.0), 3: "E", 4: (35.0, 30.0, 6.0)}
TO_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def talkative(orientation, format_name):
    """A picture as a camera stores it at this orientation, with all that a camera likes to tell."""
    turn = TO_STORED[orientation]
    picture = drawing() if turn is None else drawing().transpose(turn)
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x8825] = orientation, "secret description", LOCATION
    options = {"exif": exif, "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()}
    if format_name == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Comment", "secret comment")
    else:
        options["xmp"] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret</x:xmpmeta>"
    if format_name == "JPEG":
        options["comment"] = b"secret comment"
    return saved(picture, format_name, **options)


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", TO_STORED)
def test_t29_every_size_is_upright_and_tells_nothing_about_where_and_by_whom(orientation, format_name):
    data = talkative(orientation, format_name)
    assert b"secret" in data

    verified = verify(data)
    assert (verified.width, verified.height) == (120, 80)
    assert near(corners(verified.pixels()), CORNERS)
    assert not verified.pixels().info
    for one in make_renditions(verified.pixels(), widths=(60, 120)):
        shown = Image.open(BytesIO(one.data))
        assert near(corners(shown), CORNERS)
        assert not shown.getexif()
        assert [trace for trace in TRACES if trace in one.data] == []


def test_t29_metadata_left_on_a_picture_is_not_written_either():
    picture = Image.open(BytesIO(talkative(1, "JPEG")))
    assert picture.info["comment"] == b"secret comment"
    assert not [trace for one in make_renditions(picture) for trace in TRACES if trace in one.data]


@pytest.mark.parametrize(
    ("width", "height", "sizes"),
    [
        (2000, 1000, [(640, 320), (1280, 640)]),
        (1280, 720, [(640, 360), (1280, 720)]),
        (1000, 500, [(640, 320), (1000, 500)]),
        (640, 640, [(640, 640)]),
        (300, 200, [(300, 200)]),
        (1, 1, [(1, 1)]),
        (2560, 2, [(640, 1), (1280, 1)]),
        (20, 18_000, [(18, 16_200)]),
    ],
)
def test_a_picture_is_made_in_two_widths_and_never_enlarged(width, height, sizes):
    made = make_renditions(Image.new("RGB", (width, height)))
    assert [(one.width, one.height) for one in made if one.kind == "webp"] == sizes
    assert [(one.width, one.height) for one in made if one.kind == "jpeg"] == sizes
    for one in made:
        shown = Image.open(BytesIO(one.data))
        assert (shown.format, shown.size) == (one.kind.upper(), (one.width, one.height))


def test_a_jpeg_for_readers_appears_whole_and_grows_sharper():
    jpeg = next(one for one in make_renditions(drawing()) if one.kind == "jpeg")
    assert Image.open(BytesIO(jpeg.data)).info["progressive"]


def test_a_name_comes_from_the_content_and_says_the_width():
    made = make_renditions(drawing(1300, 800))
    assert [one.name for one in made] == [one.name for one in make_renditions(drawing(1300, 800))]
    assert len({one.name for one in made + make_renditions(Image.new("RGB", (1300, 800)))}) == 8
    for one in made:
        digest, _dash, rest = one.name.partition("-")
        assert (len(digest), rest) == (32, f"{one.width}.{'jpg' if one.kind == 'jpeg' else 'webp'}")


@given(st.integers(1, 3000), st.integers(1, 3000), st.sets(st.integers(1, 400), min_size=1, max_size=2))
def test_no_size_is_wider_than_the_picture_or_the_width_asked_for(width, height, widths):
    for one in make_renditions(Image.new("1", (width, height)).convert("RGB").reduce(8), widths):
        assert 1 <= one.width <= max(widths)
        assert one.height >= 1


@pytest.mark.parametrize("code", ImageRefused.MESSAGES)
def test_every_reason_is_said_in_words(code):
    assert str(ImageRefused(code)).endswith(".")
    assert ImageRefused(code).code == code
