"""Loading what became of quotes: one under outside evidence, one whose words a correction took away."""

from review_app.demonstration.story import Story
from review_app.findings.actions import support_evidence, support_finding
from review_app.findings.models import EvidenceKind
from review_app.findings.queries import outside_evidence_of_finding
from review_app.sources.actions import correct_text

COMPLETE = "LT-01"
DOCTORS, FATHERS = "fi4", "fi2"  # findings by their keys in the files
CHAIR, TALK = "s07", "s01"  # and conversations
SAID = "I have chaired two thousand conferences, and I should be surprised if I had seen a GP at forty of them."
MISREMEMBERED, CORRECTED = "in the flat on two of the four visits", "in the flat on three of the four visits"
WHY = "The number of visits on which he was there, from her diary, when she read the notes back"


def load_quotes(story: Story) -> None:
    """In the complete review: a chair speaks of far more than this case; and a health visitor, shown her notes, puts a number right."""
    if story.files.code != COMPLETE:
        return
    session, by, source = story.session, story.lead(), story.sources[TALK]
    known = outside_evidence_of_finding(session, story.review.id, story.findings[DOCTORS].id)
    counted = next(each for each in known if each.kind is EvidenceKind.PERFORMANCE_DATA)
    support_evidence(session, counted, *story.support({"source": CHAIR, "quote": SAID}, by=by), by=by)
    gone = story.support({"source": TALK, "quote": MISREMEMBERED}, by=by)
    support_finding(session, story.findings[FATHERS], *gone, by=by)
    correct_text(session, source, story.texts[TALK].replace(MISREMEMBERED, CORRECTED), WHY, by=by)
