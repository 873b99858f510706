"""The forms of contributory factors."""

from collections.abc import Collection
from uuid import UUID

from wtforms import HiddenField

from review_app.core.fields import ChoiceField, RadioChoiceField, SeveralField, TextField
from review_app.core.forms import VersionedForm, as_id
from review_app.factors.models import Effect


class FactorForm(VersionedForm):
    """A contributory factor, and who says so."""

    page_title = "Contributory factor"
    apart = frozenset({"source_ids"})  # ticks of two people are put together without asking: see `were`

    term_id = ChoiceField("Heading", missing="Choose the heading under which it belongs.")
    text = TextField("What helped or hindered, and how?", missing="Say in a sentence what helped or hindered.", rows=4)
    effect = RadioChoiceField(
        "Did it help or hinder?",
        missing="Say whether it helped or hindered.",
        choices=[(effect.value, effect.words) for effect in Effect],
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
