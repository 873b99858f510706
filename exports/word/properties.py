"""The core properties of a paper: its title, its language and the date of its edition; no author, no company."""

from datetime import date

from exports.word.markup import DECLARATION, escaped

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TERMS = "http://purl.org/dc/terms/"


def core_properties(title: str, edition: date) -> bytes:
    """The part that holds the properties; both of its dates are the day of the edition."""
    moment = f"{edition.isoformat()}T00:00:00Z"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="{_TERMS}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(' '.join(title.split()))}</dc:title><dc:language>en-GB</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    ).encode()
