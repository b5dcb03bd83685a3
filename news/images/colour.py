from PIL import Image

SAMPLE = 64
PALETTE = 6


def dominant_colour(picture):
    """Return the colour that covers most of `picture` (an RGB PIL image), as «#rrggbb».

    For the place that a picture will take, until it has arrived.
    """
    sample = picture.resize((SAMPLE, SAMPLE), Image.Resampling.BOX)
    reduced = sample.quantize(PALETTE, method=Image.Quantize.MEDIANCUT)
    index = max(reduced.getcolors())[1]
    red, green, blue = reduced.getpalette()[index * 3 : index * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
