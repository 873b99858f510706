"""What is worth another look in the findings of a review: one closed list, the weightiest first. Pure; it stops nobody."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from review_app.core.text import counted, word_count
from review_app.findings.models import EvidenceKind, Finding, OutsideEvidence, Question
from review_app.hints.check.marks import mark_of
from review_app.hints.models import AcceptedHint, HintKind

MOST_AT_A_TIME = 3
LONG_TITLE = 45  # words
LONG_IN_BRIEF = 120  # words
MANY_QUESTIONS = 3
_RECOMMENDS = re.compile(
    r"\b(?:should (?:ensure|make sure|require|review|develop|provide|remind)|(?:lscb|board) (?:should|must|needs to)|"
    r"must ensure|needs? to ensure|ensure that|it is recommended)\b",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"\b(?:everywhere|always|all (?:lscbs|boards|agencies|teams|boroughs)|across (?:london|the country|england)|nationally|"
    r"in every (?:lscb|borough|team|case))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Hint:
    """One thing worth another look: what is said, what it is about, and how it stood."""

    kind: HintKind
    on_kind: str
    on_id: UUID
    finding_id: UUID
    place: str  # such as “Finding 2”
    said: str
    mark: str
    part: str = ""

    @property
    def code(self) -> str:
        """What names it in a form; another one once what it is about has changed."""
        return mark_of(self.kind, self.on_kind, self.on_id, self.part, self.mark)


@dataclass(frozen=True)
class Looked:
    """A finding with what stands round it, as far as the list asks. `rests_on` is None where nobody asked the graph."""

    finding: Finding
    episodes: int = 0
    factors: int = 0
    waiting: int = 0  # things to find out without an answer
    evidence: Sequence[OutsideEvidence] = ()
    questions: Sequence[Question] = ()
    one_source: str = ""  # the graph's question where all hangs on one source or person
    sources: Sequence[UUID] = ()  # behind it: they are never shown, only known to have changed


def hints_on(looked: Looked, *, claims_findings: bool, size: str) -> Iterator[Hint]:
    """What is worth another look in one finding but for its wording. `size`: the review's size option in words."""
    yield from _on_episodes(looked)
    yield from _on_evidence(looked)
    yield from _on_sources(looked)
    yield from _on_claim(looked.finding, claims_findings=claims_findings, size=size)
    yield from _on_recommending(looked)
    yield from _on_thin(looked)


def in_order(hints: Iterable[Hint], findings: Sequence[Finding]) -> list[Hint]:
    """The list: what is open before what is agreed, then the weightiest kind first, then the team's order of the findings."""
    kinds, places = list(HintKind), {finding.id: place for place, finding in enumerate(findings)}
    agreed = {finding.id for finding in findings if finding.is_agreed}
    last = len(places)
    return sorted(
        hints,
        key=lambda hint: (hint.finding_id in agreed, kinds.index(hint.kind), places.get(hint.finding_id, last)),
    )


def still_open(hints: Iterable[Hint], accepted: Iterable[AcceptedHint]) -> list[Hint]:
    """The hints that nobody went on with, as they stand now."""
    gone_on = {(one.kind, one.on_id, one.part, one.mark) for one in accepted}
    return [hint for hint in hints if (hint.kind, hint.on_id, hint.part, hint.mark) not in gone_on]


def recommends(text: str) -> bool:
    """Whether a text reads like a recommendation.

    >>> recommends("Should the LSCB not ensure that staff are reminded?"), recommends("What does the LSCB know of it?")
    (True, False)
    """
    return bool(_RECOMMENDS.search(text))


def why_not_go_on(reason: str) -> str | None:
    """Why nobody can go on, or None: without a reason a reader of the report could not judge."""
    return None if reason.strip() else "Say why you go on. The reason stands with your name and the day."


def _hint(kind: HintKind, finding: Finding, said: str, *about: object, part: str = "") -> Hint:
    return Hint(kind, "finding", finding.id, finding.id, finding.name, said, mark_of(*about), part)


def _on_episodes(looked: Looked) -> Iterator[Hint]:
    if not looked.episodes:
        said = "It rests on no key practice episode yet. In which episode does it show?"
        yield _hint(HintKind.NO_EPISODE, looked.finding, said, looked.finding.in_this_case)


