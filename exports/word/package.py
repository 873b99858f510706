"""The file around the parts: a zip that holds what is on our list and nothing else, with one fixed time."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from exports.word.markup import DECLARATION

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"

CONTENT_TYPES: Final[Mapping[str, str]] = {
    "word/document.xml": f"{_WORD}document.main+xml",
    "word/styles.xml": f"{_WORD}styles+xml",
    "word/numbering.xml": f"{_WORD}numbering+xml",
    "word/settings.xml": f"{_WORD}settings+xml",
    "word/fontTable.xml": f"{_WORD}fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/header1.xml": f"{_WORD}header+xml",
    "word/header2.xml": f"{_WORD}header+xml",
    "word/footer1.xml": f"{_WORD}footer+xml",
    "word/footer2.xml": f"{_WORD}footer+xml",
    "word/media/time-line.png": "image/png",
    "word/media/themes.png": "image/png",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
"""The allow-list: the parts that a paper of ours may have, and what kind each is."""

RELATION_IDS: Final[Mapping[str, str]] = {
    "word/styles.xml": "rIdStyles",
    "word/numbering.xml": "rIdNumbering",
    "word/settings.xml": "rIdSettings",
    "word/fontTable.xml": "rIdFontTable",
    "word/theme/theme1.xml": "rIdTheme",
    "word/header1.xml": "rIdHeader1",
    "word/header2.xml": "rIdHeader2",
    "word/footer1.xml": "rIdFooter1",
    "word/footer2.xml": "rIdFooter2",
    "word/media/time-line.png": "rIdTimeLine",
    "word/media/themes.png": "rIdThemes",
}

ALLOWED_PARTS: Final = frozenset(CONTENT_TYPES) | {
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
}

_EARLIEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    """The bytes of a Word file with these parts; the same parts always give the same bytes."""
    foreign = sorted(set(parts) - set(CONTENT_TYPES))
    if foreign:
        raise ValueError(f"not on the list of parts that a paper may have: {', '.join(foreign)}")
    listed = [name for name in CONTENT_TYPES if name in parts]
    whole = {
        "[Content_Types].xml": _content_types(listed),
        "_rels/.rels": _package_relations(),
        "word/_rels/document.xml.rels": _document_relations(listed),
        **{name: parts[name] for name in listed},
    }
    return _zipped(whole, compression)


def _zipped(files: Mapping[str, bytes], compression: int) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, _EARLIEST_ZIP_TIME)
            archive.writestr(entry, content, compress_type=compression)
    return buffer.getvalue()


def _content_types(names: list[str]) -> bytes:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{CONTENT_TYPES[name]}"/>' for name in names)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _package_relations() -> bytes:
    document = _relation("rIdDocument", f"{_RELATION}officeDocument", "word/document.xml")
    core = _relation("rIdCore", f"{_PACKAGE}relationships/metadata/core-properties", "docProps/core.xml")
    return _relations(document + core)


def _document_relations(names: list[str]) -> bytes:
    return _relations("".join(_relation_to(name) for name in names if name in RELATION_IDS))


def _relation_to(name: str) -> str:
    file = name.removeprefix("word/")
    kind = "image" if file.startswith("media/") else file.rpartition("/")[2].removesuffix(".xml").rstrip("12")
    return _relation(RELATION_IDS[name], f"{_RELATION}{kind}", file)


def _relation(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'


def _relations(content: str) -> bytes:
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{content}</Relationships>'.encode()
