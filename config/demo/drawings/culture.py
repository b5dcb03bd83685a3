"""Letters, books and manuscripts."""

from random import Random

from .canvas import HEIGHT, WIDTH, Canvas
from .shapes import Points, arc, arch, bezier, rect, ribbon, spline, star, turned

# The paths of a broad pen, around the middle of the picture.
NUN = bezier(
    (952, 248), (1000, 322, 1046, 442, 1022, 572), (990, 722, 840, 772, 720, 738), (580, 698, 560, 562, 636, 422)
)
BA = bezier(
    (1084, 280), (1140, 350, 1146, 450, 1050, 470), (916, 498, 656, 498, 548, 478), (450, 458, 442, 390, 486, 316)
)
PEN = (32, 46)


def letter(canvas: Canvas, variant: int, chance: Random) -> None:
    """A letter in a seal, one dot to it: nūn in the khatam, or bāʾ in a cartouche. From the third on, light on dark."""
    c = canvas.palette
    night = variant % 4 >= 2
    page, seal, edge, ink, far = (
        (c.hue, c.ground, c.mid, c.deep, c.mid) if night else (c.ground, c.hue, c.deep, c.ground, c.mid)
    )
    canvas.rect(0, 0, WIDTH, HEIGHT, page)
    if not night:
        canvas.star_lines()
    for x, y, radius, fill in (
        (150, 160, 150, far),
        (1470, 750, 190, far),
        (1440, 130, 92, c.saffron),
        (170, 790, 80, c.saffron),
    ):
        canvas.polygon(star(x, y, radius), fill)
    if variant % 2 == 0:
        canvas.polygon(star(800, 452, 520), seal)
        canvas.stroke(star(800, 452, 452), 17, edge, closed=True)
        canvas.nib(NUN, *PEN, ink)
        canvas.dot(808, 424, 94)
        return
    canvas.polygon(_cartouche(530, 372), seal)
    canvas.stroke(_cartouche(480, 322), 17, edge, closed=True)
    canvas.nib(BA, *PEN, ink)
    canvas.dot(800, 652, 96)


def _cartouche(half_width: float, half_height: float) -> Points:
    """A plate with an ogee at either end, as over the gate of an old market."""
    x, y = 800, 450
    right = bezier(
        (x + half_width * 0.62, y - half_height),
        (
            x + half_width * 0.68,
            y - half_height * 0.62,
            x + half_width * 0.98,
            y - half_height * 0.62,
            x + half_width * 0.9,
            y - half_height * 0.2,
        ),
        (
            x + half_width * 0.94,
            y - half_height * 0.1,
            x + half_width * 1.04,
            y - half_height * 0.06,
            x + half_width * 1.08,
            y,
        ),
    )
    corner = [*right, *[(px, 2 * y - py) for px, py in reversed(right)]]
    return [*corner, *[(2 * x - px, py) for px, py in reversed(corner)]]


def books(canvas: Canvas, variant: int, chance: Random) -> None:
    """School books in a pile and one open on top; the dot rises from its pages."""
    c = canvas.palette
    canvas.star_lines(760)
    canvas.rect(0, 770, WIDTH, 130, c.hue)
    canvas.rect(0, 770, WIDTH, 16, c.deep)
    canvas.dot(800, 262, 165)
    for side in (-1, 1):
        for angle in (24, 48, 72):
            start, end = turned([(800, 66), (800, 14)], side * angle, (800, 262))
            canvas.stroke([start, end], 12, c.saffron)
    pile = ((430, 690, 740, 80, c.deep), (500, 618, 640, 72, c.mid), (452, 540, 690, 78, c.hue))
    for x, y, width, height, fill in pile:
        _closed_book(canvas, x + chance.randrange(-14, 15), y, width, height, fill)
    for side in (-1, 1):

        def at(px: float, py: float, side: int = side) -> tuple[float, float]:
            return 800 + side * px, py

        canvas.polygon([at(0, 400), at(418, 352), at(440, 540), at(0, 540)], c.deep)
        for lift, fill in ((16, c.ground), (2, c.light)):
            top = bezier(
                at(0, 512 + lift),
                (*at(110, 440 + lift), *at(270, 440 + lift), *at(396, 484 + lift)),
                at(404, 304 + lift),
            )
            canvas.polygon(
                [*top, *bezier(at(404, 304 + lift), (*at(270, 262 + lift), *at(110, 270 + lift), *at(0, 350 + lift)))],
                fill,
            )
        for line in range(4):
            y = 412 + line * 28
            row = bezier(at(46, y - 44), (*at(130, y - 84), *at(250, y - 88), *at(350 - 50 * (line == 3), y - 62)))
            canvas.stroke(row, 8, c.mid)
    canvas.stroke([(800, 338), (800, 508)], 6, c.mid)
    _pencils(canvas, 1360)


