"""Our own Word template, ``base.docx``: the parts of it that every paper takes over as they are."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

TAKEN_OVER = (
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/theme/theme1.xml",
)


@cache
def template_parts() -> Mapping[str, bytes]:
    """Styles, numbering, settings, fonts and theme of the template, read once."""
    template = files("exports.word").joinpath("base.docx").read_bytes()
    with ZipFile(BytesIO(template)) as archive:
        return {name: archive.read(name) for name in TAKEN_OVER}
