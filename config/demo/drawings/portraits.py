"""Heads and shoulders of people who do not exist, for the demo's bylines."""

from typing import NamedTuple

from .canvas import Canvas
from .palette import PALETTES, SAFFRON
from .shapes import Points, arc, bezier, rect

SIZE = 600
INK = "#241812"
GREY = "#8d9096"
CHESTNUT = "#5c3317"
SKINS = {  # the face, and the shade under the chin and beside the nose
    "light": ("#f0cfa6", "#d9ae82"),
    "wheat": ("#e3b488", "#c6926a"),
    "olive": ("#c98f63", "#a8714a"),
    "brown": ("#9c6440", "#7a4a2c"),
}


class Person(NamedTuple):
    """What is chosen for one head; the rest is common to all."""

    hue: str
    skin: str
    hair: str
    style: str
    beard: str = ""
    glasses: str = ""
    collar: str = "round"
    saffron: bool = False


PEOPLE = {
    "rose-scarf": Person("culture", "olive", "", "scarf"),
    "grey-glasses": Person("science", "light", GREY, "short", glasses="square", collar="shirt"),
    "full-beard": Person("politics", "wheat", INK, "short", beard="full", saffron=True),
    "young-reporter": Person("economy", "brown", INK, "crop"),
    "long-hair": Person("society", "wheat", CHESTNUT, "long"),
    "teal-scarf": Person("science", "light", "", "scarf", glasses="round", collar="jacket"),
    "curly": Person("investigations", "brown", INK, "curly", collar="shirt"),
    "moustache": Person("opinion", "olive", GREY, "receding", beard="moustache", collar="jacket"),
    "bob": Person("sport", "light", INK, "bob", glasses="round"),
    "white-headcloth": Person("society", "olive", INK, "headcloth", beard="short"),
    "bun": Person("politics", "brown", INK, "bun", collar="jacket"),
    "grey-beard": Person("culture", "wheat", GREY, "bald", beard="full", glasses="round", collar="jacket"),
    "violet-scarf": Person("investigations", "wheat", "", "scarf", collar="jacket"),
    "side-parting": Person("sport", "wheat", CHESTNUT, "parted", beard="short", collar="shirt"),
}
PORTRAITS = tuple(PEOPLE)

FACE = bezier(
    (206, 236), (204, 330, 246, 390, 300, 390), (354, 390, 396, 330, 394, 236), (392, 136, 208, 136, 206, 236)
)


def portrait(key: str) -> bytes:
    """Return a JPEG of 600×600 showing one of PORTRAITS; it survives a circular crop. Same key, same bytes.

    Raises KeyError for a key that is not listed.
    """
    person = PEOPLE[key]
    palette = PALETTES[person.hue]
    canvas = Canvas(palette, ground=SAFFRON if person.saffron else palette.ground, size=(SIZE, SIZE))
    _behind(canvas, person)
    _shoulders(canvas, person)
    _face(canvas, person)
    if person.beard:
        _beard(canvas, person)
    _mouth(canvas, person)
    HAIR[person.style](canvas, person)
    if person.glasses:
        _glasses(canvas, person.glasses)
    return canvas.jpeg()


def _both(points: Points) -> Points:
    """The left half of an outline, closed by its mirror image."""
    return [*points, *[(SIZE - x, y) for x, y in reversed(points)]]


def _pair(canvas: Canvas, points: Points, fill: str) -> None:
    """The same shape on the left and on the right."""
    canvas.polygon(points, fill)
    canvas.polygon([(SIZE - x, y) for x, y in points], fill)


def _behind(canvas: Canvas, person: Person) -> None:
    """What lies behind the neck."""
    if person.style == "long":
        canvas.polygon(
            _both(bezier((300, 116), (190, 116, 166, 200, 168, 300), (170, 400, 150, 450, 138, 516), (300, 540))),
            person.hair,
        )
    elif person.style == "bob":
        canvas.polygon(
            _both(bezier((300, 120), (196, 120, 172, 190, 170, 280), (168, 340, 166, 380, 176, 408), (300, 400))),
            person.hair,
        )
    elif person.style == "bun":
        canvas.circle(300, 108, 56, person.hair)
    elif person.style == "headcloth":
        canvas.polygon(
            _both(bezier((300, 96), (190, 96, 160, 190, 164, 300), (166, 400, 130, 480, 112, 540), (300, 560))),
            canvas.palette.light,
        )
    elif person.style == "scarf":
        canvas.polygon(
            _both(bezier((300, 100), (190, 100, 170, 190, 176, 290), (180, 380, 160, 430, 150, 500), (300, 520))),
            canvas.palette.hue,
        )