def _closed_book(canvas: Canvas, x: float, y: float, width: float, height: float, fill: str) -> None:
    c = canvas.palette
    canvas.rect(x, y, width, height, fill)
    canvas.rect(x + width * 0.1, y + 12, width * 0.9 + 2, height - 24, c.light)
    for page in (0.36, 0.62):
        canvas.rect(x + width * 0.1, y + height * page, width * 0.9, 4, c.ground)
    canvas.polygon(arc(x + width * 0.02 + 6, y + height / 2, height * 0.5, 90, 270), fill)
    for band in (0.03, 0.06):
        canvas.rect(x + width * band, y, 8, height, c.saffron if band == 0.03 else c.light)


def _pencils(canvas: Canvas, x: float) -> None:
    c = canvas.palette
    for dx, turn, fill in ((-26, -14, c.mid), (30, 12, c.hue), (2, -2, c.deep)):
        base = (x + dx, 700)
        canvas.polygon(turned(rect(base[0] - 16, 440, 32, 270), turn, base), fill)
        canvas.polygon(turned([(base[0] - 16, 442), (base[0] + 16, 442), (base[0], 380)], turn, base), c.light)
        canvas.polygon(turned([(base[0] - 6, 403), (base[0] + 6, 403), (base[0], 380)], turn, base), c.deep)
    canvas.polygon([(x - 84, 600), (x + 84, 600), (x + 70, 772), (x - 70, 772)], c.hue)
    canvas.polygon([(x - 88, 590), (x + 88, 590), (x + 86, 614), (x - 86, 614)], c.deep)
    canvas.polygon(star(x, 692, 44), c.ground)


def library(canvas: Canvas, variant: int, chance: Random) -> None:
    """A reading room: shelves either side of an arched window where the sun stands, a manuscript open on its stand."""
    c = canvas.palette
    pointed = variant % 2 == 0
    canvas.rect(0, 0, WIDTH, HEIGHT, c.deep)
    for x in (-20, 1150):
        for shelf in range(5):
            _shelf(canvas, chance, x, 470, 26 + shelf * 168)
    canvas.rect(450, 0, 700, HEIGHT, c.hue)
    canvas.polygon(arch(800, 830, 596, 770, pointed=pointed), c.mid)
    window = arch(800, 830, 548, 742, pointed=pointed)
    canvas.polygon(window, c.ground)
    with canvas.inside(window):
        canvas.star_lines(800)
        canvas.dot(800 if pointed else 690, 380 if pointed else 460, 196)
        canvas.polygon(
            [*spline([(500, 640), (640, 580), (800, 630), (960, 590), (1100, 640)]), (1100, 900), (500, 900)], c.hue
        )
    for x in (450, 1122):
        canvas.rect(x, 0, 28, HEIGHT, c.deep)
    canvas.rect(0, 800, WIDTH, 100, c.hue)
    canvas.rect(0, 800, WIDTH, 14, c.deep)
    _stand(canvas)


def _shelf(canvas: Canvas, chance: Random, x: float, width: float, y: float) -> None:
    c = canvas.palette
    at = x + 6.0
    while at < x + width - 20:
        thick, tall = chance.randrange(22, 50), chance.randrange(92, 142)
        fill = chance.choice((c.mid, c.light, c.hue, c.ground, c.hue, c.mid))
        canvas.rect(at, y + 146 - tall, thick, tall, fill)
        band = c.deep if fill in (c.light, c.ground, c.mid) else c.mid
        canvas.rect(at, y + 146 - tall * 0.84, thick, 7, band)
        canvas.rect(at, y + 146 - tall * 0.2, thick, 7, band)
        at += thick + 4
        if chance.random() < 0.1:
            at += 40
    canvas.rect(x, y + 146, width, 16, c.hue)


def _stand(canvas: Canvas) -> None:
    """A crossed wooden stand with a manuscript on it."""
    c = canvas.palette
    for side in (-1, 1):
        canvas.polygon(
            [(800 + side * 170, 556), (800 + side * 210, 556), (800 - side * 150, 838), (800 - side * 206, 838)], c.deep
        )
    for side in (-1, 1):
        leaf = bezier(
            (800, 610), (800 + side * 60, 536, 800 + side * 170, 520, 800 + side * 286, 540), (800 + side * 250, 640)
        )
        canvas.polygon(
            [*leaf, *bezier((800 + side * 250, 640), (800 + side * 150, 612, 800 + side * 60, 630, 800, 700))], c.light
        )
        for line in range(3):
            y = 590 + line * 24
            row = bezier(
                (800 + side * 40, y),
                (800 + side * 90, y - 36, 800 + side * 160, y - 40, 800 + side * (236 - 8 * line), y - 24),
            )
            canvas.stroke(row, 6, c.mid)
    canvas.polygon(ribbon([(800, 606), (800, 704)], 8, 8), c.deep)
