"""The forms of contributory factors."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField

from review_app.core.fields import ChoiceField, DayField, LineField, RadioChoiceField, SeveralField, TextField
from review_app.core.forms import Form, VersionedForm, as_id
from review_app.factors.counting import Says
from review_app.factors.models import Effect, Factor
from review_app.vocabularies.forms import HeadingChoiceForm


class FactorForm(HeadingChoiceForm):
    """A contributory factor, and who says so."""

    page_title = "Contributory factor"
    apart = frozenset({"source_ids", "look_for"})  # ticks of two people are put together without asking: see `were`

    text = TextField("What helped or hindered, and how?", missing="Say in a sentence what helped or hindered.", rows=4)
    effect = RadioChoiceField(
        "Did it help or hinder?",
        missing="Say whether it helped or hindered.",
        choices=[(effect.value, effect.words) for effect in Effect],
        description="As the review team sees it. A source may say otherwise: note that on the factor’s page.",
    )
    source_ids = SeveralField("Who says so?", description="Tick each conversation or document that speaks of it.")
    sources_were = HiddenField()

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


def _box(says: Says) -> str:
    return f"way_{says.source.id.hex}"


def _way(word: str | None) -> Effect | None:
    return Effect(word) if word else None
