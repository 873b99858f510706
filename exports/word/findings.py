"""A finding in full: its title, its category, and the questions that each finding has to answer, in one order."""

from collections.abc import Iterator

from exports.content import Dispute, Extent, Finding, Questions, StillSo, anatomy_of, is_written
from exports.word.headings import drawn, finding_heading
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.paragraphs import labelled, line, not_written, paragraph, prose
from exports.word.rests_on import rests_on_sentence
from exports.word.runs import run

NOT_SETTLED = "It is not settled yet."
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
    drawn_apart = {
        "in_brief": lambda: prose(finding.in_brief, findings, Style.IN_BRIEF),
        "widespread": lambda: _extent(finding.widespread, findings),
        "common": lambda: _extent(finding.common, findings),
        "still_so": lambda: _still_so(finding.still_so, findings),
        "rests_on": lambda: _rests_on(finding),
        "questions": lambda: _questions(finding.number, finding.questions),
        "disputes": lambda: joined(*(_dispute(dispute, findings) for dispute in finding.disputes)),
    }
    for name, heading in anatomy_of(finding).items():
        draw = drawn_apart.get(name)
        yield heading, draw() if draw else prose(getattr(finding, name), findings)


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


def _questions(finding: int, questions: Questions) -> Markup:
    asked = [question for question in questions.asked if question.strip()]
    if not asked:
        return not_written()
    return joined(*(_question(f"{finding}.{place}", text) for place, text in enumerate(asked, start=1)))


def _question(number: str, text: str) -> Markup:
    return paragraph(Style.QUESTION, joined(run(f"{number}\t", Style.STRONG), run(text)))


def _dispute(dispute: Dispute, findings: frozenset[int]) -> Markup:
    stands = labelled(Style.NORMAL, "It stands:", "") if is_written(dispute.stands) else NOTHING
    return joined(
        labelled(Style.NORMAL, "Raised by ", dispute.raised),
        labelled(Style.NORMAL, "The LSCB says:", ""),
        prose(dispute.board_says, findings),
        labelled(Style.NORMAL, "The review team says:", ""),
        prose(dispute.team_says, findings),
        stands,
        prose(dispute.stands, findings) if is_written(dispute.stands) else line(Style.NORMAL, NOT_SETTLED),
    )
