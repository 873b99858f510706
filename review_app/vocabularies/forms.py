"""The forms in which a programme changes the headings of a framework: the boxes are those of its kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wtforms import HiddenField

from review_app.core.fields import ChoiceField, LineField, TextField
from review_app.core.forms import Form, VersionedForm, as_id
from review_app.vocabularies.models import Level, Term, VocabularyKind
from review_app.vocabularies.moving import Framework, T
from review_app.vocabularies.rules import LEVELLED, lines_by_group, matching, own_words, searched

MISSING = "Give the heading in words."
BY_ITSELF, UNDER = "level:", "under:"


@dataclass(frozen=True)
class Box:
    """One box of a heading's page: the column that it fills, and how it is made."""

    name: str
    make: Callable[[], Any]  # of WTForms, whose fields are bound to a form later


WORDS = Box("heading", lambda: LineField("Words of the heading", missing=MISSING, longest=200))
ASKS = Box("prompts", lambda: TextField("What it asks", rows=3, longest=2000))
EXAMPLE = Box(
    "example",
    lambda: TextField("Example", rows=2, longest=1000, description="Invented; printed as such beside the box."),
)
ALSO = Box(
    "also",
    lambda: LineField("Words of the published framework", longest=300, description="Where they differ from yours."),
)
# A kind with columns of its own adds a box for each; the rest of the editing asks for nothing but the columns of Term.
BOXES: dict[VocabularyKind, tuple[Box, ...]] = {
    VocabularyKind.FACTORS: (WORDS, ASKS, EXAMPLE, ALSO),
    VocabularyKind.TYPOLOGY: (WORDS, ASKS, EXAMPLE),
    VocabularyKind.SCHEDULE: (WORDS, ASKS),
    VocabularyKind.QUESTION_HEADING: (WORDS, ASKS),
}


class HeadingForm(VersionedForm):
    """One heading; `form_for` adds the boxes of its kind."""

    page_title = "Heading"
    stands: ChoiceField

    def read(self, kind: VocabularyKind, terms: Sequence[Term]) -> dict[str, Any]:
        """What was typed, by column; for a framework with levels, where the heading stands too."""
        values = self.values(*(box.name for box in BOXES[kind]))
        if kind in LEVELLED:
            values |= _where(self.stands.data or "", values["heading"], terms)
        return values


class HeadingChoiceForm(VersionedForm):
    """One heading of a framework to be chosen, which one can look for by its words; components/searched_choices.html."""

    apart = frozenset({"look_for"})

    look_for = LineField(
        "Find a heading", description="A word of it, or of what it asks, such as “workload” or “support”."
    )
    term_id = ChoiceField("Heading", missing="Choose the heading under which it belongs.")

    def offer_headings(self, terms: Sequence[Term], lately: Sequence[UUID], above: str) -> None:
        """Fill the list: those used lately first under words of their own, each once, then the framework in its order."""
        by_id = {term.id: term for term in terms}
        recent = [by_id[term_id] for term_id in lately if term_id in by_id]
        said = [(str(term.id), own_words(term)) for term in recent]
        rest = lines_by_group(term for term in terms if term not in recent)
        lines = {group: [(str(value), text) for value, text in rows] for group, rows in rest.items()}
        self.term_id.choices = ({above: said} if said else {}) | lines

    def headings_found(self, terms: Sequence[Term]) -> set[str]:
        """Which of the offered headings the page shows: those that were looked for, and the chosen one."""
        found = {str(term.id) for term in matching(terms, self.look_for.data or "")}
        return found | ({str(self.term_id.data)} if self.term_id.data else set())


def words_to_search(terms: Iterable[Term]) -> Mapping[str, str]:
    """The words of each heading in which one looks for it, by the value of its line."""
    return {str(term.id): searched(term) for term in terms}


class MoveForm(Form):
    """Where things go whose heading was split or retired; `move_form` adds a box for each."""

    page_title = "Move to the version in force"

    target_id = HiddenField()

    @property
    def answers(self) -> dict[UUID, UUID]:
        """The heading chosen for each thing that was given one."""
        boxes = ((UUID(hex=field.short_name.removeprefix("to_")), as_id(field.data)) for field in self.boxes)
        return {thing_id: term_id for thing_id, term_id in boxes if term_id is not None}

    @property
    def boxes(self) -> list[Any]:
        """The boxes of the things that are asked about."""
        return [field for field in self if field.short_name.startswith("to_")]


