"""Work on land and water: the port, the dam, the solar field, the olive grove."""

from math import cos, radians, sin
from random import Random

from .canvas import WIDTH, Canvas
from .shapes import arc, bezier, ribbon, spline, turned


def port(canvas: Canvas, variant: int, chance: Random) -> None:
    """A loaded ship at the quay, the sun out at sea; every other time a second crane stands behind the first."""
    c = canvas.palette
    two = variant % 2 == 1
    canvas.star_lines(640)
    canvas.dot(470 if two else 424, 470, 250)
    canvas.rect(0, 604, WIDTH, 296, c.hue)
    _crane(canvas, 1330, 330, 0.55, c.mid)
    if two:
        _crane(canvas, 700, 220, 0.8, c.mid)
    _crane(canvas, 1100, 150, 1.0, c.deep)
    colours = (c.deep, c.mid, c.mid, c.hue, c.hue, c.light)
    for row in range(3):
        count = (8, 7, 5)[row]
        for box in range(count):
            x, y = 790 + (40, 0, 70)[row] + box * 104, 544 - row * 62
            _container(canvas, x, y, chance.choice(colours))
    canvas.rect(700, 604, 900, 40, c.deep)
    canvas.stroke([(848, 242), (848, 404)], 4, c.deep)
    canvas.stroke([(896, 242), (896, 404)], 4, c.deep)
    canvas.rect(820, 400, 104, 14, c.deep)
    _container(canvas, 822, 414, c.saffron)
    _ship(canvas, chance, colours)
    for _ in range(13):
        x, y, length = chance.randrange(30, 1500), chance.randrange(720, 880), chance.randrange(90, 240)
        canvas.rect(x, y, length, 5, c.mid)


def _container(canvas: Canvas, x: float, y: float, fill: str) -> None:
    c = canvas.palette
    canvas.rect(x, y, 102, 60, fill)
    ribs = {c.deep: c.hue, c.hue: c.deep, c.mid: c.hue, c.light: c.mid}.get(fill, c.deep)
    for rib in range(4):
        canvas.rect(x + 20 + rib * 20, y + 13, 3, 34, ribs)


def _crane(canvas: Canvas, x: float, top: float, size: float, fill: str) -> None:
    """A ship-to-shore crane; its boom reaches over the water. `x` is the middle of its mast."""

    def line(*points: tuple[float, float], width: float = 12) -> None:
        canvas.stroke([(x + px * size, top + py * size) for px, py in points], width * size, fill)

    def box(px: float, py: float, width: float, height: float) -> None:
        canvas.rect(x + px * size, top + py * size, width * size, height * size, fill)

    box(-430, 76, 700, 20)
    box(-9, -95, 18, 190)
    line((0, -90), (-410, 84), width=8)
    line((0, -90), (250, 84), width=8)
    line((0, -90), (-76, 84), width=10)
    line((0, -90), (76, 84), width=10)
    box(-88, 90, 20, 400)
    box(68, 90, 20, 400)
    line((-78, 330), (78, 96), width=10)
    box(96, 96, 74, 44)


def _ship(canvas: Canvas, chance: Random, colours: tuple[str, ...]) -> None:
    c = canvas.palette
    for row, count in ((0, 5), (1, 4), (2, 2)):
        for box in range(count):
            x, y = 246 + box * 104, 502 - row * 62
            if row < 2 or box == 1:
                _container(canvas, x, y, chance.choice([fill for fill in colours if fill != c.hue]))
    canvas.rect(118, 452, 92, 112, c.light)
    canvas.rect(130, 420, 56, 40, c.light)
    canvas.rect(132, 478, 64, 12, c.deep)
    canvas.rect(150, 380, 8, 46, c.deep)
    canvas.polygon([(60, 562), (786, 562), (742, 692), (148, 692)], c.deep)
    canvas.polygon([(82, 596), (776, 596), (770, 611), (92, 611)], c.saffron)
    canvas.rect(120, 692, 650, 6, c.mid)