def _shoulders(canvas: Canvas, person: Person) -> None:
    c = canvas.palette
    jacket = person.collar == "jacket"
    scarf = person.style == "scarf"
    canvas.polygon(
        _both(bezier((40, 640), (52, 520, 140, 484, 244, 454), (300, 454))), c.deep if jacket and scarf else c.hue
    )
    if jacket and not scarf:
        canvas.polygon(_both([(300, 440), (246, 444), (262, 540), (300, 640)]), c.light)
    _neck(canvas, person)
    if jacket and not scarf:
        _pair(canvas, [(248, 438), (204, 468), (216, 536), (244, 542), (300, 650), (264, 540)], c.deep)
    elif person.collar == "shirt":
        _pair(canvas, [(248, 438), (228, 470), (270, 520), (300, 486)], c.light)
        canvas.rect(297, 490, 6, 120, c.deep)


def _neck(canvas: Canvas, person: Person) -> None:
    skin, shade = SKINS[person.skin]
    neck = _both(bezier((252, 340), (252, 448), (262, 484, 300, 490)))
    canvas.polygon(neck, skin)
    with canvas.inside(neck):
        canvas.ellipse(300, 352, 92, 76, shade)


def _face(canvas: Canvas, person: Person) -> None:
    skin, shade = SKINS[person.skin]
    if person.style not in ("scarf", "headcloth"):
        for x in (204, 396):
            canvas.ellipse(x, 262, 19, 28, skin)
    canvas.polygon(FACE, skin)
    canvas.stroke(bezier((303, 262), (300, 286, 288, 298, 290, 304), (294, 310, 304, 310, 308, 308)), 6, shade)
    brow = GREY if person.hair == GREY else INK
    for x in (260, 340):
        canvas.ellipse(x, 256, 9, 11, INK)
        canvas.stroke(arc(x, 246, 27, 212, 328, 22), 7, brow)


def _beard(canvas: Canvas, person: Person) -> None:
    if person.beard == "full":
        _pair(
            canvas,
            bezier((203, 264), (198, 350, 232, 426, 301, 426), (301, 366), (266, 366, 240, 344, 219, 264)),
            person.hair,
        )
    elif person.beard == "short":
        _pair(
            canvas,
            bezier((205, 264), (203, 340, 244, 398, 301, 398), (301, 370), (268, 368, 234, 344, 217, 264)),
            person.hair,
        )


def _mouth(canvas: Canvas, person: Person) -> None:
    lip = "#7c3020" if person.skin in ("olive", "brown") else "#a3452f"
    canvas.stroke(arc(300, 322, 30, 28, 152, 24), 8, lip)
    if person.beard in ("moustache", "full"):
        droop = 352 if person.beard == "full" else 342
        _pair(
            canvas,
            bezier((301, 314), (276, 310, 254, 322, 242, droop), (262, droop + 2, 284, 338, 301, 334)),
            person.hair,
        )


def _cap(canvas: Canvas, hair: str, line: Points) -> None:
    """Hair over the crown, from ear to ear; `line` is the left half of the hairline, from the ear to the middle."""
    crown = bezier((300, 118), (214, 116, 184, 170, 196, 262))
    canvas.polygon(_both([*crown, *line]), hair)


def _short(canvas: Canvas, person: Person) -> None:
    _cap(canvas, person.hair, bezier((210, 262), (210, 226, 226, 206, 250, 194), (270, 184, 286, 182, 300, 182)))


def _crop(canvas: Canvas, person: Person) -> None:
    _cap(canvas, person.hair, bezier((206, 250), (210, 214), (226, 212), (232, 180), (300, 176)))


def _parted(canvas: Canvas, person: Person) -> None:
    outline = bezier(
        (196, 262),
        (180, 160, 220, 112, 306, 112),
        (396, 112, 420, 170, 404, 262),
        (390, 262),
        (390, 226, 380, 204, 362, 190),
        (320, 196, 270, 190, 244, 166),
        (236, 196, 212, 214, 210, 262),
    )
    canvas.polygon(outline, person.hair)


def _receding(canvas: Canvas, person: Person) -> None:
    _cap(
        canvas,
        person.hair,
        bezier((212, 250), (214, 214), (236, 206, 232, 172, 262, 156), (276, 168, 290, 170, 300, 170)),
    )


def _bald(canvas: Canvas, person: Person) -> None:
    _pair(canvas, bezier((206, 270), (184, 250, 186, 190, 214, 178), (222, 200, 218, 240, 216, 270)), person.hair)


