"""Loading what somebody looked for in the complete review, and the long work that a team member began there."""

from review_app.access.roles import Role
from review_app.demonstration.story import Story
from review_app.jobs.actions import begin_job
from review_app.search.actions import REBUILD, keep_search

COMPLETE = "LT-01"
LOOKED_FOR = "closed after one visit"


def load_searches(story: Story) -> None:
    """A search of a lead reviewer's, and the index made anew; a worker does it as soon as the demonstration is served."""
    if story.files.code != COMPLETE:
        return
    keep_search(story.session, story.review.id, LOOKED_FOR, by=story.lead())
    members = story.cast.holders(Role.TEAM_MEMBER, review=story.files.code)
    begin_job(story.session, REBUILD, story.review.id, by=(members or story.leads)[0])