def dam(canvas: Canvas, variant: int, chance: Random) -> None:
    """A curved dam between two mountains, its gates open; the sun stands over the lake."""
    c = canvas.palette
    canvas.star_lines(460)
    canvas.dot(800 if variant % 2 == 0 else 930, 250, 182)
    canvas.polygon([(240, 460), (470, 250), (640, 380), (760, 320), (960, 400), (1160, 270), (1400, 460)], c.mid)
    canvas.rect(0, 404, WIDTH, 500, c.hue)
    for y, x, width in ((424, 560, 180), (424, 880, 120), (440, 700, 160)):
        canvas.rect(x, y, width, 4, c.mid)
    canvas.polygon([(0, 170), (120, 120), (250, 260), (330, 330), (470, 520), (520, 900), (0, 900)], c.deep)
    canvas.polygon([(1600, 130), (1500, 150), (1380, 290), (1270, 340), (1130, 520), (1080, 900), (1600, 900)], c.deep)
    for face in (
        [(120, 120), (250, 260), (330, 330), (250, 560), (140, 330)],
        [(1500, 150), (1380, 290), (1270, 340), (1400, 600), (1470, 330)],
    ):
        canvas.polygon(face, c.mid)
    crest = arc(800, 420, 480, 180, 0, 58)
    foot = arc(800, 704, 330, 0, 180, 44)
    canvas.polygon([*crest, *foot], c.light)
    with canvas.inside([*crest, *foot]):
        for level in range(1, 6):
            canvas.stroke(arc(800, 420 + level * 54, 500, 180, 0, 58), 3, c.ground)
        gates = 5 if variant % 2 == 0 else 4
        for gate in range(gates):
            at = 800 + (gate - (gates - 1) / 2) * 118
            lean = (at - 800) * 0.08
            canvas.polygon([(at - 30, 500), (at + 30, 500), (at + 40 - lean, 800), (at - 40 - lean, 800)], c.mid)
            canvas.polygon([(at - 14, 520), (at - 4, 520), (at - 8 - lean, 800), (at - 20 - lean, 800)], c.light)
            canvas.polygon([(at + 12, 540), (at + 20, 540), (at + 24 - lean, 800), (at + 14 - lean, 800)], c.ground)
            canvas.rect(at - 42, 486, 84, 28, c.deep)
    canvas.polygon([*crest, *arc(800, 444, 480, 0, 180, 58)], c.deep)
    canvas.stroke(arc(800, 396, 476, 4, 176, 58), 5, c.deep)
    for post in range(-9, 10):
        along = post * 50
        canvas.rect(797 + along, 400 + 58 * (1 - (along / 480) ** 2) ** 0.5, 6, 34, c.deep)
    pool = [
        *arc(800, 730, 380, 180, 360, 30),
        *bezier((1180, 730), (1240, 800, 1220, 860, 1300, 900), (300, 900), (380, 860, 360, 800, 420, 730)),
    ]
    canvas.polygon(pool, c.hue)
    for gate in range(5):
        canvas.ellipse(800 + (gate - 2) * 112, 742, 62, 15, c.light)
    for _ in range(9):
        canvas.rect(chance.randrange(440, 1080), chance.randrange(790, 890), chance.randrange(60, 150), 5, c.mid)


def solar(canvas: Canvas, variant: int, chance: Random) -> None:
    """Rows of panels under mountains and a sun with its rays; every other time wind turbines stand on the ridge."""
    c = canvas.palette
    windy = variant % 2 == 1
    canvas.star_lines(560)
    x, y = (640, 300) if windy else (1000, 300)
    for ray in range(24):
        angle = radians(ray * 15)
        start, end = 262, 400 if ray % 2 == 0 else 326
        canvas.stroke(
            [(x + start * cos(angle), y + start * sin(angle)), (x + end * cos(angle), y + end * sin(angle))],
            11,
            c.saffron,
        )
    canvas.dot(x, y, 208)
    canvas.polygon(
        [(0, 520), (300, 420), (620, 500), (880, 428), (1250, 500), (1600, 410), (1600, 640), (0, 640)], c.mid
    )
    if windy:
        for mast, base, size in ((1010, 520, 0.8), (1210, 520, 1.0), (1420, 500, 0.7)):
            _turbine(canvas, mast, base, size, chance.randrange(120))
    canvas.polygon([(0, 556), (500, 500), (1000, 560), (1600, 488), (1600, 900), (0, 900)], c.light)
    _panels(canvas, 572, 54, 170, 28, 22)
    _panels(canvas, 652, 82, 254, 44, -40)
    _panels(canvas, 772, 122, 384, 68, -60)


def _turbine(canvas: Canvas, x: float, base: float, size: float, turn: float) -> None:
    c = canvas.palette
    hub = base - 260 * size
    canvas.polygon([(x - 4 * size, hub), (x + 4 * size, hub), (x + 9 * size, base), (x - 9 * size, base)], c.hue)
    for blade in range(3):
        outline = bezier(
            (x, hub),
            (x + 18 * size, hub - 30 * size, x + 8 * size, hub - 110 * size, x, hub - 150 * size),
            (x - 6 * size, hub),
        )
        canvas.polygon(turned(outline, turn + blade * 120, (x, hub)), c.hue)
    canvas.circle(x, hub, 11 * size, c.deep)


def _panels(canvas: Canvas, y: float, height: float, width: float, lean: float, start: float) -> None:
    """One row of tilted panels, three cells by two."""
    c = canvas.palette
    for panel in range(-1, int(WIDTH / width) + 2):
        x = start + panel * (width + height * 0.22)

        def at(across: float, down: float, x: float = x) -> tuple[float, float]:
            return x + lean * (1 - down) + width * across, y + height * down

        canvas.rect(at(0.5, 1)[0] - height * 0.06, y + height, height * 0.12, height * 0.16, c.deep)
        canvas.polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], c.deep if panel % 2 else c.hue)
        for cell in (0.25, 0.5, 0.75) if height > 60 else (0.5,):
            canvas.stroke([at(cell, 0), at(cell, 1)], height * 0.022 + 1, c.mid)
        canvas.stroke([at(0, 0.5), at(1, 0.5)], height * 0.022 + 1, c.mid)


