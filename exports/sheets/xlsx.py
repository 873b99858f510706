"""A table as an .xlsx file: every string is typed as a string, and the file says nothing of who made it or when."""

from datetime import datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from exports.content.sheets import Cell, Sheet
from exports.sheets.cells import could_start_formula, plain, unescaped

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADING_ROW: Final = 3  # the notice stands above, and an empty line between
_A4: Final = 9
_FIXED = datetime(2011, 1, 1)  # noqa: DTZ001 -- a property of the file, the same for every file
_EARLIEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def draw(sheet: Sheet) -> bytes:
    """The bytes of the file; the same table always gives the same bytes."""
    book = Workbook(write_only=True)
    book.properties = DocumentProperties(creator="", created=_FIXED, modified=_FIXED)
    page = book.create_sheet(sheet.name)
    _lay_out(page, sheet)
    page.append([_cell(page, sheet.notice, Font(bold=True))])
    page.append([])
    page.append([_cell(page, column.name, Font(bold=True), _WRAPPED) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, value, None, _WRAPPED) for value in row])
    return _packed(book)


def _lay_out(page: Any, sheet: Sheet) -> None:
    """Widths, a heading that stays, landscape A4 with the notice at the foot of each printed page."""
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.freeze_panes = f"A{HEADING_ROW + 1}"
    last = get_column_letter(len(sheet.columns))
    page.auto_filter.ref = f"A{HEADING_ROW}:{last}{HEADING_ROW + max(len(sheet.rows), 1)}"
    page.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.left.text = sheet.notice.replace("&", "&&")
    page.oddFooter.right.text = "Page &P of &N"


def _cell(page: Any, value: Cell, font: Font | None = None, alignment: Alignment | None = None) -> Any:
    words = unescaped(plain(value)) if isinstance(value, str) else value
    cell = WriteOnlyCell(page, value=words if words != "" else None)
    if isinstance(words, str) and words:
        cell.data_type = "s"  # whatever it begins with: openpyxl takes “=” for a formula
        cell.quotePrefix = int(could_start_formula(words))  # and stays words when somebody types in the cell
    if font is not None:
        cell.font = font
    if alignment is not None:
        cell.alignment = alignment
    return cell


def _packed(book: Workbook) -> bytes:
    """The file with one fixed time in it and on each of its parts."""
    made, packed = BytesIO(), BytesIO()
    ExcelWriter(book, ZipFile(made, "w", ZIP_DEFLATED)).save()
    with ZipFile(made) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name in parts.namelist():
            file.writestr(ZipInfo(name, _EARLIEST_ZIP_TIME), parts.read(name), compress_type=ZIP_DEFLATED)
    return packed.getvalue()
