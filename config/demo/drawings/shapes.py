"""Outlines as lists of points, in the picture's own coordinates. Nothing here draws."""

from collections.abc import Iterable, Sequence
from math import cos, hypot, pi, radians, sin

type Point = tuple[float, float]
type Points = list[Point]

KHATAM = cos(pi / 4) / cos(pi / 8)  # inner to outer radius where two squares cross: the eight-fold seal


def rect(x: float, y: float, width: float, height: float) -> Points:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def rhombus(x: float, y: float, radius: float) -> Points:
    return [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]


def arc(x: float, y: float, radius: float, start: float, end: float, ry: float | None = None) -> Points:
    """Points on an ellipse from `start` to `end` degrees, clockwise from three o'clock as the screen sees it."""
    ry = radius if ry is None else ry
    steps = max(6, int(abs(end - start) / 4))
    angles = (radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(x + radius * cos(angle), y + ry * sin(angle)) for angle in angles]


def star(x: float, y: float, radius: float, *, tips: int = 8, inner: float = KHATAM, turn: float = 0) -> Points:
    """A star standing on one tip; eight tips with the default `inner` are the khatam, two crossed squares."""
    corners = []
    for corner in range(tips * 2):
        angle = radians(turn - 90) + pi * corner / tips
        reach = radius if corner % 2 == 0 else radius * inner
        corners.append((x + reach * cos(angle), y + reach * sin(angle)))
    return corners


def arch(x: float, y: float, width: float, height: float, *, pointed: bool = False) -> Points:
    """An opening centred on `x`, standing on `y`: round, or with the slight point of an Arab arch."""
    half = width / 2
    if not pointed:
        return [(x - half, y), *arc(x, y - height + half, half, 180, 360), (x + half, y)]
    spring = y - height + width * 0.62
    left = bezier(
        (x - half, spring), (x - half, spring - width * 0.3, x - width * 0.2, y - height + width * 0.12, x, y - height)
    )
    return [(x - half, y), *left, *[(2 * x - px, py) for px, py in reversed(left)], (x + half, y)]


def bezier(start: Point, *segments: Sequence[float]) -> Points:
    """A path: two numbers are a straight line to that point, four a curve with one handle, six a curve with two."""
    path = [start]
    for segment in segments:
        if len(segment) == 2:
            path.append((segment[0], segment[1]))
            continue
        (x0, y0), (x1, y1, *_), (x2, y2, x3, y3) = path[-1], segment, segment[-4:]
        if len(segment) == 4:  # one handle stands for two, each two thirds of the way to it
            x1, y1, x2, y2 = (x0 + 2 * x1) / 3, (y0 + 2 * y1) / 3, (x3 + 2 * x1) / 3, (y3 + 2 * y1) / 3
        for step in range(1, 25):
            t = step / 24
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            path.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return path


def spline(knots: Sequence[Point]) -> Points:
    """A smooth open line through every knot (Catmull–Rom)."""
    padded = [knots[0], *knots, knots[-1]]
    line: Points = [knots[0]]
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        handles = (x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2)
        line += bezier((x1, y1), handles)[1:]
    return line


def ribbon(line: Sequence[Point], start: float, end: float, middle: float | None = None) -> Points:
    """The outline of a stroke along `line` whose width goes from `start` over `middle` to `end`."""
    middle = (start + end) / 2 if middle is None else middle
    left, right = [], []
    last = len(line) - 1
    for index, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, index - 1)], line[min(last, index + 1)]
        length = hypot(bx - ax, by - ay) or 1
        t = index / last
        width = start + (middle - start) * t * 2 if t < 0.5 else middle + (end - middle) * (t * 2 - 1)
        nx, ny = -(by - ay) / length * width / 2, (bx - ax) / length * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def turned(points: Iterable[Point], degrees: float, about: Point) -> Points:
    """The points turned clockwise around `about`."""
    (ax, ay), angle = about, radians(degrees)
    return [
        (ax + (x - ax) * cos(angle) - (y - ay) * sin(angle), ay + (x - ax) * sin(angle) + (y - ay) * cos(angle))
        for x, y in points
    ]


def moved(points: Iterable[Point], dx: float, dy: float) -> Points:
    return [(x + dx, y + dy) for x, y in points]
