"""The forms of contributory factors."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField

from review_app.core.fields import ChoiceField, DayField, LineField, RadioChoiceField, SeveralField, TextField
from review_app.core.forms import Form, VersionedForm, as_id
from review_app.factors.counting import Says
from review_app.factors.models import Effect, Factor
from review_app.factors.rules import Plan
from review_app.vocabularies.models import Term
from review_app.vocabularies.rules import lines_by_group, matching, own_words, searched

LATELY = "Used lately in this review"
Lines = dict[str, list[tuple[str, str]]]


class FactorForm(VersionedForm):
    """A contributory factor, and who says so."""

    page_title = "Contributory factor"
    apart = frozenset({"source_ids", "look_for"})  # ticks of two people are put together without asking: see `were`

    look_for = LineField(
        "Find a heading", description="A word of it, or of what it asks, such as “supervision” or “form”."
    )
    term_id = ChoiceField("Heading", missing="Choose the heading under which it belongs.")
    text = TextField("What helped or hindered, and how?", missing="Say in a sentence what helped or hindered.", rows=4)
    effect = RadioChoiceField(
        "Did it help or hinder?",
        missing="Say whether it helped or hindered.",
        choices=[(effect.value, effect.words) for effect in Effect],
        description="As the review team sees it. A source may say otherwise: note that on the factor’s page.",
    )
    source_ids = SeveralField("Who says so?", description="Tick each conversation or document that speaks of it.")
    sources_were = HiddenField()

    def offer_headings(self, terms: Sequence[Term], lately: Sequence[UUID]) -> None:
        """Fill the list of headings: those used lately first, each once, then the framework in its order."""
        by_id = {term.id: term for term in terms}
        recent = [by_id[term_id] for term_id in lately if term_id in by_id]
        said = [(str(term.id), own_words(term)) for term in recent]
        rest = lines_by_group(term for term in terms if term not in recent)
        lines: Lines = {group: [(str(value), text) for value, text in rows] for group, rows in rest.items()}
        self.term_id.choices = ({LATELY: said} if said else {}) | lines

    def headings_found(self, terms: Sequence[Term]) -> set[str]:
        """Which of the offered headings the page shows: those that were looked for, and the chosen one."""
        found = {str(term.id) for term in matching(terms, self.look_for.data or "")}
        return found | ({str(self.term_id.data)} if self.term_id.data else set())

    def ticked_before(self, ids: Collection[UUID]) -> None:
        """Note which sources were ticked when the page was opened."""
        if not self.is_submitted():
            self.source_ids.data = [str(source_id) for source_id in ids]
            self.sources_were.data = " ".join(sorted(str(source_id) for source_id in ids))

    @property
    def were(self) -> set[UUID]:
        """The sources that were ticked when the page was opened."""
        return {found for word in (self.sources_were.data or "").split() if (found := as_id(word))}

    @property
    def are(self) -> set[UUID]:
        """The sources that are ticked now."""
        return {found for word in self.source_ids.data or [] if (found := as_id(word))}


class AskedForm(VersionedForm):
    """A note that a heading was asked about, and nobody raised it."""

    page_title = "Asked, and nobody raised it"

    who = LineField("Who asked, and whom?", missing="Say who asked, and whom.", description="By position only.")
    asked_on = DayField("When?")
    note = TextField("Note", rows=3, longest=2000)


class WaysForm(Form):
    """Which way each source says that a factor worked; `ways_form` adds a box for each source."""

    page_title = "Who says what"

    def ways(self, said: Iterable[Says]) -> dict[UUID, Effect | None]:
        """What this person changed, by source; what they left alone is nobody's concern."""
        changed = [each.source.id for each in said if self[_box(each)].data != self[f"were_{each.source.id.hex}"].data]
        return {source_id: _way(self[f"way_{source_id.hex}"].data) for source_id in changed}


def ways_form(factor: Factor, said: Sequence[Says]) -> WaysForm:
    """The form with a box for each source that speaks of a factor."""
    unnoted = f"Not noted (counts as the team reads it: {factor.effect.words.lower()})"
    choices = [("", unnoted), *((effect.value, f"Says it {effect.words.lower()}") for effect in Effect)]
    fields: dict[str, Any] = {}
    for each in said:
        fields[_box(each)] = ChoiceField("Which way?", choices=choices, default=each.effect or "")
        fields[f"were_{each.source.id.hex}"] = HiddenField(default=each.effect or "")
    form: WaysForm = type("WaysFormOfFactor", (WaysForm,), fields)()
    return form


class MoveForm(Form):
    """Where factors go whose heading was split or retired; `move_form` adds a box for each."""

    page_title = "Move to the version in force"

    target_id = HiddenField()

    @property
    def answers(self) -> dict[UUID, UUID]:
        """The heading chosen for each factor that was given one."""
        boxes = ((UUID(hex=field.short_name.removeprefix("to_")), as_id(field.data)) for field in self.boxes)
        return {factor_id: term_id for factor_id, term_id in boxes if term_id is not None}

    @property
    def boxes(self) -> list[Any]:
        """The boxes of the factors that are asked about."""
        return [field for field in self if field.short_name.startswith("to_")]


def move_form(planned: Plan, target_id: UUID, terms: Sequence[Term]) -> MoveForm:
    """The form with a box for each factor that is asked about."""
    fields: dict[str, Any] = {}
    for factor, offered in planned.asked:
        lines = [(str(term.id), term.heading) for term in offered or terms]
        stay = ("", f"Stay under “{factor.term.heading}” for now")
        fields[f"to_{factor.id.hex}"] = ChoiceField("Where does it go?", choices=[stay, *lines])
    form: MoveForm = type("MoveFormOfReview", (MoveForm,), fields)()
    if not form.is_submitted():
        form.target_id.data = str(target_id)
    return form


def words_to_search(terms: Iterable[Term]) -> Mapping[str, str]:
    """The words of each heading in which one looks for it, by the value of its line."""
    return {str(term.id): searched(term) for term in terms}


def _box(says: Says) -> str:
    return f"way_{says.source.id.hex}"


def _way(word: str | None) -> Effect | None:
    return Effect(word) if word else None
