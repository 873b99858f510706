"""The word index of each database: FTS5 beside the rows of SQLite, a tsvector of PostgreSQL's own in them.

Both hold the same words, each marked with the beginning of its review's id: a question reaches the words of one review
only, however many there are. They say which rows hold a word; where it stands is told by the row.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, cast, func, literal, literal_column, or_, select, text
from sqlalchemy.dialects.postgresql import TSQUERY

from review_app.search.asking import Term, for_fts5, for_tsquery, needles_of
from review_app.search.folding import BREAK
from review_app.search.models import SearchText

INDEX = "search_words"  # the name of the word index, and the beginning of every name that a database gives its parts
AT_ONCE = 500

_ADD = f"INSERT INTO {INDEX}(rowid, words) VALUES (?, ?)"  # noqa: S608 -- the name is ours
_TAKE = f"INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', ?, ?)"  # noqa: S608 -- the name is ours
_EMPTY = f"INSERT INTO {INDEX}({INDEX}) VALUES ('delete-all')"  # noqa: S608 -- the name is ours
_WHOLE = f"INSERT INTO {INDEX}({INDEX}) VALUES ('integrity-check')"  # noqa: S608 -- the name is ours
_LISTED = f"CREATE VIRTUAL TABLE temp.search_listed USING fts5vocab(main, {INDEX}, instance)"

TABLE: Any = SearchText.__table__
Line = dict[str, Any]  # the values of one row


def number_of(object_id: UUID) -> int:
    """The number of a record's row, from the record's own random id."""
    return object_id.int & (2**63 - 1)


def mark_of(review_id: UUID) -> str:
    """What the words of a review begin with in the word index."""
    return review_id.hex[:8]


def marked(review_id: UUID, words: str) -> str:
    """The different words of a row as the word index takes them."""
    mark = mark_of(review_id)
    return " ".join(mark + word for word in dict.fromkeys(words.split(" ")) if word != BREAK)


def write(connection: Connection, lines: Sequence[Line]) -> None:
    """Put rows in, in place of what stood there for the same records; a row without a word is left out."""
    for begin in range(0, len(lines), AT_ONCE):
        some = lines[begin : begin + AT_ONCE]
        take_out(connection, [line["id"] for line in some])
        kept = [line for line in some if line["words"]]
        if kept:
            connection.execute(TABLE.insert(), kept)
        if kept and _is_sqlite(connection):
            connection.exec_driver_sql(_ADD, [(line["id"], marked(line["review_id"], line["words"])) for line in kept])


def take_out(connection: Connection, numbers: Sequence[int]) -> None:
    """Take rows out, and their words out of the word index, so that nothing of them is left in it."""
    for begin in range(0, len(numbers), AT_ONCE):
        some = TABLE.c.id.in_(list(numbers[begin : begin + AT_ONCE]))
        if _is_sqlite(connection):
            _take_words(
                connection, connection.execute(select(TABLE.c.id, TABLE.c.review_id, TABLE.c.words).where(some))
            )
        connection.execute(TABLE.delete().where(some))


def forget_reviews(connection: Connection, review_ids: Sequence[UUID]) -> None:
    """Take out everything of some reviews, as when they are erased or the demonstration is removed."""
    for review_id in review_ids:
        numbers = connection.execute(select(TABLE.c.id).where(TABLE.c.review_id == review_id)).scalars().all()
        take_out(connection, numbers)


def empty(connection: Connection) -> None:
    """Take everything out, whatever state the word index is in."""
    connection.execute(TABLE.delete())
    if _is_sqlite(connection):
        connection.exec_driver_sql(_EMPTY)


def misplaced(raw: Any) -> int:
    """How many rows SQLite's word index does not hold as they are, and how many it holds that are not there.

    `raw` is a connection of the embedded database that is neither reading nor writing.
    """
    raw.execute("BEGIN")  # one moment for both
    raw.execute(_WHOLE)
    raw.execute(_LISTED)
    held: dict[int, int] = {}  # of each row the sum of its words' hashes: a number needs little room
    for word, number in raw.execute("SELECT term, doc FROM temp.search_listed"):
        held[number] = held.get(number, 0) + hash(word)
    wrong = 0
    for number, review_id, words in raw.execute("SELECT id, review_id, words FROM search_text"):
        wanted = sum(hash(word) for word in marked(UUID(review_id), words).split(" "))
        wrong += held.pop(number, 0) != wanted
    raw.execute("ROLLBACK")
    return wrong + len(held)


def holds(dialect: str, review_id: UUID, terms: list[Term]) -> ColumnElement[bool]:
    """The condition that a row of the review holds every term: its words by the word index, phrases in the row."""
    condition: ColumnElement[bool]
    mark = mark_of(review_id)
    if dialect == "sqlite":
        matching = text(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH :asked").bindparams(asked=for_fts5(terms, mark))  # noqa: S608 -- the name is ours
        condition = SearchText.id.in_(matching.columns(SearchText.id))
    else:
        asked = cast(literal(for_tsquery(terms, mark)), TSQUERY)
        condition = literal_column(f"search_text.{INDEX}").op("@@")(asked)
    return _with_phrases(dialect, condition, terms)


def _with_phrases(dialect: str, condition: ColumnElement[bool], terms: list[Term]) -> ColumnElement[bool]:
    """The condition, and that the words of each phrase stand next to each other."""
    place = func.instr if dialect == "sqlite" else func.strpos
    padded = literal(" ") + SearchText.words + literal(" ")
    for term in terms:
        needles = needles_of(term)
        if needles:
            condition = condition & or_(*(place(padded, needle) > 0 for needle in needles))
    return condition


def _take_words(connection: Connection, rows: Iterable[Any]) -> None:
    gone = [(number, marked(review_id, words)) for number, review_id, words in rows]
    if gone:
        connection.exec_driver_sql(_TAKE, gone)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
