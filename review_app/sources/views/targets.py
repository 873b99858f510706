"""What quotes and sources can hang on, and do hang on: asked of the rooms above through their offers."""

from collections.abc import Sequence
from uuid import UUID

from review_app.access.gate import actor_here, allowed, check
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, NotNow
from review_app.core.here import house_here
from review_app.core.offers import Attachment, Hanging, Target
from review_app.sources.forms.quotes import read_target

Group = tuple[str, list[tuple[str, str]]]


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


def attach(review_id: UUID, chosen: str, source_id: UUID, passage_id: UUID | None) -> str:
    """Hang a quote, or the source as a whole, on what was chosen; gives its kind. Raises NotNow with a sentence."""
    wanted = read_target(chosen)
    offered = {target.kind: target for target in house_here().offered(Target)}
    target = offered.get(wanted[0]) if wanted else None
    if wanted is None or target is None:
        raise NotNow("Choose what it belongs to from the list.")
    check(target.permission)
    try:
        target.attach(session_here(), Attachment(review_id, wanted[1], source_id, passage_id, actor_here()))
    except NotFound as problem:
        raise NotNow("What you chose is no longer there. Choose again.") from problem
    return target.kind
