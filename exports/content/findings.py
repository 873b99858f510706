"""A finding as a report tells it: one underlying pattern with its whole anatomy."""

from dataclasses import dataclass, field

from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How far a pattern reaches or how often it comes: the value in a few words, and what that is based on."""

    value: str = ""
    basis: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StillSo:
    """Whether the pattern is still there today, and who said so (a group or a kind of evidence, never a person)."""

    text: Paragraphs = ()
    said_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """What a finding rests on, in numbers alone; ``outside`` names kinds of outside evidence such as "audit".

    ``others`` are further kinds of source: how many, and the kind's name in the singular and in the plural.
    """

    conversations: int = 0
    conversations_held: int = 0
    agencies: int = 0
    documents: int = 0
    others: tuple[tuple[int, str, str], ...] = ()
    episodes: int = 0
    factors: int = 0
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What the LSCB is asked about a finding, under the programme's word: questions, issues or recommendations."""

    word: str = "Questions"
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What the LSCB disputes and is not settled: who, by office, when, what each says, and how it stands."""

    raised: str  # such as "the chair of the LSCB, 3 October 2011"
    board_says: Paragraphs = ()
    team_says: Paragraphs = ()
    stands: Paragraphs = ()  # why it stands; empty while it is not settled yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An underlying pattern as one sentence about the system, and the answers each finding has to give.

    ``strength`` is "finding" or "indicative finding", as the size of the review allows.
    """

    number: int
    title: str
    category: str = ""
    second_category: str = ""
    strength: str = "finding"
    in_brief: Paragraphs = ()
    description: Paragraphs = ()
    in_this_case: Paragraphs = ()
    underlying: Paragraphs = ()
    widespread: Extent = field(default_factory=Extent)
    common: Extent = field(default_factory=Extent)
    still_so: StillSo = field(default_factory=StillSo)
    changed_since: Paragraphs = ()
    board_knows: Paragraphs = ()
    why_it_matters: Paragraphs = ()
    rests_on: RestsOn = field(default_factory=RestsOn)
    questions: Questions = field(default_factory=Questions)
    disputes: tuple[Dispute, ...] = ()

    @property
    def name(self) -> str:
        """The finding as its heading names it: "Finding 3", or "Indicative finding 3" where the size allows no more."""
        strength = " ".join(self.strength.split()) or "finding"
        return f"{strength[:1].upper()}{strength[1:]} {self.number}"


# What each part of a finding is called, in the order in which every paper and page tells them.
HEADINGS = {
    "in_brief": "Finding in brief",
    "description": "Description of the issue",
    "in_this_case": "How did it show in this case?",
    "underlying": "How do we know it is not peculiar to this case?",
    "widespread": "How widespread is the pattern?",
    "common": "How common is it?",
    "still_so": "Is it still so?",
    "changed_since": "What has changed since",
    "board_knows": "What the LSCB already knows or is doing",
    "why_it_matters": "Why does it matter?",
    "rests_on": "What this finding rests on",
    "questions": "",  # the programme's word
    "disputes": "Disputed by the LSCB",
}


def anatomy_of(finding: Finding) -> dict[str, str]:
    """The parts of one finding in order, by name, each with its heading; a dispute only where there is one."""
    word = finding.questions.word.strip() or "Questions"
    found = HEADINGS | {"questions": word if "LSCB" in word else f"{word} for the LSCB"}
    return found if finding.disputes else {name: heading for name, heading in found.items() if name != "disputes"}
