"""A picture for Word: drawn from the same SVG as the page's, with the letters of a font that we ship."""

import struct
from pathlib import Path

import resvg_py

from exports.content.pictures import Picture

FONT = "DejaVu Sans"
FILE = "vendor/DejaVuSans.ttf"
HOUSE = Path(__file__).parents[2]
TIMES = 2  # sharp enough for print at the width of a page


def png(svg: str) -> bytes:
    """The picture, with no letter taken from the machine's own fonts."""
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg, background="#ffffff", skip_system_fonts=True, font_files=[str(font_file())], font_family=FONT,
        sans_serif_family=FONT, zoom=TIMES,
    )  # fmt: skip
    return drawn


def picture_of(svg: str, words: str) -> Picture:
    """The picture with its size, as a paper takes it; `words` say what it shows."""
    drawn = png(svg)
    width, height = struct.unpack(">II", drawn[16:24])  # where every PNG says how large it is
    return Picture(png=drawn, width=width, height=height, words=words)


def font_file() -> Path:
    """The font: beside the package in a checkout, inside the application's own in a wheel."""
    beside = HOUSE / "static" / FILE
    return beside if beside.is_file() else HOUSE / "review_app" / "static" / FILE
