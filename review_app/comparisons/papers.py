"""The files of comparisons: the themes paper, the table, the pictures. No LSCB stands in a file unless each has agreed.

The picture of the matrix has no file: columns without names would still say which findings are of one LSCB.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from exports.content.cover import Cover
from exports.content.sheets import Column, Sheet
from exports.content.texts import paragraphs_of
from exports.content.themes import Bar, MarkedRow, SharedWords, ThemeInPaper, ThemesPaper
from exports.pictures import themes as pictures
from exports.pictures.png import FONT, picture_of
from exports.sheets import csv_file, xlsx
from exports.word.themes import themes_docx
from review_app.boards.models import Board, Programme
from review_app.comparisons import queries
from review_app.comparisons.assembling import Compared, compared
from review_app.comparisons.counting import Mark
from review_app.comparisons.rules import may_name
from review_app.core.clock import today
from review_app.core.text import counted
from review_app.themes.queries import refused_inside
from review_app.wordings.crossed import Filters
from review_app.wordings.models import SharedWording

IN_FULL: Final = 3  # themes told in full, so that the paper stays at four to six pages
IN_BRIEF: Final = 2  # wordings of each, with their text; of others the title
MOST_TITLES: Final = 5
MOST_BARS: Final = 10
MOST_QUESTIONS: Final = 5
NOTICE: Final = "Counted by LSCB over what was agreed to share. No LSCB is named unless each of a theme has agreed."
HANDLING: Final = (
    "For the programme's management group and whoever it passes this on to. It says how many LSCBs, not which, unless each "
    "of them has agreed to be named. It is provisional: themes change as people decide."
)
PICTURE_TITLE: Final = "In how many LSCBs each theme was found"
_COLUMNS: Final = (
    Column("Theme", 48), Column("Statement", 60), Column("Found in (LSCBs)", 12), Column("Of (LSCBs)", 10),
    Column("Asked, recognised", 12), Column("Asked, not recognised", 12), Column("Asked, can't say", 12),
    Column("Good practice", 12), Column("Named with agreement", 40),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A file that is asked for: of which programme, of which of its themes, and whether with names where all agreed."""

    programme: Programme
    boards: Sequence[Board]
    filters: Filters
    named: bool = False


def content_of(session: Session, asked: Asked) -> ThemesPaper:
    """Everything that a file of the themes says."""
    programme_id, board_ids = asked.programme.id, [board.id for board in asked.boards]
    lines = queries.all_lines(session, programme_id, asked.filters)
    themes = compared(session, programme_id, lines, board_ids)
    agreed = queries.agreements_of_programme(session, programme_id) if asked.named else frozenset[UUID]()
    full = themes[:IN_FULL]
    told = _told(session, programme_id, full)
    said = [_theme(one, asked, agreed) for one in themes]
    said[: len(full)] = [_in_full(one, theme, told) for one, theme in zip(full, said, strict=False)]
    return ThemesPaper(
        cover=Cover(
            code="", title="", board_name="", programme_name=asked.programme.name, paper="Themes paper, provisional",
            edition=today(), invented=asked.programme.invented, handling=(HANDLING,),
        ),
        counted_on=today(),
        themes=tuple(said),
        in_full=IN_FULL,
        boards=len(board_ids),
        reviews=queries.how_far_reviews(session, programme_id).said,
        apart=queries.without_theme(session, programme_id),
        questions=tuple(_questions(session, programme_id, themes)),
        picture=None,
    )  # fmt: skip


def texts_of(paper: ThemesPaper) -> list[str]:
    """Everything in a file that people wrote, to be looked through before it leaves."""
    texts = [paper.cover.programme_name, *paper.questions]
    for theme in paper.themes:
        texts += [theme.title, *theme.statement, *theme.questions, *theme.differs]
        texts += [text for words in theme.wordings for text in (words.title, *words.summary)]
    return texts


def draw(paper: ThemesPaper, form: str) -> tuple[bytes, str]:
    """The bytes of a file in one of the forms, and its media type."""
    if form == "svg":
        return _bars(paper).encode(), "image/svg+xml"
    if form == "docx":
        media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return themes_docx(_with_picture(paper)), media_type
    sheet = _sheet(paper)
    return (csv_file.draw(sheet), csv_file.MEDIA_TYPE) if form == "csv" else (xlsx.draw(sheet), xlsx.MEDIA_TYPE)


def bars_of(themes: Sequence[Compared]) -> str:
    """The picture as it stands in a page, beside its table."""
    bars = [
        Bar(
            title=one.line.title,
            found=one.tally[Mark.FOUND],
            recognised=one.tally[Mark.RECOGNISED],
            of=one.tally.all,
        )
        for one in themes
    ]
    return pictures.bars(bars, PICTURE_TITLE, _words_of(bars))


