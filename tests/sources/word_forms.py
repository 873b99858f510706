"""Filled-in Word forms as people and programs make them, from the form that the application gives out."""

import copy
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Change = Callable[[Any], None]  # of the body


def changed(form: bytes, *changes: Change, drop: tuple[str, ...] = ()) -> bytes:
    """The same Word file after somebody was at its body; `drop` leaves parts out."""
    out = BytesIO()
    with ZipFile(BytesIO(form)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name in drop:
                continue
            if name == "word/document.xml":
                root = etree.fromstring(content)
                for change in changes:
                    change(root.find(f"{W}body"))
                content = etree.tostring(root)
            after.writestr(name, content)
    return out.getvalue()


def control(body: Any, tag: str) -> Any:
    """The content of the control with this tag."""
    for sdt in body.iter(f"{W}sdt"):
        if sdt.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == tag:
            return sdt.find(f"{W}sdtContent")
    raise AssertionError(tag)


def a_paragraph(text: str, style: str = "", *, marks: str = "", run: str = "") -> Any:
    """A paragraph as Word writes it."""
    properties = f'<w:pPr>{f"""<w:pStyle w:val="{style}"/>""" if style else ""}{marks}</w:pPr>'
    words = text.replace("&", "&amp;")
    return etree.fromstring(
        f'<w:p xmlns:w="{W.strip("{}")}">{properties}<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def filled(values: Mapping[str, str], sections: Mapping[str, list[Any]]) -> Change:
    """Somebody fills in the short boxes, and puts paragraphs in the place of the invitations to write."""

    def change(body: Any) -> None:
        for key, value in values.items():
            content = control(body, f"cw:field:{key}")
            content.find(f"{W}r/{W}t").text = value
        for key, paragraphs in sections.items():
            content = control(body, f"cw:heading:{key}")
            for old in list(content):
                content.remove(old)
            content.extend(copy.deepcopy(paragraphs))

    return change


def without_controls(body: Any) -> None:
    """As Google Docs gives it back: no controls, no tags, other style names."""
    for sdt in list(body.iter(f"{W}sdt")):
        content = sdt.find(f"{W}sdtContent")
        place = sdt.getparent().index(sdt)
        for child in reversed(list(content)):
            sdt.getparent().insert(place, child)
        sdt.getparent().remove(sdt)
    for number, style in enumerate(list(body.iter(f"{W}pStyle"))):
        if style.get(f"{W}val") == "ListBullet":
            listed = style.makeelement(f"{W}numPr", {})
            listed.append(style.makeelement(f"{W}numId", {f"{W}val": "1"}))
            style.addnext(listed)
        style.set(f"{W}val", f"docs-style-{number % 7}")


def by_libreoffice(form: bytes, folder: Path, kind: str) -> bytes:
    """The form opened and saved by LibreOffice, as .docx or .odt."""
    (folder / "form.docx").write_bytes(form)
    out = folder / "saved"
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        kind,
        "--outdir",
    ]
    subprocess.run([*command, str(out), str(folder / "form.docx")], check=True, capture_output=True, timeout=120)
    return (out / f"form.{kind.partition(':')[0]}").read_bytes()
