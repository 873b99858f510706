"""A contributory factor in a table: a paragraph in the style *Factor*."""

from exports.content import FactorEntry
from exports.word.markup import Markup, joined
from exports.word.names import Style
from exports.word.paragraphs import not_written, paragraph
from exports.word.runs import run


def factor_list(factors: tuple[FactorEntry, ...]) -> Markup:
    """Factors one under another, or the mark that none is written yet."""
    return joined(*(factor(entry) for entry in factors)) if factors else not_written(Style.TABLE_NOT_WRITTEN)


def factor(entry: FactorEntry) -> Markup:
    """One factor: its heading, whether it helped or hindered, and what was said of it."""
    effect = f" ({entry.effect.strip()})" if entry.effect.strip() else ""
    heading = f"{entry.heading.strip()}{effect}"
    text = f": {entry.text}" if entry.text.strip() else ""
    return paragraph(Style.FACTOR, joined(run(heading, Style.STRONG), run(text)))