def letters_of(themes: Sequence[Compared], boards: Sequence[Board], first: int) -> str:
    """The picture of the matrix as it stands in a page, for those who may know the LSCBs; they are numbered as in its table."""
    columns = [str(first + place) for place in range(1, len(boards) + 1)]
    rows = [
        MarkedRow(title=one.line.title, letters=tuple(one.marks[board.id].letter for board in boards)) for one in themes
    ]
    words = f"{counted(len(themes), 'theme')} by {counted(len(boards), 'LSCB')}, a letter in each field."
    return pictures.letters(columns, rows, "The marks of each LSCB", words)


def _words_of(bars: Sequence[Bar]) -> str:
    said = "; ".join(f"{bar.title}: {bar.found} of {bar.of}" for bar in bars[:MOST_BARS])
    return f"A bar for each theme. {said}."


def _bars(paper: ThemesPaper, font: str = pictures.PAGE_FONT) -> str:
    bars = [
        Bar(title=one.title, found=one.found, recognised=one.recognised, of=one.of) for one in paper.themes[:MOST_BARS]
    ]
    return pictures.bars(bars, PICTURE_TITLE, _words_of(bars), font=font)


def _with_picture(paper: ThemesPaper) -> ThemesPaper:
    if not paper.themes:
        return paper
    shown = min(len(paper.themes), MOST_BARS)
    words = (
        f"A bar for each of {counted(shown, 'theme')}: in how many LSCBs it was found, and how many more recognise it."
    )
    return replace(paper, picture=picture_of(_bars(paper, FONT), words))


def _theme(one: Compared, asked: Asked, agreed: Collection[UUID]) -> ThemeInPaper:
    tally, titles = one.tally, {board.id: board.title for board in asked.boards}
    named = may_name(one.found, agreed, asked_for=asked.named)
    return ThemeInPaper(
        title=one.line.title,
        statement=paragraphs_of(one.line.statement),
        found=tally[Mark.FOUND],
        recognised=tally[Mark.RECOGNISED],
        not_recognised=tally[Mark.NOT_RECOGNISED],
        cant_say=tally[Mark.CANT_SAY],
        of=tally.all,
        asked=tally.asked_said,
        questions=tuple(dict.fromkeys(asking.question for asking in one.askings if asking.question)),
        named=tuple(sorted(titles[board] for board in one.found)) if named else (),
        is_good_practice=bool(one.members) and all(member.is_good_practice for member in one.members),
    )


def _in_full(one: Compared, said: ThemeInPaper, told: "_Told") -> ThemeInPaper:
    """A theme with its first wordings, the titles of some more, and in what its findings differ."""
    words = [told.words[member.wording_id] for member in one.members[:MOST_TITLES] if member.wording_id in told.words]
    wordings = tuple(
        SharedWords(
            title=row.title,
            summary=paragraphs_of(row.summary) if place < IN_BRIEF else (),
            is_good_practice=row.is_good_practice,
        )
        for place, row in enumerate(words)
    )
    return replace(said, wordings=wordings, differs=tuple(told.notes.get(one.line.id, ())))


@dataclass(frozen=True)
class _Told:
    """What themes told in full need besides: their wordings, and in what their findings differ, by theme."""

    words: Mapping[UUID, SharedWording]
    notes: Mapping[UUID, Sequence[str]]


def _told(session: Session, programme_id: UUID, themes: Sequence[Compared]) -> _Told:
    ids = [member.wording_id for one in themes for member in one.members[:MOST_TITLES]]
    theme_of = {member.finding_ref: one.line.id for one in themes for member in one.members}
    notes: dict[UUID, list[str]] = {}
    for ref, note in queries.notes_of_difference(session, programme_id, theme_of):
        there = notes.setdefault(theme_of[ref], [])
        there += [] if note in there else [note]
    return _Told({row.id: row for row in queries.shared_words(session, programme_id, ids)}, notes)


def _questions(session: Session, programme_id: UUID, themes: Sequence[Compared]) -> Iterator[str]:
    """Where decisions contradict each other, as questions."""
    titles = {member.finding_ref: member.title for one in themes for member in one.members}
    names = {one.line.id: one.line.title for one in themes}
    pairs, _all = refused_inside(session, programme_id, most=MOST_QUESTIONS)
    for pair, theme_id in pairs:
        if theme_id in names and {pair.first_ref, pair.second_ref} <= titles.keys():
            yield (
                f"“{titles[pair.first_ref]}” and “{titles[pair.second_ref]}” were decided not to be the same, yet other "
                f"decisions join both to “{names[theme_id]}”. Which of them holds?"
            )


def _sheet(paper: ThemesPaper) -> Sheet:
    rows = [
        [
            one.title, "\n\n".join(one.statement), one.found, one.of, one.recognised, one.not_recognised, one.cant_say,
            "yes" if one.is_good_practice else "", "; ".join(one.named),
        ]
        for one in paper.themes
    ]  # fmt: skip
    return Sheet("Themes", f"{NOTICE} Counted on {paper.counted_on:%-d %B %Y}: {paper.reviews}.", _COLUMNS, rows)