def olive(canvas: Canvas, variant: int, chance: Random) -> None:
    """An old olive tree on its terrace; the sun looks through from behind."""
    c = canvas.palette
    canvas.star_lines(620)
    low = variant % 2 == 1
    canvas.dot(1090 if low else 1070, 430 if low else 350, 220)
    canvas.polygon(
        [*spline([(0, 560), (260, 480), (560, 560), (900, 500), (1250, 560), (1600, 470)]), (1600, 900), (0, 900)],
        c.mid,
    )
    canvas.polygon(
        [*spline([(0, 690), (400, 640), (800, 668), (1200, 640), (1600, 680)]), (1600, 900), (0, 900)], c.hue
    )
    for row in range(7):
        x = 120 + row * 210 + (row % 2) * 30
        if not 520 < x < 1080:
            _bush(canvas, x, 640 + 16 * (row % 2), 46)
    canvas.polygon(
        [*spline([(0, 770), (500, 730), (800, 742), (1150, 728), (1600, 762)]), (1600, 900), (0, 900)], c.deep
    )
    for line in range(4):
        canvas.stroke(
            spline([(0, 806 + line * 28), (500, 772 + line * 30), (1100, 770 + line * 30), (1600, 800 + line * 28)]),
            5,
            c.hue,
        )
    _olive_tree(canvas, chance)


def _bush(canvas: Canvas, x: float, y: float, size: float) -> None:
    c = canvas.palette
    canvas.rect(x - 5, y, 10, size, c.deep)
    canvas.ellipse(x, y, size, size * 0.7, c.deep)


def _olive_tree(canvas: Canvas, chance: Random) -> None:
    c = canvas.palette
    crowns = (
        (580, 366, 130, 92),
        (1010, 376, 122, 84),
        (704, 292, 150, 100),
        (890, 300, 150, 98),
        (800, 216, 150, 92),
        (800, 350, 200, 80),
    )
    for x, y, rx, ry in crowns:
        for leaf in range(0, 360, 18):
            _leaf(
                canvas,
                x + rx * 0.96 * cos(radians(leaf)),
                y + ry * 0.94 * sin(radians(leaf)),
                leaf + chance.randrange(-30, 31),
                36,
                c.hue,
            )
        canvas.ellipse(x, y, rx, ry, c.hue)
    for x, y, rx, ry in crowns:
        canvas.ellipse(x, y + ry * 0.42, rx * 0.8, ry * 0.5, c.deep)
    _trunk(canvas)
    for x, y, rx, ry in crowns:
        for _ in range(13):
            angle, reach = radians(chance.randrange(360)), chance.uniform(0.15, 0.9)
            lx, ly = x + rx * reach * cos(angle), y - ry * 0.16 + ry * 0.74 * reach * sin(angle)
            _leaf(canvas, lx, ly, chance.choice((-40, -20, 20, 40)), 27, c.mid)
    for x, y, rx, ry in crowns:
        for _ in range(3):
            canvas.ellipse(x + chance.uniform(-0.7, 0.7) * rx, y + chance.uniform(-0.5, 0.5) * ry, 10, 13, c.deep)


def _trunk(canvas: Canvas) -> None:
    """Two stems that have grown around each other, splitting into three boughs."""
    c = canvas.palette
    outline = bezier(
        (650, 790),
        (730, 760, 742, 716, 740, 660),
        (736, 590, 772, 560, 764, 500),
        (758, 440, 690, 410, 606, 386),
        (640, 372),
        (720, 386, 770, 404, 796, 440),
        (800, 380, 796, 330, 790, 270),
        (818, 270),
        (820, 340, 824, 390, 836, 436),
        (870, 404, 920, 392, 980, 384),
        (1000, 402),
        (910, 430, 862, 460, 860, 520),
        (858, 580, 894, 610, 884, 680),
        (880, 730, 900, 764, 962, 790),
    )
    canvas.polygon(outline, c.deep)
    for grain in (
        bezier((776, 780), (772, 690, 830, 630, 806, 520)),
        bezier((838, 770), (850, 700, 812, 640, 838, 560)),
        bezier((744, 770), (766, 720, 760, 690, 768, 650)),
    ):
        canvas.polygon(ribbon(grain, 2, 2, 11), c.mid)


def _leaf(canvas: Canvas, x: float, y: float, turn: float, length: float, fill: str) -> None:
    half, bulge = length, length * 0.42
    blade = bezier(
        (x - half, y),
        (x - half * 0.3, y - bulge, x + half * 0.4, y - bulge, x + half, y),
        (x + half * 0.4, y + bulge, x - half * 0.3, y + bulge, x - half, y),
    )
    canvas.polygon(turned(blade, turn, (x, y)), fill)
