"""Files that are small to send and huge to open. Each is verified in a fresh process, which reports what it cost."""

import hashlib
import json
import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from news.images import decoder, intake

# A true AVIF of one colour, 12,000 × 12,000, in 1,913 bytes.
LARGE_AVIF = Path(__file__).with_name("large.avif")
ISPE = b"ispe" + bytes(4)  # the box in which an AVIF says how large it is

SENDER = """
import json, resource, sys
from news.images import ImageRefused, verify

def peak(who):
    return resource.getrusage(who).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6

def work():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))

data = open(sys.argv[1], "rb").read()
before, began = peak(resource.RUSAGE_SELF), work()
try:
    verified = verify(data)
    answer = [verified.width, verified.height]
except ImageRefused as refused:
    answer = refused.code
took = work() - began
grown = peak(resource.RUSAGE_SELF) - before
print(json.dumps({"answer": answer, "seconds": took, "grown": grown, "decoder": peak(resource.RUSAGE_CHILDREN)}))
"""


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, *chunks, bits=8, rows=b""):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    )


def deflated(size):
    return zlib.compress(bytes(size), 9)


def webp(kind, payload):
    body = b"WEBP" + kind + struct.pack("<I", len(payload)) + payload
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif(canvas, frame):
    screen = b"GIF89a" + struct.pack("<HH", *canvas) + b"\x80\0\0" + bytes(6)
    return screen + b"," + struct.pack("<HHHH", 0, 0, *frame) + b"\0\x02\x02\x44\x01\0;"


def understated_avif():
    """The large AVIF with a header that admits to 100 × 100."""
    data = LARGE_AVIF.read_bytes()
    at = data.index(ISPE) + len(ISPE)
    return data[:at] + struct.pack(">II", 100, 100) + data[at + 8 :]


BOMBS = {
    "a PNG that declares 60,000 × 60,000": (lambda: png(60_000, 60_000), "too_many_pixels"),
    "a true black and white PNG of 400 megapixels": (
        lambda: png(20_000, 20_000, bits=1, rows=bytes(2501 * 20_000)),
        "too_many_pixels",
    ),
    "a PNG one row over the limit": (lambda: png(40_000, 1_001, rows=bytes(40_001 * 1_001)), "too_many_pixels"),
    "a lossless WebP of 40 bytes and 268 megapixels": (
        lambda: webp(b"VP8L", b"\x2f" + struct.pack("<I", 16_383 | 16_383 << 14) + bytes(15)),
        "too_many_pixels",
    ),
    "an extended WebP of 268 megapixels": (
        lambda: webp(b"VP8X", bytes(4) + (16_383).to_bytes(3, "little") * 2 + bytes(10)),
        "too_many_pixels",
    ),
    "a WebP of 80 megapixels, which Pillow lets pass": (
        lambda: webp(b"VP8X", bytes(4) + (8_943).to_bytes(3, "little") * 2 + bytes(10)),
        ("too_many_pixels", "broken"),
    ),
    "a GIF of 65,535 × 65,535": (lambda: gif((65_535, 65_535), (1, 1)), "too_many_pixels"),
    "a GIF whose frame is larger than its screen": (lambda: gif((10, 10), (65_535, 65_535)), "too_many_pixels"),
    "an AVIF of 144 megapixels": (LARGE_AVIF.read_bytes, "too_many_pixels"),
    "a text chunk of 30 MB": (lambda: png(8, 8, chunk(b"tEXt", b"k\0" + b"a" * 30_000_000)), "too_large"),
    "a text chunk that grows to 100 MB": (lambda: png(8, 8, chunk(b"zTXt", b"k\0\0" + deflated(10**8))), "broken"),
    "a profile that grows to 100 MB": (lambda: png(8, 8, chunk(b"iCCP", b"k\0\0" + deflated(10**8))), "broken"),
    "two hundred text chunks of 1 MB": (
        lambda: png(8, 8, *(chunk(b"zTXt", b"k%d\0\0" % n + deflated(10**6)) for n in range(200))),
        "broken",
    ),
    "rows that go on for 200 MB": (lambda: png(8, 8, rows=bytes(2 * 10**8)), ([8, 8], "broken")),
}


def send(data, tmp_path):
    file = tmp_path / "picture.jpg"
    file.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", SENDER, file], capture_output=True, check=True, text=True, timeout=60)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", BOMBS)
def test_t27_a_bomb_is_refused_within_two_seconds_and_300_megabytes(name, tmp_path):
    make, expected = BOMBS[name]
    cost = send(make(), tmp_path)
    assert cost["answer"] in (expected if isinstance(expected, tuple) else (expected,))
    assert cost["seconds"] < 2
    assert cost["grown"] < 100
    assert cost["decoder"] < 300


def test_t27_a_picture_just_within_the_limit_is_taken(tmp_path):
    cost = send(png(40_000, 1_000, rows=bytes(40_001 * 1_000)), tmp_path)
    assert cost["answer"] == [40_000, 1_000]


def test_t27_an_avif_that_understates_its_size_costs_the_server_nothing(tmp_path):
    cost = send(understated_avif(), tmp_path)
    assert cost["answer"] == [100, 100]
    assert cost["decoder"] > 200  # it did unfold
    assert cost["grown"] < 50


# The decoder's own limits, set so low that a small bomb reaches them


@pytest.fixture
def decoder_with(tmp_path, monkeypatch):
    """Return a function that puts lines of Python before the decoder's main()."""

    def put(*lines):
        program = tmp_path / "decoder.py"
        root = Path(decoder.__file__).parents[2]
        start = ["import sys", f"sys.path.insert(0, {str(root)!r})", "from news.images import decoder"]
        program.write_text("\n".join([*start, *lines, "decoder.main()"]))
        monkeypatch.setattr(intake, "DECODER", program)

    return put


def test_t27_a_picture_that_needs_too_much_memory_is_given_up(decoder_with):
    decoder_with()
    assert intake.verify(understated_avif()).width == 100
    decoder_with(f"decoder.MEMORY = {200 * 2**20}")
    with pytest.raises(intake.ImageRefused) as refused:
        intake.verify(understated_avif())
    assert refused.value.code == "broken"


def test_t27_a_jpeg_that_would_take_minutes_is_given_up_and_logged(decoder_with, caplog):
    """A progressive picture comes in as many scans as it likes; here the same one a hundred thousand times."""
    file = BytesIO()
    Image.new("L", (6_300, 6_300), 128).save(file, "JPEG", progressive=True)
    data = file.getvalue()
    begin = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    end = data.index(b"\xff\xc4", begin)
    bomb = data[:end] + data[begin:end] * 100_000 + data[end:]

    decoder_with("decoder.CPU_SECONDS = 1")
    assert intake.verify(data).width == 6_300
    with pytest.raises(intake.ImageRefused) as refused:
        intake.verify(bomb)
    assert refused.value.code == "broken"
    assert f"Decoding the picture {hashlib.sha256(bomb).hexdigest()} ended with" in caplog.text


def test_t27_a_decoder_that_waits_instead_of_working_is_given_up_and_logged(decoder_with, monkeypatch, caplog):
    monkeypatch.setattr(intake, "PATIENCE", 1)
    decoder_with("import time", "time.sleep(60)")
    with pytest.raises(intake.ImageRefused) as refused:
        intake.verify(LARGE_AVIF.read_bytes())
    assert refused.value.code == "broken"
    assert "longer than 1 seconds" in caplog.text
