"""A finding in full: its title, its category, and the questions that each finding has to answer, in one order."""

from collections.abc import Iterator

from exports.content import Extent, Finding, Questions, StillSo, is_written
from exports.word.headings import drawn, finding_heading
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.paragraphs import labelled, line, not_written, paragraph, prose
from exports.word.rests_on import rests_on_sentence
from exports.word.runs import run

NOTHING_LINKED = "Nothing is linked to this finding yet."


def finding_in_full(finding: Finding, findings: frozenset[int], bookmark: int, *, new_page: bool) -> Markup:
    """The pages of one finding; ``findings`` are the numbers of those that its texts may link to."""
    others = findings - {finding.number}
    return joined(
        drawn(finding_heading(finding), bookmark, Style.FINDING_TITLE, new_page=new_page),
        _category(finding),
        *(joined(line(Style.HEADING_3, heading), content) for heading, content in _anatomy(finding, others)),
    )


def _anatomy(finding: Finding, findings: frozenset[int]) -> Iterator[tuple[str, Markup]]:
    yield "Finding in brief", prose(finding.in_brief, findings, Style.IN_BRIEF)
    yield "Description of the issue", prose(finding.description, findings)
    yield "How did it show in this case?", prose(finding.in_this_case, findings)
    yield "How do we know it is not peculiar to this case?", prose(finding.underlying, findings)
    yield "How widespread is the pattern?", _extent(finding.widespread, findings)
    yield "How common is it?", _extent(finding.common, findings)
    yield "Is it still so?", _still_so(finding.still_so, findings)
    yield "What has changed since", prose(finding.changed_since, findings)
    yield "What the LSCB already knows or is doing", prose(finding.board_knows, findings)
    yield "Why does it matter?", prose(finding.why_it_matters, findings)
    yield "What this finding rests on", _rests_on(finding)
    yield _questions_heading(finding.questions), _questions(finding.number, finding.questions)


def _category(finding: Finding) -> Markup:
    first, second = finding.category.strip(), finding.second_category.strip()
    categories = f"{first}; also {second}" if first and second else first or second
    strength = finding.strength.strip()
    named = labelled(Style.FINDING_CATEGORY, "Category: ", categories) if categories else _no_category()
    return joined(
        named,
        labelled(Style.FINDING_CATEGORY, "Strength: ", strength) if strength else NOTHING,
    )


def _no_category() -> Markup:
    return labelled(Style.FINDING_CATEGORY, "Category: ", "not chosen yet")


def _extent(extent: Extent, findings: frozenset[int]) -> Markup:
    if not extent.value.strip():
        return prose(extent.basis, findings)
    basis = prose(extent.basis, findings) if is_written(extent.basis) else NOTHING
    return joined(line(Style.EXTENT, extent.value), basis)


def _still_so(still_so: StillSo, findings: frozenset[int]) -> Markup:
    said_by = still_so.said_by.strip()
    who = labelled(Style.SAID_BY, "Who said so: ", said_by) if said_by else NOTHING
    return joined(prose(still_so.text, findings), who)


def _rests_on(finding: Finding) -> Markup:
    sentence = rests_on_sentence(finding.rests_on)
    return line(Style.RESTS_ON, sentence) if sentence else line(Style.NOT_WRITTEN, NOTHING_LINKED)


def _questions_heading(questions: Questions) -> str:
    """The programme's word, with whom it is put to unless it says so itself ("Issues for the LSCB to consider")."""
    word = questions.word.strip() or "Questions"
    return word if "LSCB" in word else f"{word} for the LSCB"


def _questions(finding: int, questions: Questions) -> Markup:
    asked = [question for question in questions.asked if question.strip()]
    if not asked:
        return not_written()
    return joined(*(_question(f"{finding}.{place}", text) for place, text in enumerate(asked, start=1)))


def _question(number: str, text: str) -> Markup:
    return paragraph(Style.QUESTION, joined(run(f"{number}\t", Style.STRONG), run(text)))
