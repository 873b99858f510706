"""The only makers of columns. Each says how sensitive its column is, so that no column can be forgotten."""

from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    String,
    Text,
    Uuid,
)
from sqlalchemy.orm import Composite, MappedColumn, composite, mapped_column

from review_app.core.dates import PartialDate
from review_app.core.moments import Moment


class Sensitivity(StrEnum):
    """How much harm a column's content can do."""

    OPEN = "open"  # ids, dates, states, words of the method: may stand in an audit entry
    CASE = "case"  # what a review says: never in audit, logs, titles or file names
    PERSONAL = "personal"  # says who somebody is
    SECRET = "secret"  # noqa: S105 -- the name of a class of columns; hashes, keys, sealed names: never shown at all


def _info(sensitivity: Sensitivity) -> dict[str, Any]:
    return {"sensitivity": sensitivity}


def open_text(length: int = 200, **options: Any) -> MappedColumn[str]:
    """Words that anyone with an account may see."""
    return mapped_column(String(length), info=_info(Sensitivity.OPEN), **options)


def case_text(**options: Any) -> MappedColumn[str]:
    """Words of a review."""
    return mapped_column(Text, info=_info(Sensitivity.CASE), **options)


def personal_text(length: int = 200, **options: Any) -> MappedColumn[str]:
    """Words that say who somebody is."""
    return mapped_column(String(length), info=_info(Sensitivity.PERSONAL), **options)


def secret_text(length: int = 300, **options: Any) -> MappedColumn[str]:
    """A hash or token of which only a hash is kept."""
    return mapped_column(String(length), info=_info(Sensitivity.SECRET), **options)


def case_bytes(**options: Any) -> MappedColumn[bytes]:
    """What was worked out from words of a review, and could betray them."""
    return mapped_column(LargeBinary, info=_info(Sensitivity.CASE), **options)


def sealed(**options: Any) -> MappedColumn[bytes]:
    """Bytes that only the names key opens."""
    return mapped_column(LargeBinary, info=_info(Sensitivity.SECRET), **options)


def case_values(**options: Any) -> MappedColumn[dict[str, Any]]:
    """Several texts of a review under their field names."""
    return mapped_column(JSON, info=_info(Sensitivity.CASE), **options)


def open_values(**options: Any) -> MappedColumn[dict[str, Any]]:
    """Plain facts under their names: numbers, states, ids."""
    return mapped_column(JSON, info=_info(Sensitivity.OPEN), **options)


def key() -> MappedColumn[Any]:
    """The row's own random id."""
    return mapped_column(Uuid, primary_key=True, info=_info(Sensitivity.OPEN))


def plain_id(**options: Any) -> MappedColumn[Any]:
    """An id that nothing in the database follows, as in the audit."""
    return mapped_column(Uuid, info=_info(Sensitivity.OPEN), **options)


def reference(table: str, **options: Any) -> MappedColumn[Any]:
    """The id of a row of a table that is not a review's own."""
    return mapped_column(ForeignKey(f"{table}.id"), info=_info(Sensitivity.OPEN), **options)


def within_review(column: str, table: str) -> ForeignKeyConstraint:
    """A reference that can't leave the review: the pair (review_id, id) must exist in the other table."""
    return ForeignKeyConstraint(["review_id", column], [f"{table}.review_id", f"{table}.id"])


def number(**options: Any) -> MappedColumn[Any]:
    """A whole number."""
    return mapped_column(Integer, info=_info(Sensitivity.OPEN), **options)


def large_number(**options: Any) -> MappedColumn[int]:
    """A whole number of more than nine digits."""
    return mapped_column(BigInteger, info=_info(Sensitivity.OPEN), **options)


def flag(**options: Any) -> MappedColumn[bool]:
    """Yes or no."""
    return mapped_column(Boolean, info=_info(Sensitivity.OPEN), **options)


def day(**options: Any) -> MappedColumn[Any]:
    """A calendar day."""
    return mapped_column(Date, info=_info(Sensitivity.OPEN), **options)


def moment(**options: Any) -> MappedColumn[Any]:
    """A moment in UTC."""
    return mapped_column(Moment, info=_info(Sensitivity.OPEN), **options)


def partial_date(name: str) -> Composite[PartialDate]:
    """A part-known date of a review: its earliest and latest day, and the words that print it."""
    return composite(
        PartialDate,
        mapped_column(f"{name}_earliest", Date, nullable=True, info=_info(Sensitivity.CASE)),
        mapped_column(f"{name}_latest", Date, nullable=True, info=_info(Sensitivity.CASE)),
        mapped_column(f"{name}_wording", String(120), default="", info=_info(Sensitivity.CASE)),
    )


def choice(kind: type[StrEnum], **options: Any) -> MappedColumn[Any]:
    """One of a closed list, kept as its code word."""
    column_type = Enum(kind, native_enum=False, length=40, values_callable=lambda words: [word.value for word in words])
    return mapped_column(column_type, info=_info(Sensitivity.OPEN), **options)
