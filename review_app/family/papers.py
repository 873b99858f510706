"""The genogram of a family, put together for drawing. It shows pseudonyms, years and no more."""

from collections.abc import Sequence
from datetime import date

from exports.content.genogram import Couple as DrawnCouple
from exports.content.genogram import Genogram, Parents, Person, Shape
from exports.pictures.genogram import draw
from review_app.core.dates import day_in_words
from review_app.family.models import Couple, CoupleKind, Ending, Parentage, ParentKind
from review_app.family.rules import Line, is_over

LINES = {CoupleKind.MARRIED: "solid", CoupleKind.LIVING_TOGETHER: "dashed", CoupleKind.RELATIONSHIP: "dotted"}
STROKES = {Ending.TOGETHER: 0, Ending.SEPARATED: 1, Ending.DIVORCED: 2}


def genogram(lines: Sequence[Line], couples: Sequence[Couple], parentage: Sequence[Parentage], on: date | None) -> str:
    """The family on a day, or as all that is known of it, as SVG."""
    there = {line.relative.id for line in lines}
    return draw(
        Genogram(
            title=f"Genogram on {day_in_words(on)}" if on else "Genogram",
            people=tuple(_person(line, on) for line in lines),
            couples=tuple(
                DrawnCouple(str(couple.one_id), str(couple.other_id), LINES[couple.kind], _strokes(couple, on))
                for couple in couples
                if {couple.one_id, couple.other_id} <= there and _had_begun(couple, on)
            ),
            parents=tuple(
                Parents(str(row.child_id), str(row.parent_id), by_birth=row.kind is ParentKind.BIRTH)
                for row in parentage
                if {row.child_id, row.parent_id} <= there
            ),
        )
    )


def _person(line: Line, on: date | None) -> Person:
    kin = line.kin
    has_died = kin is not None and is_over(kin.died, on)
    born = f"born {kin.born}" if kin and kin.born.wording else ""
    died = f"died {kin.died}" if kin and has_died else ""
    return Person(
        key=str(line.relative.id),
        name=line.relative.pseudonym,
        words=tuple(words for words in (born, died, line.household) if words),
        shape=Shape(kin.symbol.value) if kin else Shape.OTHER,
        in_focus=kin is not None and kin.in_focus,
        has_died=has_died,
    )


def _had_begun(couple: Couple, on: date | None) -> bool:
    return on is None or couple.begins.earliest is None or couple.begins.earliest <= on


def _strokes(couple: Couple, on: date | None) -> int:
    return STROKES[couple.ending] if on is None or is_over(couple.ends, on) else 0
