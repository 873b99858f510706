"""Tables as files: whatever the words, no cell starts a formula, and the words come back as they were."""

import csv
import io
import re
import zipfile

from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from exports.content.sheets import Column, Sheet
from exports.sheets import csv_file, xlsx
from exports.sheets.cells import LONGEST, plain

NASTY = (
    "=1+1", " =1", "\u00a0=1", "a\n=1", "a\n \u00a0@SUM(A1)",
    "+44", "-1", "@x", "\t=1", "\r=1", "#N/A", "_x000D_", "🙂=", "\u3000=1", "＝1",
)  # fmt: skip
cells = st.lists(st.text() | st.sampled_from(NASTY) | st.text(alphabet="=+-@ \u00a0\t\n\r'ab"), min_size=2, max_size=2)
FORMULA_AT = re.compile(r"(^|\n)\s*[=+\-@]")


def a_sheet(rows: list[list[str]]) -> Sheet:
    return Sheet("Quotes", "For the review team of LT-04 only", [Column("Words", 60), Column("From")], rows)


@given(st.lists(cells, max_size=4))
@example([[one, other] for one, other in zip(NASTY, reversed(NASTY), strict=True)])
@settings(max_examples=150, deadline=None)
def test_a_workbook_holds_words_and_no_formula(rows: list[list[str]]) -> None:
    page = load_workbook(io.BytesIO(xlsx.draw(a_sheet(rows)))).active
    assert page is not None
    for place, row in enumerate(rows, start=xlsx.HEADING_ROW + 1):
        for column, words in enumerate(row, start=1):
            cell = page.cell(place, column)
            assert cell.data_type in {"s", "n"}  # n: nothing in it
            shown = re.sub(r"_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", str(cell.value or ""))
            assert shown == plain(words)
            assert bool(cell.quotePrefix) or not FORMULA_AT.search(shown)


@given(st.lists(cells, max_size=4))
@example([[one, other] for one, other in zip(NASTY, reversed(NASTY), strict=True)])
@settings(max_examples=300, deadline=None)
def test_no_line_of_a_csv_cell_starts_a_formula(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_file.draw(a_sheet(rows)).decode("utf-8-sig"), newline="")))
    assert read[0][0] == "For the review team of LT-04 only"
    for row, found in zip(rows, read[2:], strict=True):
        for words, cell in zip(row, found, strict=True):
            assert not FORMULA_AT.search(cell)
            assert not cell.startswith(("\t", "\r", "\n"))
            assert cell.replace("'", "") == plain(words).replace("'", "")


def test_a_workbook_says_nothing_of_who_made_it_or_when_and_is_always_the_same() -> None:
    sheet = a_sheet([["“She said”", "Conversation"]])
    data = xlsx.draw(sheet)
    assert data == xlsx.draw(sheet)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        core = parts.read("docProps/core.xml").decode()
        assert "openpyxl" not in core
        assert not any("vba" in name or "external" in name.lower() for name in parts.namelist())
    page = load_workbook(io.BytesIO(data)).active
    assert page is not None
    assert page["A1"].value == "For the review team of LT-04 only"
    assert page.freeze_panes == "A4"


def test_more_than_a_cell_can_hold_is_cut_and_says_so() -> None:
    assert plain("🙂" * LONGEST).endswith("…")
    assert len(plain("🙂" * LONGEST)) * 2 <= LONGEST
    assert plain("a" * LONGEST) == "a" * LONGEST


def test_the_parts_of_a_workbook_hold_no_formula_at_all() -> None:
    data = xlsx.draw(a_sheet([[words, "x"] for words in NASTY]))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "<f " not in page
    assert set(re.findall(r' t="(\w+)"', page)) == {"inlineStr"}