def move_form(here: Framework[T]) -> MoveForm:
    """The form with a box for each thing that is asked about."""
    terms = sorted(here.target.terms.values(), key=lambda term: term.place)
    fields: dict[str, Any] = {}
    for thing, offered in here.planned.asked:
        lines = [(str(term.id), term.heading) for term in offered or terms]
        stay = ("", f"Stay under “{thing.term.heading}” for now")
        fields[f"to_{thing.id.hex}"] = ChoiceField("Where does it go?", choices=[stay, *lines])
    form: MoveForm = type("MoveFormOfReview", (MoveForm,), fields)()
    if not form.is_submitted():
        form.target_id.data = str(here.target.vocabulary.id)
    return form


def form_for(kind: VocabularyKind, term: Term | None, terms: Sequence[Term]) -> HeadingForm:
    """The form of a heading, or of a new one."""
    fields: dict[str, Any] = {box.name: box.make() for box in BOXES[kind]}
    if kind in LEVELLED:
        fields = {"stands": ChoiceField("Where it stands", missing="Choose where it stands.")} | fields
    made: type[HeadingForm] = type("HeadingFormOfKind", (HeadingForm,), fields)
    if kind not in LEVELLED:
        return made(obj=term)
    form = made(obj=term, data={"stands": _stands(term, terms)} if term else None)
    form.stands.choices = _places(term, terms)
    return form


class SplitForm(Form):
    """Into which headings one is split."""

    page_title = "Split a heading"

    first = LineField("First heading", missing=MISSING, description="It stays where the heading stands now.")
    second = LineField("Second heading", missing=MISSING)
    third = LineField("Third heading", description="Leave it empty if two are enough.")

    @property
    def parts(self) -> list[str]:
        """The headings as they were typed."""
        return [words for words in (self.first.data, self.second.data, self.third.data) if words]


class MergeForm(Form):
    """Into which heading one is merged."""

    page_title = "Merge a heading into another"

    into = ChoiceField("Into which heading?", missing="Choose the heading into which it goes.")
    heading = LineField(
        "New words for both together", description="Leave it empty if the other heading’s words fit both.", longest=200
    )

    def fill(self, term: Term, terms: Iterable[Term]) -> None:
        """Fill the list with every other heading."""
        lines = lines_by_group(each for each in terms if each.retired_at is None and each.id != term.id)
        self.into.choices = {"": [("", "Choose one")]} | {
            group: [(str(value), text) for value, text in rows] for group, rows in lines.items()
        }


class PutInForceForm(Form):
    """Why a framework is changed, for those who will ask."""

    page_title = "Put a version in force"

    why = TextField("Why is it changed?", rows=3, longest=1000)
    seen = HiddenField()


def _stands(term: Term, terms: Sequence[Term]) -> str:
    group = next((each for each in terms if each.is_group and each.heading == term.group), None)
    if term.is_group or group is None:
        return f"{BY_ITSELF}{term.level.value if term.level else ''}"
    return f"{UNDER}{group.key}"


def _places(term: Term | None, terms: Sequence[Term]) -> list[tuple[str, str]]:
    """Every place for a heading; one with headings under it stays a wider heading."""
    used = [each for each in terms if each.retired_at is None]
    own = [each for each in used if term is not None and each.id == term.id and each.is_group]
    groups = [each for each in used if each.is_group and each not in own]
    has_some = any(each.group == group.group and each not in own for group in own for each in used)
    levels = [(f"{BY_ITSELF}{level.value}", f"{level.words}: a wider heading of its own") for level in Level]
    other = (BY_ITSELF, "At no level: a wider heading of its own")
    under = (
        [] if has_some else [(f"{UNDER}{each.key}", f"{each.level_words}, under “{each.heading}”") for each in groups]
    )
    return [("", "Choose one"), *under, *levels, other]


def _where(stands: str, heading: str, terms: Sequence[Term]) -> dict[str, Any]:
    """The level and the wider heading that a place stands for."""
    if stands.startswith(UNDER):
        group = next(each for each in terms if each.key == stands.removeprefix(UNDER))
        return {"level": group.level, "group": group.heading}
    level = stands.removeprefix(BY_ITSELF)
    return {"level": Level(level) if level else None, "group": heading}
