"""The themes paper as a Word file: the themes in sentences, a picture and its table, each in full, and how it was counted."""

from collections.abc import Iterator

from exports.content.counts import number_in_words
from exports.content.themes import ThemeInPaper, ThemesPaper
from exports.word.cover import opening_block
from exports.word.dates import in_words
from exports.word.drawings import drawn
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.page import A4
from exports.word.paper import Paper
from exports.word.paragraphs import labelled, line, paragraph, prose, table_end
from exports.word.runs import run
from exports.word.tables import Column, Row, Table

PICTURE = "word/media/themes.png"
NAME = "Themes across the pilots"
MOST_IN_WORDS = 6  # sentences at the top
NO_STATEMENT = "Nobody has put this theme into a statement yet."
MOST_ROWS = 10  # of the table, so that the paper stays short
_TABLE = Table(
    caption="Themes by the number of LSCBs",
    description=(
        "The themes, one to a row: in how many LSCBs its findings were found, and how many others recognise it, do not, "
        "or can't say when asked."
    ),
    columns=(
        Column(heading="Theme", width=4098),
        Column(heading="Found in", width=1400),
        Column(heading="Asked, recognised", width=1400),
        Column(heading="Asked, not recognised", width=1400),
        Column(heading="Asked, can't say", width=1000),
    ),
)


def themes_docx(paper: ThemesPaper) -> bytes:
    """The bytes of the Word file."""
    body = joined(
        opening_block(paper.cover, NAME),
        *_in_sentences(paper),
        *_picture(paper),
        *_in_full(paper),
        *_questions(paper),
        *_method(paper),
    )
    pictures = {PICTURE: paper.picture.png} if paper.picture else {}
    return Paper(cover=paper.cover, sheet=A4, body=body, pages=5, pictures=pictures).docx()


def _in_sentences(paper: ThemesPaper) -> Iterator[Markup]:
    yield line(Style.HEADING_1, "The themes in sentences")
    if not paper.themes:
        yield line(Style.NORMAL, "No two shared findings have been decided to be the same yet.")
        return
    for theme in paper.themes[:MOST_IN_WORDS]:
        yield labelled(Style.BULLET, f"{_one_line(theme.title)} ", f"— {theme.k_of_n}. {theme.asked}".rstrip())
    rest = len(paper.themes) - MOST_IN_WORDS
    if rest > 0:
        yield line(
            Style.NORMAL,
            f"{_number(rest)} more {'theme was' if rest == 1 else 'themes were'} counted, of no more LSCBs than these.",
        )


def _picture(paper: ThemesPaper) -> Iterator[Markup]:
    if not paper.themes:
        return
    yield line(Style.HEADING_1, "In how many LSCBs")
    if paper.picture is not None:
        yield drawn(paper.picture, PICTURE, A4)
        yield line(Style.NORMAL, f"{paper.picture.words} The table below says the same.")
    yield _TABLE.drawn(_row(theme) for theme in paper.themes[:MOST_ROWS])
    yield table_end()
    rest = len(paper.themes) - MOST_ROWS
    if rest > 0:
        words = f"{_number(rest)} more {'stands' if rest == 1 else 'stand'} in the file for spreadsheet programs."
        yield line(Style.NORMAL, words)


def _row(theme: ThemeInPaper) -> Row:
    numbers = (theme.k_of_n, *(str(one) for one in (theme.recognised, theme.not_recognised, theme.cant_say)))
    cells = (line(Style.TABLE_TEXT, _one_line(theme.title)), *(line(Style.TABLE_TEXT, words) for words in numbers))
    return Row(cells=cells, may_break=False)


def _in_full(paper: ThemesPaper) -> Iterator[Markup]:
    shown = paper.themes[: paper.in_full]
    if shown:
        yield line(Style.HEADING_1, "Theme by theme")
    for theme in shown:
        yield line(Style.HEADING_2, _one_line(theme.title))
        yield line(Style.EXTENT, " ".join(part for part in (f"{theme.k_of_n}.", theme.asked) if part))
        if theme.named:
            yield labelled(
                Style.NORMAL, "Found in: ", f"{'; '.join(theme.named)}. Each of them has agreed to be named."
            )
        yield prose(theme.statement) if theme.statement else line(Style.NOT_WRITTEN, NO_STATEMENT)
        for question in theme.questions:
            yield labelled(Style.NORMAL, "The others were also asked: ", question)
        yield from _wordings(theme)
        if theme.differs:
            yield line(Style.HEADING_3, "The same, but it differs in")
            yield joined(*(line(Style.BULLET, words) for words in theme.differs))


def _wordings(theme: ThemeInPaper) -> Iterator[Markup]:
    if theme.wordings:
        yield line(Style.HEADING_3, "In the words that were agreed to share")
    for words in theme.wordings:
        good = " (good practice)" if words.is_good_practice else ""
        yield labelled(Style.NORMAL, f"{_one_line(words.title)}{good}", "")
        yield prose(words.summary) if words.summary else NOTHING


def _questions(paper: ThemesPaper) -> Iterator[Markup]:
    if paper.questions:
        yield line(Style.HEADING_1, "Questions that are still open")
        yield line(Style.NORMAL, "Here what people decided does not fit together yet:")
        yield joined(*(line(Style.BULLET, question) for question in paper.questions))


def _method(paper: ThemesPaper) -> Iterator[Markup]:
    yield paragraph(Style.HEADING_1, run("How this was counted, and what it does not say"), new_page=True)
    yield line(Style.NORMAL, f"Counted on {in_words(paper.counted_on)}: {_lscbs(paper.boards)}; {paper.reviews}.")
    for words in METHOD:
        yield line(Style.BULLET, words)
    apart = paper.apart
    if apart:
        said = "shared finding belongs" if apart == 1 else "shared findings belong"
        yield line(Style.NORMAL, f"{_number(apart)} {said} to no theme yet, and nothing here counts them.")


METHOD = (
    (
        "The unit is a finding that a review's chair agreed to share, in the words agreed. Findings that nobody has shared are "
        "not counted, and nothing can be concluded from their absence."
    ),
    (
        "A theme is findings that people decided to be the same, one pair at a time: two people who agree, at least one of them "
        "on neither review team, or the authors themselves at a themes morning. No text comparison decides anything."
    ),
    (
        "“4 of 7 LSCBs” says in how many LSCBs at least one such finding was shared. It counts LSCBs, never how often something "
        "was mentioned, so a long report weighs no more than a short one."
    ),
    (
        "“Asked, recognised” is what the lead reviewers of another LSCB answered to the same words. It is their judgement, with a "
        "basis that they named; it is not a finding of their review."
    ),
    "“Not recognised” is told apart from “not asked”. An LSCB that was not asked, or has not answered, stands in no column.",
    (
        "So few LSCBs bear no percentages and no tests of significance, and there are none. They did not choose their cases at "
        "random, and the cases lie below the criteria for a serious case review."
    ),
    "LSCBs stand here without their names unless each of those behind a theme has agreed to be named.",
)


def _number(number: int) -> str:
    """A number that begins a sentence."""
    return number_in_words(number).capitalize()


def _lscbs(number: int) -> str:
    return f"{number_in_words(number)} LSCB{'s' * (number != 1)}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
