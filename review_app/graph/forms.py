"""Which part of the graph is drawn, and in which form it is taken along."""

from review_app.core.fields import ChoiceField, RadioChoiceField, SeveralField
from review_app.core.forms import Form, as_id
from review_app.graph.drawn import FIRST_SHOWN, KINDS, Wanted
from review_app.graph.evidence import NodeKind

KIND_NAMES = {
    NodeKind.FINDING: "Findings",
    NodeKind.OUTSIDE: "From outside the case",
    NodeKind.FACTOR: "Contributory factors",
    NodeKind.EPISODE: "Key practice episodes",
    NodeKind.VIEW: "Views from the tunnel",
    NodeKind.SOURCE: "Conversations and documents",
    NodeKind.PASSAGE: "Quotes",
}
FORMS = (
    ("svg", "Picture that stays sharp (SVG)"),
    ("png", "Picture (PNG)"),
    ("graphml", "GraphML, for Gephi or Cytoscape"),
    ("gexf", "GEXF, for Gephi"),
    ("json", "Node-link JSON"),
)


class DrawingForm(Form):
    """What is drawn."""

    kinds = SeveralField("Show", choices=[(kind.value, name) for kind, name in KIND_NAMES.items()])
    finding = ChoiceField("What leads to")
    level = ChoiceField("What leads through factors of")
    agency = ChoiceField("What people and papers lead to of")

    def wanted(self) -> Wanted:
        """What was asked for; every kind but the quotes where no kind is chosen."""
        kinds = frozenset(kind for kind in KINDS if kind.value in (self.kinds.data or ()))
        return Wanted(
            kinds=kinds or FIRST_SHOWN,
            level=self.level.data or "",
            agency_id=as_id(self.agency.data),
            finding_id=as_id(self.finding.data),
        )


class TakeForm(Form):
    """In which form the drawing is taken along, and whether with positions."""

    form = RadioChoiceField("Form", missing="Choose a form", choices=FORMS, default="svg")
    holds = RadioChoiceField(
        "What stands in it",
        missing="Choose what stands in it",
        choices=[
            ("positions", "Positions, numbers and headings: for the lead reviewers and the review team"),
            ("counts", "Numbers only: findings, episodes and factors, with how many are behind each, never who"),
        ],
        default="positions",
    )
