"""The forms of episodes, views from the tunnel and appraisals."""

from review_app.core.fields import LineField, PartialDateField, RadioChoiceField, SeveralField, TextField, TickField
from review_app.core.forms import VersionedForm
from review_app.episodes.models import Basis, EpisodeKind


class EpisodeForm(VersionedForm):
    """A key practice episode."""

    page_title = "Key practice episode"

    title = LineField(
        "Title",
        missing="Give the episode a title.",
        description="What was done or not done, in a few plain words, such as “Decision to close after one visit”.",
    )
    on = PartialDateField(
        "When", description="A day or a stretch of time, as far as it is known: about 9 to 16 March 2009."
    )
    kind = RadioChoiceField(
        "Practice in this episode was, on the whole",
        choices=[(kind.value, kind.words) for kind in EpisodeKind],
        default=EpisodeKind.MIXED.value,
    )
    agencies = SeveralField("Agencies that had a part in it")
    positions = SeveralField("Positions that had a part in it")
    what_happened = TextField(
        "What happened",
        rows=10,
        description="The facts, and both accounts where there are two. Nothing of what came out later.",
    )
    why_key = TextField("Why it is key", rows=4, description="How it turned the case.")
    child_life = TextField(
        "What was life like for the child, and who knew?", rows=5, description="At this time, from day to day."
    )
    known_now = TextField(
        "What we know now",
        rows=5,
        description="Only here may later knowledge stand, so that the views stay free of it.",
    )
    uncertainty = TextField(
        "What we don’t know", rows=3, description="What is disputed, and what nobody can say any more."
    )


class ViewForm(VersionedForm):
    """One position's view from the tunnel."""

    page_title = "View from the tunnel"

    text = TextField("How it looked to them then", missing="Write how it looked to them then.", rows=14)


class AppraisalForm(VersionedForm):
    """The appraisal of practice."""

    page_title = "Appraisal"

    done_well = TextField("What was done well, and what made it possible", rows=7)
    fell_short = TextField("What fell short", rows=7, description="Of what held at the time, not of what is known now.")
    basis = RadioChoiceField(
        "What is practice measured against?",
        missing="Choose what practice is measured against.",
        choices=[(basis.value, basis.words) for basis in Basis],
    )
    basis_detail = LineField(
        "Its name, and its date in force",
        longest=500,
        description="For example: LSCB procedures on referrals, in force from June 2008. "
        "If the two boxes are measured against different things, name both.",
    )
    agreed = TickField("The review team agrees", description="Leave it empty until the team has met.")
    differing_view = TextField(
        "Differing view", rows=4, description="If the team isn’t of one mind: what the differing view is, and whose."
    )
    differing_whose = LineField(
        "Who holds it", longest=300, description="For example: the health members of the review team."
    )


class DifferingViewForm(VersionedForm):
    """A further differing view of practice."""

    page_title = "Another differing view"

    whose = LineField(
        "Who holds it",
        missing="Say who holds it, such as “the health members of the review team”.",
        longest=300,
        description="For example: the health members of the review team.",
    )
    text = TextField("Differing view", missing="Write what the differing view is.", rows=6)
