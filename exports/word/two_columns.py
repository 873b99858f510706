"""The two-column tables of a report: family composition and glossary."""

from exports.content import FamilyComposition, Glossary
from exports.word.markup import Markup
from exports.word.paragraphs import cell, not_written
from exports.word.tables import Column, Row, Table

_FAMILY = Table(
    caption="Family composition",
    description="The members of the family, one to a row: the name used in this paper, and the relation.",
    columns=(Column(heading="Name used in this paper", width=4000), Column(heading="Relation", width=5298)),
)
_GLOSSARY = Table(
    caption="Glossary",
    description="Terms and acronyms used in this paper, one to a row, each with its meaning.",
    columns=(Column(heading="Term", width=2600), Column(heading="Meaning", width=6698)),
)


def family_table(family: FamilyComposition) -> Markup:
    """The family by pseudonym and relation."""
    return _drawn(_FAMILY, [(relative.pseudonym, relative.relation) for relative in family.relatives])


def glossary_table(glossary: Glossary) -> Markup:
    """Terms and what they mean."""
    return _drawn(_GLOSSARY, [(entry.term, entry.meaning) for entry in glossary.entries])


def _drawn(table: Table, pairs: list[tuple[str, str]]) -> Markup:
    if not pairs:
        return not_written()
    return table.drawn(Row(cells=(cell(first), cell(second)), may_break=False) for first, second in pairs)
