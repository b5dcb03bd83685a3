"""Where people live and what they travel on: rooftops, the train, the road."""

from itertools import pairwise
from random import Random

from .canvas import HEIGHT, WIDTH, Canvas
from .shapes import arc, arch, bezier, ribbon, spline


def rooftops(canvas: Canvas, variant: int, chance: Random) -> None:
    """Three rows of houses, domes and minarets at dawn; the sun comes up between them."""
    c = canvas.palette
    canvas.star_lines(560)
    canvas.dot(620 if variant % 2 == 0 else 820, 430, 290)
    _houses(canvas, chance, 470, 60, c.mid, c.ground)
    _minaret(canvas, 1180 if variant % 2 == 0 else 380, 150, 0.8, c.mid)
    _houses(canvas, chance, 590, 70, c.hue, c.mid)
    _minaret(canvas, 300 if variant % 2 == 0 else 1250, 160, 1.0, c.hue)
    _palm(canvas, 925, 480, 1.0)
    _palm(canvas, 1035, 555, 0.74)
    _houses(canvas, chance, 730, 46, c.deep, c.hue)


def _houses(canvas: Canvas, chance: Random, top: float, spread: int, fill: str, dark_window: str) -> None:
    """A row of flat roofs between `top` ± `spread`, some with battlements, some under a dome."""
    c = canvas.palette
    x = -40.0
    while x < WIDTH:
        width = chance.randrange(130, 250)
        y = top + chance.randrange(-spread, spread)
        crown = chance.choice(("flat", "teeth", "dome", "dome", "flat"))
        canvas.rect(x, y, width + 1, HEIGHT - y, fill)
        if crown == "teeth":
            for tooth in range(int(width // 36)):
                canvas.rect(x + tooth * 36, y - 16, 22, 17, fill)
        elif crown == "dome":
            radius = min(width * 0.42, 82)
            canvas.polygon(arc(x + width / 2, y + 2, radius, 180, 360, radius * 0.96), fill)
            canvas.rect(x + width / 2 - 3, y - radius - 16, 6, 24, fill)
        else:
            canvas.rect(x - 6, y, width + 12, 10, fill)
        columns = max(2, int(width // 62))
        for row in range(2):
            for column in range(columns):
                lit = chance.random() < 0.26
                centre = x + width * (column + 0.5) / columns
                canvas.polygon(arch(centre, y + 84 + row * 92, 26, 48), c.saffron if lit else dark_window)
        x += width


def _minaret(canvas: Canvas, x: float, top: float, size: float, fill: str) -> None:
    def tier(width: float, start: float, end: float) -> None:
        canvas.rect(x - width / 2 * size, top + start * size, width * size, (end - start) * size, fill)

    roof = bezier(
        (x, top), (x + 30 * size, top + 40 * size, x + 26 * size, top + 70 * size, x + 22 * size, top + 92 * size)
    )
    canvas.polygon([*roof, *[(2 * x - px, py) for px, py in reversed(roof)]], fill)
    canvas.rect(x - 2.5, top - 26 * size, 5, 40 * size, fill)
    tier(60, 90, 102)
    tier(36, 100, 190)
    tier(80, 188, 204)
    tier(52, 200, 500)
    tier(76, 330, 344)
    canvas.polygon(arch(x, top + 168 * size, 14 * size, 48 * size), canvas.palette.saffron)


def _palm(canvas: Canvas, x: float, y: float, size: float) -> None:
    c = canvas.palette
    trunk = spline([(x + 10 * size, y + 420 * size), (x - 6 * size, y + 200 * size), (x, y)])
    canvas.polygon(ribbon(trunk, 34 * size, 20 * size), c.deep)
    for dx, dy, lift in (
        (-165, 70, -70),
        (-150, -10, -90),
        (-90, -96, -80),
        (0, -130, -40),
        (95, -92, -80),
        (155, -4, -90),
        (160, 80, -66),
        (-95, 130, -20),
        (95, 134, -20),
    ):
        frond = bezier(
            (x, y),
            (
                x + dx * size * 0.3,
                y + (dy * 0.2 + lift) * size,
                x + dx * size * 0.7,
                y + (dy * 0.5 + lift) * size,
                x + dx * size,
                y + dy * size,
            ),
        )
        canvas.polygon(ribbon(frond, 10 * size, 2, 30 * size), c.deep)
    for dx in (-16, 2, 18):
        canvas.ellipse(x + dx * size, y + 26 * size, 13 * size, 17 * size, c.saffron)


def train(canvas: Canvas, variant: int, chance: Random) -> None:
    """A train crosses a viaduct; the sun sets over the valley behind it."""
    c = canvas.palette
    canvas.star_lines(560)
    canvas.dot(960 if variant % 2 == 0 else 640, 330, 220)
    canvas.polygon(
        [(0, 500), (220, 390), (460, 520), (700, 420), (980, 540), (1280, 380), (1600, 520), (1600, 900), (0, 900)],
        c.mid,
    )
    canvas.polygon(
        [*spline([(0, 660), (300, 580), (700, 690), (1100, 600), (1600, 680)]), (1600, 900), (0, 900)], c.light
    )
    canvas.polygon(
        [*spline([(0, 780), (400, 730), (800, 800), (1200, 740), (1600, 790)]), (1600, 900), (0, 900)], c.ground
    )
    bays, span = (6, 240) if variant % 2 == 0 else (8, 186)
    canvas.rect(0, 520, WIDTH, 66, c.hue)
    canvas.rect(0, 520, WIDTH, 14, c.deep)
    first = WIDTH / 2 - bays * span / 2
    for bay in range(-1, bays + 2):
        x = first + bay * span
        spring = 600 + span / 2 - 26
        canvas.rect(x - 26, spring, 52, HEIGHT - spring, c.hue)
        canvas.rect(x + 8, spring, 18, HEIGHT - spring, c.deep)
        canvas.polygon(
            [
                (x, 584),
                (x + span, 584),
                (x + span, spring),
                *arc(x + span / 2, spring, span / 2 - 26, 360, 180),
                (x, spring),
            ],
            c.hue,
        )
        canvas.rect(x - 36, spring - 4, 72, 16, c.deep)
    for mast in range(6):
        x = 100 + mast * 290
        canvas.rect(x, 236, 8, 286, c.deep)
        canvas.rect(x - 60, 262, 64, 6, c.deep)
    canvas.stroke([(0, 272), (WIDTH, 272)], 3, c.deep)
    _carriages(canvas)


def _carriages(canvas: Canvas) -> None:
    c = canvas.palette
    cars = ((-180, 350), (180, 370), (560, 370))
    nose = bezier(
        (1040, 340), (1130, 340, 1186, 400, 1220, 470), (1228, 492, 1220, 502, 1202, 502), (940, 502), (940, 340)
    )
    for x, width in cars:
        canvas.rect(x, 340, width, 162, c.deep)
        canvas.rect(x + width, 366, 10, 126, c.hue)
    canvas.polygon(nose, c.deep)
    for x, width in (*cars, (940, 276)):
        canvas.rect(x, 454, width, 16, c.saffron)
        for axle in (46, 104, width - 104, width - 46):
            canvas.circle(x + axle, 506, 15, c.deep)
    for x, windows in ((-180, 5), (180, 5), (560, 5), (936, 2)):
        for window in range(windows):
            canvas.rect(x + 20 + window * 68, 376, 50, 56, c.light)
    canvas.polygon(bezier((1096, 376), (1140, 384, 1168, 412, 1180, 432), (1096, 432)), c.light)


def road(canvas: Canvas, variant: int, chance: Random) -> None:
    """A desert road runs to the horizon, where the sun goes down behind the hills; every other time it bends."""
    c = canvas.palette
    bends = variant % 2 == 1
    canvas.star_lines(540)
    canvas.dot(800 if not bends else 880, 345, 215)
    canvas.polygon(
        [
            (0, 470),
            (240, 330),
            (430, 452),
            (590, 396),
            (810, 486),
            (960, 424),
            (1130, 350),
            (1330, 440),
            (1600, 310),
            (1600, 900),
            (0, 900),
        ],
        c.mid,
    )
    canvas.polygon(
        [*spline([(0, 590), (380, 500), (760, 524), (1100, 500), (1600, 470)]), (1600, 900), (0, 900)], c.sheen
    )
    canvas.polygon(
        [*spline([(0, 760), (420, 640), (800, 640), (1250, 720), (1600, 620)]), (1600, 900), (0, 900)], c.hue
    )
    if bends:
        canvas.polygon(
            bezier(
                (912, 517),
                (700, 560, 700, 590, 860, 640),
                (1040, 700, 1180, 770, 1230, 900),
                (420, 900),
                (560, 800, 720, 740, 700, 690),
                (680, 630, 560, 570, 890, 515),
            ),
            c.deep,
        )
        middle = bezier((896, 517), (650, 566, 640, 600, 770, 660), (880, 720, 830, 800, 812, 900))
        for piece, (length, width) in (
            (8, (3, 5)),
            (14, (4, 8)),
            (21, (4, 12)),
            (29, (4, 18)),
            (36, (4, 24)),
            (44, (4, 32)),
        ):
            canvas.polygon(ribbon(middle[piece : piece + length], width, width * 1.2), c.saffron)
    else:
        canvas.polygon([(786, 520), (814, 520), (1250, 900), (350, 900)], c.deep)
        for start, end in ((536, 552), (566, 592), (612, 654), (688, 752), (796, 900)):
            near, far = (end - 520) / 380 * 26 + 2, (start - 520) / 380 * 26 + 2
            canvas.polygon([(800 - far, start), (800 + far, start), (800 + near, end), (800 - near, end)], c.saffron)
    _poles(canvas)
    _signpost(canvas, 300, 610)


def _poles(canvas: Canvas) -> None:
    c = canvas.palette
    poles = ((1340, 470, 1.0), (1145, 482, 0.62), (1020, 490, 0.4))
    for x, y, size in poles:
        canvas.rect(x - 9 * size, y, 18 * size, 240 * size, c.deep)
        canvas.rect(x - 70 * size, y + 18 * size, 140 * size, 13 * size, c.deep)
        canvas.rect(x - 54 * size, y + 54 * size, 108 * size, 11 * size, c.deep)
    for (ax, ay, asize), (bx, by, bsize) in pairwise(poles):
        for side in (-64, 64):
            start, end = (ax + side * asize, ay + 18 * asize), (bx + side * bsize, by + 18 * bsize)
            sag = max(start[1], end[1]) + 34 * asize
            canvas.stroke(
                bezier(start, ((start[0] * 2 + end[0]) / 3, sag, (start[0] + end[0] * 2) / 3, sag, *end)), 2.5, c.deep
            )


def _signpost(canvas: Canvas, x: float, y: float) -> None:
    c = canvas.palette
    canvas.rect(x - 12, y, 24, 120, c.deep)
    canvas.rect(x - 78, y - 100, 156, 84, c.deep)
    canvas.rect(x - 68, y - 90, 136, 64, c.light)
    canvas.dot(x - 32, y - 58, 19)
    canvas.rect(x - 2, y - 64, 54, 12, c.deep)
