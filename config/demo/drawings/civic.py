"""Public life: the assembly, the ballot box, the court."""

from random import Random

from .canvas import HEIGHT, WIDTH, Canvas
from .shapes import arc, arch, bezier, moved, rect, rhombus, star, turned


def parliament(canvas: Canvas, variant: int, chance: Random) -> None:
    """The assembly's portico under a dome, or every other time under a pediment; the sun stands behind the roof."""
    c = canvas.palette
    gabled = variant % 2 == 1
    canvas.star_lines(700)
    canvas.dot(800 if gabled else 600, 300 if gabled else 318, 190)
    _cypresses(canvas)
    if gabled:
        canvas.polygon([(290, 452), (800, 212), (1310, 452)], c.hue)
        canvas.polygon([(420, 430), (800, 252), (1180, 430)], c.deep)
        canvas.polygon(star(800, 366, 58), c.mid)
        canvas.polygon(star(800, 366, 30), c.deep)
    else:
        _flag(canvas, 800, 268)
        canvas.polygon(arc(800, 402, 226, 180, 360, 172), c.hue)
        canvas.polygon(
            [*arc(800, 402, 226, 270, 360, 172), (900, 402), *bezier((900, 402), (896, 320, 856, 252, 800, 230))], c.mid
        )
        canvas.rect(505, 396, 590, 48, c.deep)
        for window in range(9):
            canvas.rect(560 + window * 58, 408, 16, 24, c.mid)
    canvas.rect(290, 444, 1020, 62, c.hue)
    canvas.rect(290, 444, 1020, 10, c.mid)
    canvas.rect(320, 506, 960, 236, c.deep)
    columns = 6 if gabled else 7
    gap = 880 / (columns - 1)
    lit = chance.randrange(1, columns - 2)
    for bay in range(columns - 1):
        centre = 360 + gap * (bay + 0.5)
        canvas.polygon(arch(centre, 742, 58, 172), c.saffron if bay == lit else c.hue)
    for column in range(columns):
        x = 360 + gap * column
        canvas.rect(x - 28, 520, 56, 222, c.light)
        canvas.rect(x + 8, 520, 20, 222, c.ground)
        for y in (508, 728):
            canvas.rect(x - 38, y, 76, 14, c.light)
    for step in range(4):
        canvas.rect(260 - step * 58, 742 + step * 32, 1080 + step * 116, 32, c.mid if step % 2 == 0 else c.hue)
    canvas.rect(0, 868, WIDTH, 32, c.deep)


def _flag(canvas: Canvas, x: float, base: float) -> None:
    c = canvas.palette
    canvas.rect(x - 4, 116, 9, base - 80, c.deep)
    top = bezier((x + 5, 120), (x + 60, 100, x + 110, 150, x + 172, 122))
    canvas.polygon([*top, *moved(reversed(top), 0, 70)], c.hue)


def _cypresses(canvas: Canvas) -> None:
    c = canvas.palette
    for x, height, fill in ((212, 330, c.mid), (128, 250, c.hue), (1388, 330, c.mid), (1472, 250, c.hue)):
        base, top = 800, 800 - height
        half = bezier((x, top), (x + 26, top + height * 0.3, x + 52, base - height * 0.3, x + 34, base))
        canvas.polygon([*half, *[(2 * x - px, py) for px, py in reversed(half)]], fill)


def ballot(canvas: Canvas, variant: int, chance: Random) -> None:
    """A ballot on its way into the box; the dot is the mark on the paper."""
    c = canvas.palette
    canvas.star_lines(760)
    canvas.rect(0, 742, WIDTH, 158, c.hue)
    canvas.rect(0, 742, WIDTH, 14, c.deep)
    if variant % 2 == 0:
        for x in (60, 1290):
            _booth(canvas, x, 250)
    else:
        for x, size, fill in ((130, 1.0, c.hue), (330, 0.86, c.mid), (1270, 0.9, c.mid), (1470, 1.0, c.hue)):
            _voter(canvas, x, 742, size, fill)
    angle = -9 if variant % 2 == 0 else 7
    paper = turned(rect(610, 136, 380, 400), angle, (800, 480))
    canvas.polygon(paper, c.light)
    centre = turned([(800, 276)], angle, (800, 480))[0]
    canvas.polygon(turned(rhombus(*centre, 104), angle, centre), c.saffron)
    for line in range(3):
        canvas.polygon(
            turned(rect(668 + 40 * (line % 2), 390 + line * 30, 264 - 40 * (line % 2), 11), angle, (800, 480)), c.ground
        )
    canvas.polygon([(520, 478), (1080, 478), (1140, 540), (460, 540)], c.mid)
    canvas.polygon([(590, 500), (1010, 500), (1026, 518), (574, 518)], c.deep)
    hidden = turned(rect(610, 136, 380, 460), angle, (800, 480))
    with canvas.inside([(440, 440), (1160, 440), (1160, 509), (440, 509)]):
        canvas.polygon(hidden, c.light)
    canvas.rect(460, 540, 680, 262, c.hue)
    canvas.rect(460, 540, 680, 18, c.deep)
    canvas.rect(460, 790, 680, 24, c.deep)
    canvas.polygon(star(800, 676, 98), c.deep)
    canvas.polygon(star(800, 676, 78), c.mid)
    canvas.polygon(star(800, 676, 38), c.hue)
    for x in (486, 1098):
        canvas.rect(x, 576, 16, 200, c.deep)
    for x, y, turn in ((1228, 806, 8), (352, 826, -12), (1330, 848, -6))[: 2 + variant % 2]:
        canvas.polygon(turned(rect(x - 70, y - 30, 140, 52), turn, (x, y)), c.light)
        canvas.polygon(turned(rect(x - 70, y - 4, 140, 6), turn, (x, y)), c.ground)


