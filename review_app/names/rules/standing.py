"""Words that only look like a name or place and may stand in a paper: each by its spelling and the sentence it stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from review_app.names.rules.kinds import Found

KNOWN_NAME = "This review knows it as somebody’s name, or as settled: write the label. It can’t stand in a paper."
NO_REASON = "Say why it may stand. The reason stands with your name and the day."


@dataclass(frozen=True)
class Standing:
    """What somebody let stand: the words, why, and marks of the sentences that they had before them."""

    stands: str  # the key of the spelling
    name: str  # as it stood in the paper
    kind: str
    reason: str
    marks: tuple[str, ...]

    def kept(self) -> dict[str, object]:
        """The same as it is sealed."""
        return asdict(self)


def mark_of(sentence: str) -> str:
    """The mark of a sentence: another sentence, another mark.

    >>> mark_of("Laming wrote  this.") == mark_of("Laming wrote this."), mark_of("Laming came.") == mark_of("Laming rang.")
    (True, False)
    """
    return sha256(" ".join(sentence.split()).encode()).hexdigest()[:24]


def covers(standing: Standing | None, marks: Iterable[str]) -> bool:
    """Whether a word was let stand in every sentence that it stands in now."""
    return standing is not None and set(marks) <= set(standing.marks)


def why_not_stand(found: Found, own: Sequence[str] = ()) -> str | None:
    """Why a word may not stand, or None. A name that the review knows never may, nor one that is spelt almost like it.

    `own` is what a found name may be without harm, such as the review's own LSCB, which the cover names.

    >>> from review_app.names.rules.kinds import Kind
    >>> why_not_stand(Found("person:laming", Kind.PERSON, "Laming")) is None
    True
    >>> why_not_stand(Found("person:okafor", Kind.PERSON, "Okafor", may_be=("1",))) is None
    False
    """
    if not set(found.may_be) - set(own) or (found.is_near and not found.is_sure):
        return None
    return KNOWN_NAME
