"""Changing the headings of a draft: add, change, move, split, merge, undo a merge, retire, bring back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.vocabularies.actions.drafts import stage_change
from review_app.vocabularies.models import LinkKind, Term, TermLink, Vocabulary
from review_app.vocabularies.queries import every_term_of
from review_app.vocabularies.rules import (
    arranged,
    neighbour,
    why_not_edit,
    why_not_heading,
    why_not_merge,
    why_not_retire,
    why_not_split,
)


def add_heading(session: Session, draft: Vocabulary, values: Mapping[str, Any], *, by: UUID) -> Term:
    """Add a heading at the end of those that it stands beside. Raises NotNow."""
    terms = every_term_of(session, draft)
    refuse_if(why_not_edit(draft) or why_not_heading(terms, values))
    stage_change(session, draft, "heading_added", by=by)
    term = _new(draft, values, len(terms) + 1)
    session.add(term)
    _put_in_order([*terms, term])
    session.flush()
    return term


def change_heading(session: Session, draft: Vocabulary, term: Term, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change a heading's words, or where it stands; what stands under a wider heading goes with it. Raises NotNow."""
    terms = every_term_of(session, draft)
    refuse_if(why_not_edit(draft) or why_not_heading(terms, values, term))
    stage_change(session, draft, "heading_changed", by=by)
    under = [each for each in terms if term.is_group and each.group == term.group and each.id != term.id]
    if (values.get("group", term.group), values.get("level", term.level)) != (term.group, term.level):
        term.place = len(terms) + 1 if not under else term.place
    for name, value in values.items():
        setattr(term, name, value)
    for each in under:
        each.group, each.level = term.group, term.level
    _put_in_order(terms)
    session.flush()


def split_heading(
    session: Session, draft: Vocabulary, term: Term, parts: Sequence[str], *, by: UUID
) -> list[Term]:  # fmt: skip
    """Split a heading into several; the first takes its place, and work under it is asked about one by one. Raises NotNow."""
    terms = every_term_of(session, draft)
    refuse_if(why_not_edit(draft) or why_not_split(terms, term, parts))
    stage_change(session, draft, "heading_split", by=by)
    was_group = term.is_group
    term.heading, term.group = parts[0], parts[0] if was_group else term.group
    made = [term]
    for part in parts[1:]:
        values = {"heading": part, "level": term.level, "group": part if was_group else term.group}
        made.append(_new(draft, values, term.place))
    session.add_all(made)
    session.add_all(_link(draft, LinkKind.SPLIT, term.key, each.key) for each in made[1:])
    at = terms.index(term)
    _put_in_order(_numbered([*terms[: at + 1], *made[1:], *terms[at + 1 :]]))
    session.flush()
    return made


def merge_heading(
    session: Session, draft: Vocabulary, term: Term, into: Term | None, heading: str, *, by: UUID
) -> None:  # fmt: skip
    """Merge a heading into another, which may take new words; it can be undone. Raises NotNow."""
    terms = every_term_of(session, draft)
    refuse_if(why_not_edit(draft) or why_not_merge(terms, term, into, heading))
    stage_change(session, draft, "headings_merged", by=by)
    term.retired_at = now()
    if into is None:
        return
    if heading:
        _rename(terms, into, heading)
    session.add(_link(draft, LinkKind.MERGED, term.key, into.key))
    _put_in_order(terms)
    session.flush()


def undo_merge(session: Session, draft: Vocabulary, link: TermLink, *, by: UUID) -> None:
    """Let a merged heading stand by itself again; where the merge was in force, work under it is asked about. Raises NotNow."""
    terms = every_term_of(session, draft)
    term = next((each for each in terms if each.key == link.from_key and each.retired_at is not None), None)
    refuse_if(why_not_edit(draft))
    if term is None:
        return  # undone already
    refuse_if(why_not_heading(terms, {"heading": term.heading}, term))
    stage_change(session, draft, "merge_undone", by=by)
    if link.vocabulary_id == draft.id:
        session.delete(link)
    else:
        session.add(_link(draft, LinkKind.UNDONE, link.to_key, link.from_key, link.id))
    _use_again(terms, term)
    session.flush()


def retire_heading(session: Session, draft: Vocabulary, term: Term, *, by: UUID) -> None:
    """Leave a heading out of use; what stands under it in a review keeps it. Raises NotNow."""
    terms = every_term_of(session, draft)
    refuse_if(why_not_edit(draft) or why_not_retire(terms, term))
    stage_change(session, draft, "heading_retired", by=by)
    term.retired_at = now()
    _put_in_order(terms)
    session.flush()


def bring_back(session: Session, draft: Vocabulary, term: Term, *, by: UUID) -> None:
    """Use a heading again. Raises NotNow."""
    terms = every_term_of(session, draft)
    refuse_if(why_not_edit(draft) or why_not_heading(terms, {"heading": term.heading}, term))
    stage_change(session, draft, "heading_brought_back", by=by)
    _use_again(terms, term)
    session.flush()


def shift_heading(session: Session, draft: Vocabulary, term: Term, *, up: bool, by: UUID) -> None:
    """Put a heading before or after the next one that it stands beside; at the end of them nothing changes."""
    refuse_if(why_not_edit(draft))
    terms = arranged(every_term_of(session, draft))
    other = neighbour(terms, term, up=up)
    if other is None:
        return
    stage_change(session, draft, "headings_ordered", by=by)
    _numbered(terms)
    term.place, other.place = other.place, term.place
    _put_in_order(terms)
    session.flush()


def _new(draft: Vocabulary, values: Mapping[str, Any], place: int) -> Term:
    empty = {"also": "", "group": "", "prompts": "", "example": ""}
    term = Term(**empty | dict(values), vocabulary_id=draft.id, key=f"own_{uuid4().hex[:12]}", place=place)
    term.created_at = now()
    return term


def _link(draft: Vocabulary, kind: LinkKind, from_key: str, to_key: str, undoes: UUID | None = None) -> TermLink:
    return TermLink(vocabulary_id=draft.id, kind=kind, from_key=from_key, to_key=to_key, undoes=undoes)


def _rename(terms: Sequence[Term], term: Term, heading: str) -> None:
    under = [each for each in terms if term.is_group and each.group == term.group]
    term.heading = heading
    for each in under:
        each.group = heading


def _use_again(terms: Sequence[Term], term: Term) -> None:
    """Bring a heading back to where it stood, or by itself where its wider heading is gone."""
    term.retired_at = None
    groups = {each.heading for each in terms if each.is_group and each.retired_at is None}
    if term.group and term.group not in groups:
        term.group = term.heading
    _put_in_order(terms)


def _numbered(terms: Sequence[Term]) -> Sequence[Term]:
    for place, term in enumerate(terms, start=1):
        if term.place != place:
            term.place = place
    return terms


def _put_in_order(terms: Sequence[Term]) -> None:
    _numbered(arranged(terms))
