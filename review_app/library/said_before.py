"""Have we said this before? What a finding is like among published findings and the wordings of other reviews, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.errors import NotFound
from review_app.findings.models import EvidenceKind, Finding
from review_app.library.models import LibraryEntry
from review_app.library.queries import entries_by_ids, wordings_by_ids
from review_app.library.rules import folded
from review_app.likeness.engine import engine_here
from review_app.likeness.phrases import shared_phrases
from review_app.likeness.queries import LIBRARY, WORDING, Near, alike
from review_app.wordings.models import SharedWording

MOST = 8  # hits on the page
ASKED = 40  # of which those of the finding's own review fall out again
LEAST_LETTERS, LEAST_SENTENCES = 0.28, 0.45  # by runs of letters, by sentences: below it nothing is worth showing
NOTHING = "Nothing in the library or among the shared wordings is much like this finding."
OTHER_WORDS = "It says much the same in other words."
SHORTEST_WORD = 6  # letters of a single word that says why
CUT = 300  # letters of a title that is quoted in evidence


@dataclass(frozen=True)
class Hit:
    """Something that was said before: whose it is as far as the reader may know, and why it is shown."""

    kind: str
    thing_id: UUID
    title: str
    summary: str
    where: str
    reasons: Sequence[str]
    is_good_practice: bool
    entry: LibraryEntry | None = None

    @property
    def code(self) -> str:
        """By what a form says which hit it is about."""
        return f"{self.kind}:{self.thing_id}"

    @property
    def likely_kind(self) -> EvidenceKind:
        """As what it is most likely noted."""
        return EvidenceKind.ANOTHER_REVIEW

    @property
    def as_evidence(self) -> str:
        """How the evidence begins that is noted from it; whoever notes it writes on."""
        said = self.title if len(self.title) <= CUT else f"{self.title[: CUT - 1]}…"
        if self.entry is None:
            return f"Another review of the programme has found: “{said}”"
        whose = f"A published review ({self.entry.area}{f', {self.entry.year}' if self.entry.year else ''})"
        return f"{whose} has found: {said} ({self.entry.source_url})"


def text_of(finding: Finding) -> str:
    """What of a finding is compared: its title and its text in brief, as they are saved."""
    return f"{finding.title}\n\n{finding.in_brief}".strip()


def said_before(session: Session, programme_id: UUID, finding: Finding, boards: Mapping[UUID, str]) -> list[Hit]:
    """What is like a finding, the nearest first; wordings of its own review are left out.

    `boards` names the LSCBs; it is empty for those who may not know them.
    """
    text = text_of(finding)
    near = [one for one in alike(session, programme_id, text, most=ASKED) if one.score >= least()]
    entries = entries_by_ids(session, programme_id, [one.thing_id for one in near if one.kind == LIBRARY])
    wordings = wordings_by_ids(session, programme_id, [one.thing_id for one in near if one.kind == WORDING])
    hits = [_hit(one, finding, text, entries, wordings, boards) for one in near]
    return [hit for hit in hits if hit is not None][:MOST]


def hit_of(session: Session, programme_id: UUID, finding: Finding, code: str) -> tuple[str, UUID]:
    """The thing that a form speaks of, if it is there to be noted; raises NotFound."""
    kind, _colon, said = code.partition(":")
    try:
        thing_id = UUID(said)
    except ValueError as problem:
        raise NotFound from problem
    if kind == LIBRARY and entries_by_ids(session, programme_id, [thing_id]):
        return kind, thing_id
    wording = wordings_by_ids(session, programme_id, [thing_id]).get(thing_id) if kind == WORDING else None
    if wording is None or wording.review_ref == finding.review_id:
        raise NotFound
    return kind, thing_id


def least() -> float:
    """How alike two texts must be for this machine's engine, to be worth showing."""
    return LEAST_LETTERS if "gram" in engine_here().name else LEAST_SENTENCES


def _hit(
    near: Near,
    finding: Finding,
    text: str,
    entries: Mapping[UUID, LibraryEntry],
    wordings: Mapping[UUID, SharedWording],
    boards: Mapping[UUID, str],
) -> Hit | None:
    entry, wording = entries.get(near.thing_id), wordings.get(near.thing_id)
    if entry is not None:
        same = folded(entry.category) == folded(finding.category.heading)
        reasons = _reasons(text, entry.title, finding.category.heading if same else "")
        return Hit(LIBRARY, entry.id, entry.title, "", entry.where, reasons, entry.is_good_practice, entry)
    if wording is None or wording.review_ref == finding.review_id:
        return None
    same = wording.category_key == finding.category.key
    reasons = _reasons(text, f"{wording.title}\n\n{wording.summary}", wording.category_heading if same else "")
    where = boards.get(wording.board_id, "")
    return Hit(WORDING, wording.id, wording.title, wording.summary, where, reasons, wording.is_good_practice)


def _reasons(text: str, other: str, category: str) -> list[str]:
    """Why it is shown: phrases that both hold, or else words of some weight; the same category."""
    shared = shared_phrases(text, other)
    phrases = [phrase for phrase in shared if " " in phrase]
    words = list(dict.fromkeys(word.lower() for word in shared if " " not in word and len(word) >= SHORTEST_WORD))
    said = [f"Both say {_in_a_row(phrases)}."] if phrases else []
    said += [f"Both speak of {_in_a_row(words)}."] if words else []
    return (said or [OTHER_WORDS]) + ([f"The same category: {category}."] if category else [])


def _in_a_row(parts: Sequence[str]) -> str:
    quoted = [f"“{part}”" for part in parts]
    return " and ".join(part for part in (", ".join(quoted[:-1]), *quoted[-1:]) if part)
