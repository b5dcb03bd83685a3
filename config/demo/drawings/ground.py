"""Seen from above: the pitch, the running track, the map."""

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random

from .canvas import HEIGHT, WIDTH, Canvas
from .shapes import Point, Points, arc, bezier, moved, rect, rhombus, ribbon, spline, turned


def pitch(canvas: Canvas, variant: int, chance: Random) -> None:
    """A pitch from above, the dot where the ball is going; every other time a goal, and the dot is its top corner."""
    if variant % 2 == 1:
        _goal(canvas)
        return
    c = canvas.palette
    middle = (WIDTH / 2, HEIGHT / 2)

    def lean(points: Sequence[Point]) -> Points:
        return turned(points, -15, middle)

    canvas.rect(0, 0, WIDTH, HEIGHT, c.hue)
    for stripe in range(-3, 10, 2):
        canvas.polygon(lean(rect(stripe * 190, -500, 190, 1900)), c.sheen)
    for points in ([(980, -400), (980, 1300)], [(-600, 30), (2200, 30)], [(-600, 870), (2200, 870)]):
        canvas.stroke(lean(points), 11, c.light)
    canvas.stroke(lean(arc(980, 450, 205, 0, 360)), 11, c.light)
    canvas.stroke(lean(rect(-400, 160, 690, 580)), 11, c.light, closed=True)
    canvas.stroke(lean(rect(-400, 290, 480, 320)), 11, c.light, closed=True)
    canvas.stroke(lean(arc(200, 450, 150, -53, 53)), 11, c.light)
    canvas.circle(*lean([(190, 450)])[0], 12, c.light)
    flight = bezier((600, 330), (720, 220, 860, 240, 960, 360))
    canvas.dashes(flight, 12, 34, 22, c.saffron)
    target = (985, 402)
    canvas.polygon(turned(rhombus(*target, 104), -15, target), c.saffron)
    for x, y, fill in (
        (350, 250, c.deep),
        (640, 190, c.deep),
        (590, 720, c.deep),
        (1360, 520, c.deep),
        (1190, 190, c.light),
        (900, 700, c.light),
        (1330, 330, c.light),
    ):
        x, y = x + chance.randrange(-24, 25), y + chance.randrange(-18, 19)
        canvas.circle(x + 12, y + 12, 36, c.deep if fill == c.light else c.hue)
        canvas.circle(x, y, 36, fill)
        canvas.circle(x, y, 15, c.mid)
    _ball(canvas, 530, 410, 112)


def _ball(canvas: Canvas, x: float, y: float, radius: float) -> None:
    c = canvas.palette
    canvas.circle(x + radius * 0.14, y + radius * 0.14, radius, c.deep)
    outline = arc(x, y, radius, 0, 360)
    canvas.polygon(outline, c.light)
    with canvas.inside(outline):
        canvas.polygon(_pentagon(x, y, radius * 0.38, 0), c.deep)
        for side in range(5):
            angle = 2 * pi * side / 5 - pi / 2
            near, far = radius * 0.3, radius * 0.8
            canvas.stroke(
                [(x + near * cos(angle), y + near * sin(angle)), (x + far * cos(angle), y + far * sin(angle))],
                radius * 0.055,
                c.deep,
            )
            canvas.polygon(_pentagon(x + radius * cos(angle), y + radius * sin(angle), radius * 0.38, 36), c.deep)
    canvas.stroke(outline, radius * 0.08, c.light)


def _pentagon(x: float, y: float, radius: float, turn: float) -> Points:
    return turned(
        [(x + radius * cos(2 * pi * k / 5 - pi / 2), y + radius * sin(2 * pi * k / 5 - pi / 2)) for k in range(5)],
        turn,
        (x, y),
    )


def _goal(canvas: Canvas) -> None:
    c = canvas.palette
    canvas.star_lines(420)
    for row, (y, fill) in enumerate(((430, c.mid), (500, c.deep))):
        canvas.rect(0, y, WIDTH, 200, fill)
        for seat in range(40 if row == 0 else 0):
            canvas.circle(20 + seat * 41, y + 24 + (seat % 2) * 20, 13, c.hue)
    canvas.rect(0, 640, WIDTH, 260, c.hue)
    canvas.polygon([(0, 760), (0, 700), (WIDTH, 700), (WIDTH, 760)], c.mid)
    canvas.rect(0, 672, WIDTH, 10, c.light)
    frame = rect(300, 190, 1000, 486)
    canvas.dot(1104, 340, 116)
    with canvas.inside(frame):
        for step in range(-7, 21):
            canvas.stroke([(300 + step * 81, 190), (300 + (step - 6) * 81, 676)], 3, c.light)
            canvas.stroke([(300 + (step - 6) * 81, 190), (300 + step * 81, 676)], 3, c.light)
    canvas.stroke([(300, 676), (300, 190), (1300, 190), (1300, 676)], 22, c.light)
    canvas.dashes(bezier((600, 700), (720, 540, 850, 430, 1000, 376)), 13, 36, 22, c.saffron)
    canvas.ellipse(540, 796, 116, 19, c.deep)
    _ball(canvas, 540, 696, 98)


