"""The forms of what is written apart."""

from wtforms import HiddenField

from review_app.core.fields import LineField, RadioChoiceField, TextField, TickField
from review_app.core.forms import VersionedForm
from review_app.episodes.models import Basis, OwnEffect
from review_app.vocabularies.forms import HeadingChoiceForm


class OwnAppraisalForm(VersionedForm):
    """What somebody thinks of an episode, before they see what the others think."""

    page_title = "Write yours first"

    done_well = TextField("What was done well, and what made it possible", rows=7)
    fell_short = TextField("What fell short", rows=7, description="Of what held at the time, not of what is known now.")
    basis = RadioChoiceField("What do you measure it against?", choices=[(basis.value, basis.words) for basis in Basis])
    basis_detail = LineField(
        "Its name, and its date in force",
        longest=500,
        description="For example: LSCB procedures on referrals, in force from June 2008.",
    )
    ready = TickField("Mine is ready: it may be opened with the others’")


class OwnFactorForm(HeadingChoiceForm):
    """A contributory factor as somebody sees it for themselves."""

    page_title = "A factor of yours"

    factor = HiddenField()  # which one is changed; empty for a new one
    text = TextField("What helped or hindered, and how?", missing="Say in a sentence what helped or hindered.", rows=4)
    effect = RadioChoiceField(
        "Did it help or hinder?",
        missing="Say whether it helped or hindered.",
        choices=[(effect.value, effect.words) for effect in OwnEffect],
    )


class SettleForm(VersionedForm):
    """What those who wrote apart settled on."""

    page_title = "Settle it"

    settled = TextField(
        "What you settled on, and why",
        missing="Write what you settled on, and why.",
        rows=6,
        description="What each saw that the others didn’t, and what stays different. What was written apart stays as it is.",
    )
