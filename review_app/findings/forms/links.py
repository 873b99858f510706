"""The form of what a finding rests on."""

from collections.abc import Collection
from uuid import UUID

from wtforms import HiddenField

from review_app.core.fields import SeveralField
from review_app.core.forms import Form, as_id

_KINDS = ("episode_ids", "factor_ids", "source_ids")


class LinksForm(Form):
    """Check boxes for episodes, factors and sources, and what was ticked when the page was opened."""

    page_title = "What it rests on"

    episode_ids = SeveralField("In which episodes does it show?")
    factor_ids = SeveralField("Which contributory factors does it explain?")
    source_ids = SeveralField("Which conversations or documents speak to it directly?")
    episode_ids_were = HiddenField()
    factor_ids_were = HiddenField()
    source_ids_were = HiddenField()

    def ticked_before(self, **ids: Collection[UUID]) -> None:
        """Note what was ticked when the page was opened, by the name of the box."""
        if self.is_submitted():
            return
        for name in _KINDS:
            self[name].data = sorted(str(each) for each in ids[name])
            self[f"{name}_were"].data = " ".join(self[name].data)

    def were(self, name: str) -> set[UUID]:
        """What was ticked when the page was opened."""
        return {found for word in (self[f"{name}_were"].data or "").split() if (found := as_id(word))}

    def are(self, name: str) -> set[UUID]:
        """What is ticked now."""
        return {found for word in self[name].data or [] if (found := as_id(word))}