def track(canvas: Canvas, variant: int, chance: Random) -> None:
    """The bend of a running track from above; the dot leads, the others follow in their lanes."""
    c = canvas.palette
    centre = (560, 1010)
    for lane in range(7):
        canvas.circle(*centre, 1010 - lane * 92, c.light)
        canvas.circle(*centre, 1003 - lane * 92, c.hue if lane % 2 else c.mid)
    canvas.circle(*centre, 372, c.light)
    canvas.circle(*centre, 365, c.deep)
    canvas.circle(*centre, 300, c.ground)

    def place(lane: int, degrees: float) -> tuple[float, float]:
        reach, angle = 957 - lane * 92, degrees * pi / 180
        return centre[0] + reach * cos(angle), centre[1] + reach * sin(angle)

    leader = 3 if variant % 2 == 0 else 2
    for lane in range(7):
        degrees = -48 if lane == leader else -62 - chance.randrange(4, 26)
        trail = arc(*centre, 957 - lane * 92, degrees - 24, degrees - 5)
        canvas.dashes(trail, 9, 30, 18, c.saffron if lane == leader else c.light)
        x, y = place(lane, degrees)
        if lane == leader:
            canvas.dot(x, y, 104)
        else:
            canvas.circle(x + 8, y + 8, 32, c.deep)
            canvas.circle(x, y, 32, c.light)
            canvas.circle(x, y, 14, c.deep)
    for ring in range(14):
        for half in (0, 1):
            reach = 1003 - ring * 46
            outer, inner = (arc(*centre, reach - off, -30 + half * 1.8, -28.2 + half * 1.8) for off in (0, 46))
            canvas.polygon([*outer, *reversed(inner)], c.light if (ring + half) % 2 else c.deep)


def coast(canvas: Canvas, variant: int, chance: Random) -> None:
    """A coast with its contours, roads and towns; the dot is the pin."""
    c = canvas.palette
    for line in range(16):
        canvas.stroke([(line * 130 - 60, -20), (line * 130 - 10, 620)], 4, c.thread)
        if line < 6:
            canvas.stroke([(-20, line * 118 + 20), (1620, line * 118 - 40)], 4, c.thread)
    shift = 0 if variant % 2 == 0 else 120
    shore = spline(
        [
            (-60, 480),
            (90, 452),
            (300, 520 - shift // 2),
            (520, 350),
            (760, 480 + shift // 2),
            (1000, 390),
            (1300, 440),
            (1420, 330),
            (1500, 250 + shift),
            (1680, 230),
        ]
    )
    for drop, fill in ((-44, c.thread), (-18, c.mid), (14, c.light)):
        canvas.polygon([*moved(shore, 0, drop), (1700, 900), (-60, 900)], fill)
    with canvas.inside([*moved(shore, 0, 20), (1700, 900), (-60, 900)]):
        for line in range(1, 9):
            canvas.stroke([(x, 14 + line * 58 + (y - 420) * (1 - line * 0.09) + 420) for x, y in shore], 4, c.ground)
    river = spline([(1190, 440), (1120, 540), (1040, 640), (1060, 760), (930, 920)])
    canvas.polygon(ribbon(river, 26, 18), c.mid)
    canvas.polygon(ribbon(spline([(1040, 645), (1150, 730), (1260, 920)]), 14, 12), c.mid)
    route = spline([(330, 640), (500, 720), (700, 700), (860, 620), (1000, 612)])
    canvas.dashes(route, 11, 28, 18, c.deep)
    for x, y in ((330, 640), (655, 708), (190, 770), (520, 830), (1320, 570), (1470, 700), (760, 560)):
        canvas.circle(x, y, 21, c.deep)
        canvas.circle(x, y, 11, c.light)
    _pin(canvas, 1000, 612)
    _compass(canvas, 250, 200)


def _pin(canvas: Canvas, x: float, y: float) -> None:
    c = canvas.palette
    canvas.ellipse(x, y, 40, 13, c.mid)
    head = y - 262
    canvas.polygon(
        [
            (x, y),
            *bezier((x, y), (x - 30, y - 70, x - 148, head + 110, x - 148, head)),
            *arc(x, head, 148, 180, 360),
            *bezier((x + 148, head), (x + 148, head + 110, x + 30, y - 70, x, y)),
        ],
        c.hue,
    )
    canvas.dot(x, head, 96)


def _compass(canvas: Canvas, x: float, y: float) -> None:
    c = canvas.palette
    canvas.stroke(arc(x, y, 112, 0, 360), 7, c.hue)
    for turn in (45, 135, 225, 315):
        canvas.polygon(turned([(x, y - 84), (x + 20, y - 20), (x - 20, y - 20)], turn, (x, y)), c.mid)
    for turn in (0, 90, 180, 270):
        canvas.polygon(turned([(x, y - 140), (x + 26, y - 26), (x, y)], turn, (x, y)), c.deep)
        canvas.polygon(turned([(x, y - 140), (x - 26, y - 26), (x, y)], turn, (x, y)), c.hue)
    canvas.dot(x, y, 18)