def _curly(canvas: Canvas, person: Person) -> None:
    for x, y, radius in (
        (214, 236, 34),
        (198, 194, 38),
        (214, 150, 42),
        (256, 120, 46),
        (304, 108, 48),
        (350, 122, 46),
        (388, 152, 42),
        (402, 196, 38),
        (386, 238, 32),
        (250, 168, 38),
        (300, 160, 40),
        (350, 170, 36),
    ):
        canvas.circle(x, y, radius, person.hair)


def _parted_long(canvas: Canvas, person: Person) -> None:
    outline = bezier(
        (178, 330),
        (160, 180, 200, 112, 300, 112),
        (400, 112, 440, 180, 422, 330),
        (404, 330),
        (400, 250, 372, 200, 322, 166),
        (290, 216, 214, 230, 196, 330),
    )
    canvas.polygon(outline, person.hair)


def _fringe(canvas: Canvas, person: Person) -> None:
    canvas.polygon(
        _both(
            bezier(
                (300, 114),
                (204, 112, 166, 180, 172, 320),
                (204, 320),
                (208, 270, 210, 240, 222, 212),
                (250, 206, 280, 204, 300, 204),
            )
        ),
        person.hair,
    )


def _combed_back(canvas: Canvas, person: Person) -> None:
    _cap(canvas, person.hair, bezier((208, 262), (208, 200, 250, 168, 300, 168)))
    canvas.circle(206, 292, 6, canvas.palette.saffron)
    canvas.circle(394, 292, 6, canvas.palette.saffron)


def _scarf(canvas: Canvas, person: Person) -> None:
    """A headscarf: a hood around the face, an under-band, folds, and its end over the shoulder."""
    c = canvas.palette
    hood = bezier(
        (300, 100),
        (196, 98, 166, 190, 176, 300),
        (182, 372, 220, 424, 300, 440),
        (300, 384),
        (246, 384, 216, 320, 214, 262),
        (212, 196, 246, 168, 300, 168),
    )
    canvas.polygon(_both(hood), c.hue)
    canvas.polygon(
        _both(bezier((300, 160), (244, 160, 206, 196, 212, 262), (222, 262), (220, 212, 252, 182, 300, 182))), c.deep
    )
    canvas.polygon(
        bezier(
            (190, 372),
            (230, 430, 330, 440, 412, 372),
            (448, 420, 470, 470, 452, 530),
            (360, 560, 210, 560, 148, 512),
            (150, 460, 170, 410, 190, 372),
        ),
        c.hue,
    )
    canvas.stroke(bezier((204, 398), (250, 450, 330, 456, 404, 402)), 6, c.deep)
    canvas.stroke(bezier((180, 440), (230, 508, 340, 512, 436, 436)), 6, c.deep)
    canvas.stroke(bezier((232, 136), (200, 166, 188, 210, 190, 262)), 5, c.deep)


def _headcloth(canvas: Canvas, person: Person) -> None:
    """A white headcloth under its black cord."""
    c = canvas.palette
    canvas.polygon(
        bezier(
            (300, 96),
            (186, 96, 158, 190, 162, 300),
            (164, 400, 130, 480, 112, 548),
            (176, 560, 216, 520, 218, 452),
            (196, 390, 196, 320, 206, 250),
            (214, 206, 250, 186, 300, 186),
            (350, 186, 386, 206, 394, 250),
            (404, 320, 404, 390, 382, 452),
            (384, 520, 424, 560, 488, 548),
            (470, 480, 436, 400, 438, 300),
            (442, 190, 414, 96, 300, 96),
        ),
        c.light,
    )
    for drop in (0, 22):
        canvas.stroke(bezier((176, 190 + drop), (220, 136 + drop, 380, 136 + drop, 424, 190 + drop)), 15, INK)
    for side in (0, 1):
        fold = bezier((186, 300), (186, 390, 160, 460, 150, 530))
        canvas.stroke([(SIZE - x, y) for x, y in fold] if side else fold, 5, c.ground)


def _glasses(canvas: Canvas, kind: str) -> None:
    for x in (258, 342):
        if kind == "round":
            canvas.stroke(arc(x, 258, 34, 0, 360), 8, INK)
        else:
            canvas.stroke(rect(x - 34, 236, 68, 46), 9, INK, closed=True)
    canvas.stroke(arc(300, 258, 10, 200, 340), 8, INK)
    for start, end in (((224, 252), (204, 246)), ((376, 252), (396, 246))):
        canvas.stroke([start, end], 8, INK)


HAIR = {
    "short": _short,
    "crop": _crop,
    "parted": _parted,
    "receding": _receding,
    "bald": _bald,
    "curly": _curly,
    "long": _parted_long,
    "bob": _fringe,
    "bun": _combed_back,
    "scarf": _scarf,
    "headcloth": _headcloth,
}