def _on_evidence(looked: Looked) -> Iterator[Hint]:
    kinds = {each.kind for each in looked.evidence}
    if not kinds:
        said = "Nothing from outside the case speaks for it yet. Who else would know whether it is usual?"
        yield _hint(HintKind.NOTHING_OUTSIDE, looked.finding, said, "none")
    elif kinds == {EvidenceKind.REVIEW_TEAM}:
        said = "Outside the case only the review team says so as yet. What does the case group say?"
        texts = sorted(each.what for each in looked.evidence)
        yield _hint(HintKind.NOTHING_OUTSIDE, looked.finding, said, *texts)


def _on_sources(looked: Looked) -> Iterator[Hint]:
    if looked.one_source:
        yield _hint(HintKind.ONE_SOURCE, looked.finding, looked.one_source, *sorted(map(str, looked.sources)))


def _on_claim(finding: Finding, *, claims_findings: bool, size: str) -> Iterator[Hint]:
    """A claim stronger than the size of the review allows, or one whose basis nobody has written down."""
    reach = (
        ("widespread", "How widespread it is", finding.widespread_value, finding.widespread_basis),
        ("common", "How common it is", finding.common_value, finding.common_basis),
    )
    for part, asked, value, basis in reach:
        if value and not basis:
            said = f"{asked} is said without what that is based on."
            yield _hint(HintKind.CLAIM, finding, said, value, part=part)
        elif value and not claims_findings:
            said = (
                f"{asked} is said as in a full review. A review of this size ({size}) gives indicative findings: say how "
                "sure you are how far it reaches."
            )
            yield _hint(HintKind.CLAIM, finding, said, value, basis, part=part)
    stated = _STATED.search(finding.title)
    if stated and not claims_findings:
        said = f"The title says “{stated.group()}”. A review of this size ({size}) can’t know that: what has it seen?"
        yield _hint(HintKind.CLAIM, finding, said, finding.title, part="title")


def _on_recommending(looked: Looked) -> Iterator[Hint]:
    finding = looked.finding
    for question in looked.questions:
        if recommends(question.text):
            said = f"“{question.text}” reads like a recommendation. What would the LSCB have to know, weigh or decide?"
            place = f"{finding.name}, a question"
            mark = mark_of(question.text)
            yield Hint(HintKind.RECOMMENDS, "question", question.id, finding.id, place, said, mark)
    if recommends(finding.title):
        said = "The title says what ought to be done. A finding says what is so, and what follows from it."
        yield _hint(HintKind.RECOMMENDS, finding, said, finding.title, part="title")


def _on_thin(looked: Looked) -> Iterator[Hint]:
    for part, said, *about in (*_thin_round(looked), *_thin_texts(looked.finding)):
        yield _hint(HintKind.THIN, looked.finding, said, *about, part=part)


def _thin_round(looked: Looked) -> Iterator[tuple[str, ...]]:
    if looked.episodes == 1:
        said = "It shows in one episode only. Is there another, or is it a point of this case?"
        yield "episodes", said, "1"
    if looked.episodes and not looked.factors:
        yield "factors", "No contributory factor is linked: what makes it happen?", "0"
    if looked.waiting:
        has = "has" if looked.waiting == 1 else "have"
        said = f"{counted(looked.waiting, 'thing').capitalize()} to find out {has} no answer yet."
        yield "to_find_out", said, str(looked.waiting)
    if len(looked.questions) > MANY_QUESTIONS:
        number = len(looked.questions)
        yield (
            "questions",
            f"There are {counted(number, 'question')}; one to three are answered more often.",
            str(number),
        )


def _thin_texts(finding: Finding) -> Iterator[tuple[str, ...]]:
    words = word_count(finding.in_brief)
    if not words:
        yield "in_brief", "“Finding in brief” is empty. The summary of the report is made of these lines.", "empty"
    elif words > LONG_IN_BRIEF:
        yield "in_brief", f"“Finding in brief” has {words} words; three to five lines are enough.", finding.in_brief
    if word_count(finding.title) > LONG_TITLE:
        said = f"The title has {word_count(finding.title)} words. Would somebody remember it after the meeting?"
        yield "title", said, finding.title
