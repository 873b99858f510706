"""Loading what is kept and held in the complete review: the file of a document, a hold that lasts, one that was lifted, a handing over."""

import hashlib
from pathlib import Path
from uuid import UUID

from review_app.core.keys import Keys
from review_app.demonstration.story import Story
from review_app.holds.actions import lift_hold, note_handing_over, put_on_hold
from review_app.holds.models import AskedBy
from review_app.sources.actions import keep_original
from review_app.sources.originals import PURPOSE, Originals

COMPLETE = "LT-01"
MINUTES, FORM, PROCEDURES = "s15", "s13", "s16"


def keep_a_file(story: Story, instance_folder: Path, keys: Keys) -> None:
    """The procedures, kept as the text file that they were brought as."""
    if story.files.code != COMPLETE:
        return
    source, content = story.sources[PROCEDURES], story.texts[PROCEDURES].encode()
    originals = Originals(instance_folder, keys.for_purpose(PURPOSE))
    original_id = originals.put(story.review.id, "txt", content)
    about, _content = originals.opened(story.review.id, original_id)
    keep_original(story.session, source, original_id, about, by=story.lead())


def load_holds(story: Story) -> None:
    """Two holds and what the court was given."""
    if story.files.code != COMPLETE:
        return
    review, by = story.review, story.lead()
    form = _of(story, FORM)
    asked = "The LSCB’s lawyer asked for it until it was settled who keeps the signed form."
    lifted = put_on_hold(story.session, review, form, AskedBy.BOARD, asked, by=by)
    lift_hold(story.session, lifted, "The signed form is with the health service’s records manager.", by=story.lead(1))
    asked = (
        "The family court asked on 6 June 2011 that the minutes be kept as they are until its hearing about contact."
    )
    put_on_hold(story.session, review, _of(story, MINUTES), AskedBy.COURT, asked, by=by)
    values = {
        "asked_by": AskedBy.COURT,
        "to_whom": "The court’s office, by hand",
        "reason": "Order of 6 June 2011: the minutes of the conference of February 2010, and nothing else.",
        "things": 1,
        "with_originals": False,
        "sha256": hashlib.sha256(story.texts[MINUTES].encode()).hexdigest(),
    }
    note_handing_over(story.session, review, values, by=by)


def _of(story: Story, key: str) -> tuple[str, UUID]:
    return "source", story.sources[key].id