def _voter(canvas: Canvas, x: float, base: float, size: float, fill: str) -> None:
    """Head and shoulders of somebody who waits for a turn."""
    canvas.circle(x, base - 268 * size, 62 * size, fill)
    canvas.rect(x - 24 * size, base - 230 * size, 48 * size, 60 * size, fill)
    shoulders = bezier(
        (x - 118 * size, base),
        (x - 118 * size, base - 150 * size, x - 90 * size, base - 184 * size, x, base - 184 * size),
    )
    canvas.polygon([*shoulders, *[(2 * x - px, py) for px, py in reversed(shoulders)]], fill)


def _booth(canvas: Canvas, x: float, width: float) -> None:
    """A voting booth with its curtain."""
    c = canvas.palette
    canvas.rect(x, 342, width, 400, c.mid)
    canvas.rect(x - 16, 322, width + 32, 30, c.deep)
    for fold in range(5):
        canvas.rect(x + 18 + fold * (width - 36) / 5, 352, (width - 36) / 5 + 1, 270, c.sheen)
        canvas.rect(x + 18 + (fold + 0.5) * (width - 36) / 5, 352, (width - 36) / 10, 262, c.hue)
    for side in (x, x + width - 12):
        canvas.rect(side, 352, 12, 390, c.deep)


def scales(canvas: Canvas, variant: int, chance: Random) -> None:
    """The court's balance under three arches: a bundle of papers in one pan, the dot in the other."""
    c = canvas.palette
    canvas.rect(0, 0, WIDTH, HEIGHT, c.hue)
    for x, width, height in ((216, 400, 640), (1384, 400, 640), (800, 640, 745)):
        canvas.polygon(arch(x, 775, width + 44, height + 26, pointed=True), c.deep)
        opening = arch(x, 775, width, height, pointed=True)
        canvas.polygon(opening, c.ground)
        with canvas.inside(opening):
            canvas.star_lines(760)
    for x in (448, 1152):
        canvas.rect(x - 34, 360, 68, 415, c.light)
        canvas.rect(x + 10, 360, 24, 415, c.mid)
        for y, wide in ((340, 100), (360, 84), (745, 100)):
            canvas.rect(x - wide / 2, y, wide, 22, c.light)
    canvas.rect(0, 770, WIDTH, 130, c.deep)
    canvas.rect(0, 770, WIDTH, 16, c.mid)
    dip = (54, -34, 22, -54)[variant % 4]
    post = bezier(
        (790, 250), (790, 640), (760, 700, 740, 716, 690, 730), (910, 730), (860, 716, 840, 700, 810, 640), (810, 250)
    )
    canvas.polygon(post, c.deep)
    canvas.rect(640, 728, 320, 44, c.deep)
    canvas.rect(664, 716, 272, 16, c.hue)
    left, right = (545, 300 + dip), (1055, 300 - dip)
    beam = [
        (left[0], left[1] - 8),
        (800, 262),
        (right[0], right[1] - 8),
        (right[0], right[1] + 8),
        (800, 296),
        (left[0], left[1] + 8),
    ]
    canvas.polygon(beam, c.deep)
    canvas.circle(800, 276, 34, c.deep)
    canvas.circle(800, 276, 16, c.light)
    canvas.polygon(bezier((786, 250), (800, 176), (814, 250)), c.deep)
    canvas.dot(800, 176, 20, c.deep)
    for x, y in (left, right):
        rim = y + 250
        canvas.circle(x, y, 13, c.deep)
        canvas.stroke([(x, y), (x - 128, rim)], 5, c.deep)
        canvas.stroke([(x, y), (x + 128, rim)], 5, c.deep)
    canvas.dot(left[0], left[1] + 250 - 100, 108)
    for sheet in range(4):
        width = (168, 150, 176, 140)[sheet]
        canvas.rect(
            right[0] - width / 2 + (sheet % 2) * 8,
            right[1] + 250 - 30 * (sheet + 1),
            width,
            30,
            (c.light, c.mid, c.light, c.hue)[sheet],
        )
    for x, y in (left, right):
        canvas.polygon(arc(x, y + 246, 152, 0, 180, 62), c.deep)
        canvas.rect(x - 152, y + 242, 304, 10, c.hue)
