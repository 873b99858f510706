"""What quotes and sources can hang on, and do hang on: asked of the rooms above through their offers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from review_app.access.gate import actor_here, allowed, check
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, NotNow
from review_app.core.here import house_here
from review_app.core.offers import Attachment, Hanging, Target
from review_app.sources.forms.quotes import read_target

Group = tuple[str, list[tuple[str, str]]]
GONE = "What you chose is no longer there. Choose again."


def groups_of_targets(review_id: UUID, first: str = "") -> list[Group]:
    """Everything a quote can be hung on by this person, by kind; the kind last used comes first."""
    targets = [target for target in house_here().offered(Target) if allowed(target.permission)]
    targets.sort(key=lambda target: target.kind != first)
    session = session_here()
    return [
        (
            target.noun[:1].upper() + target.noun[1:],
            [(f"{target.kind}:{key}", text) for key, text in target.choices(session, review_id)],
        )
        for target in targets
    ]


@dataclass(frozen=True)
class Hung:
    """One thing on which a quote, or a source as a whole, hangs; `loose` if it can be taken off or moved here."""

    title: str
    url: str
    value: str
    loose: bool


def hung_on(hanging: Iterable[Hanging], targets: Sequence[Group]) -> list[Hung]:
    """What something hangs on, and which of it can be changed now."""
    values = {value for _noun, options in targets for value, _text in options}
    kinds = {target.kind for target in house_here().offered(Target) if target.detach is not None}
    return [
        Hung(each.title, each.url, value, loose=each.kind in kinds and value in values)
        for each in hanging
        for value in [f"{each.kind}:{each.target_id}"]
    ]


@dataclass(frozen=True)
class Undo:
    """What was just taken off or moved, in words, and the fields that put it back."""

    said: str
    fields: list[tuple[str, str]] = field(default_factory=list)


def undo_of(off: str, onto: str, hung: Sequence[Hung], targets: Sequence[Group]) -> Undo | None:
    """How to undo taking something off (and hanging it on another thing instead); None where there is nothing to undo."""
    names = {value: text for _noun, options in targets for value, text in options}
    there = {each.value for each in hung}
    if off not in names or off in there:
        return None
    if onto in there and onto in names:
        return Undo(f"Moved from {names[off]} to {names[onto]}.", [("target", off), ("instead", onto)])
    return Undo(f"Taken off {names[off]}.", [("target", off)])


def hanging_on(review_id: UUID, passage_ids: Sequence[UUID]) -> dict[UUID, list[Hanging]]:
    """What each of the quotes hangs on."""
    found: dict[UUID, list[Hanging]] = {}
    for target in house_here().offered(Target):
        for passage_id, hanging in target.hanging(session_here(), review_id, passage_ids).items():
            found.setdefault(passage_id, []).extend(hanging)
    return found


def ticked_for(review_id: UUID, source_ids: Sequence[UUID]) -> dict[UUID, list[Hanging]]:
    """What rests on each of the sources as a whole."""
    found: dict[UUID, list[Hanging]] = {}
    for target in house_here().offered(Target):
        for source_id, hanging in target.ticked(session_here(), review_id, source_ids).items():
            found.setdefault(source_id, []).extend(hanging)
    return found


def settled(review_id: UUID, passage_id: UUID) -> list[Hanging]:
    """What a quote hangs on that takes no change now, such as an agreed finding."""
    hanging = hanging_on(review_id, [passage_id]).get(passage_id, [])
    targets = groups_of_targets(review_id) if hanging else []
    open_ones = {value for _noun, options in targets for value, _text in options}
    return [each for each in hanging if f"{each.kind}:{each.target_id}" not in open_ones]


def attach(review_id: UUID, chosen: str, source_id: UUID, passage_id: UUID | None) -> str:
    """Hang a quote, or the source as a whole, on what was chosen; gives its kind. Raises NotNow with a sentence."""
    target, target_id = _chosen(chosen)
    try:
        target.attach(session_here(), Attachment(review_id, target_id, source_id, passage_id, actor_here()))
    except NotFound as problem:
        raise NotNow(GONE) from problem
    return target.kind


def detach(review_id: UUID, chosen: str, source_id: UUID, passage_id: UUID | None) -> None:
    """Take a quote, or the source as a whole, off one of the things it hangs on. Raises NotNow with a sentence."""
    target, target_id = _chosen(chosen)
    session = session_here()
    if target.detach is None or target_id not in {key for key, _text in target.choices(session, review_id)}:
        raise NotNow("It can’t be taken off there now. Open what it hangs on and see why.")
    target.detach(session, Attachment(review_id, target_id, source_id, passage_id, actor_here()))


def _chosen(chosen: str) -> tuple[Target, UUID]:
    wanted = read_target(chosen)
    offered = {target.kind: target for target in house_here().offered(Target)}
    target = offered.get(wanted[0]) if wanted else None
    if wanted is None or target is None:
        raise NotNow("Choose what it belongs to from the list.")
    check(target.permission)
    return target, wanted[1]
