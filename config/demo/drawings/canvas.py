"""A flat picture, drawn at twice its size and brought down once, so that every edge is clean."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise
from math import hypot

from PIL import Image, ImageDraw

from . import shapes
from .palette import Palette
from .shapes import Point

WIDTH, HEIGHT = 1600, 900
SCALE = 2
QUALITIES = (88, 82, 76, 70)
HEAVIEST = 120 * 1024
STAR_SPACING = 132


class Canvas:
    """Takes shapes in the picture's coordinates (1600×900 unless told otherwise) and answers a JPEG.

    A mirrored canvas turns every shape around its middle: the same scene from the other bank.
    """

    def __init__(
        self, palette: Palette, *, ground: str, size: tuple[int, int] = (WIDTH, HEIGHT), mirrored: bool = False
    ):
        self.palette = palette
        self.width, self.height = size
        self.mirrored = mirrored
        self.image = Image.new("RGB", (self.width * SCALE, self.height * SCALE), ground)
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        self.pen.polygon(self._placed(points), fill)

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        self.polygon(shapes.rect(x, y, width, height), fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        self.ellipse(x, y, radius, radius, fill)

    def nib(self, line: Sequence[Point], across: float, up: float, fill: str) -> None:
        """A stroke of a broad pen whose cut edge reaches `across` and `up` from its middle."""
        for (ax, ay), (bx, by) in pairwise(line):
            edge = [(ax - across, ay + up), (ax + across, ay - up), (bx + across, by - up), (bx - across, by + up)]
            self.polygon(edge, fill)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        ((x, y),) = self._placed([(x, y)])
        self.pen.ellipse((x - rx * SCALE, y - ry * SCALE, x + rx * SCALE, y + ry * SCALE), fill)

    def dot(self, x: float, y: float, radius: float, fill: str | None = None) -> None:
        """The nuqta: a rhombus, saffron unless told otherwise."""
        self.polygon(shapes.rhombus(x, y, radius), fill or self.palette.saffron)

    def stroke(self, points: Sequence[Point], width: float, fill: str, *, closed: bool = False) -> None:
        """A line of even width with round ends and corners."""
        placed = self._placed([*points, points[0]] if closed else points)
        self.pen.line(placed, fill, round(width * SCALE), joint="curve")
        radius = width * SCALE / 2
        if width > 3:  # a closed line needs its last corner filled, an open one its ends
            for x, y in (placed[0], placed[-1]):
                self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill)

    def dashes(self, points: Sequence[Point], width: float, dash: float, gap: float, fill: str) -> None:
        """A dashed line with square ends."""
        piece: list[Point] = [points[0]]
        inked, left = True, dash
        for end in points[1:]:
            start = piece[-1]
            while (length := hypot(end[0] - start[0], end[1] - start[1])) > left:
                start = (start[0] + (end[0] - start[0]) * left / length, start[1] + (end[1] - start[1]) * left / length)
                if inked:
                    self.polygon(shapes.ribbon([*piece, start], width, width), fill)
                piece, inked = [start], not inked
                left = dash if inked else gap
            left -= length
            piece.append(end)

    def star_lines(self, bottom: float | None = None) -> None:
        """Thin eight-fold stars and the crosses between them, from the top down to `bottom`."""
        half = STAR_SPACING / 2
        rows = int((self.height if bottom is None else bottom) / STAR_SPACING) + 2
        for row in range(rows):
            for column in range(-1, self.width // STAR_SPACING + 2):
                x, y = (column + 0.5) * STAR_SPACING - 4, row * STAR_SPACING
                self.stroke(shapes.star(x, y, half), 2, self.palette.thread, closed=True)
                self.stroke(shapes.star(x, y, half * 0.4), 2, self.palette.thread, closed=True)
                self.stroke(shapes.rhombus(x + half, y + half, half * 0.3), 2, self.palette.thread, closed=True)

    @contextmanager
    def inside(self, outline: Sequence[Point]) -> Iterator[None]:
        """What is drawn in this block shows only within `outline`."""
        whole, self.image = self.image, self.image.copy()
        self.pen = ImageDraw.Draw(self.image)
        yield
        mask = Image.new("1", whole.size)
        ImageDraw.Draw(mask).polygon(self._placed(outline), 1)
        whole.paste(self.image, mask=mask)
        self.image = whole
        self.pen = ImageDraw.Draw(whole)

    def jpeg(self) -> bytes:
        """The finished picture: RGB, no metadata, the same bytes for the same shapes."""
        picture = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        for quality in QUALITIES:  # the best that keeps a busy picture light
            file = BytesIO()
            picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
            if file.tell() <= HEAVIEST:
                break
        return file.getvalue()

    def _placed(self, points: Sequence[Point]) -> list[Point]:
        if self.mirrored:
            return [((self.width - x) * SCALE, y * SCALE) for x, y in points]
        return [(x * SCALE, y * SCALE) for x, y in points]
