"""What search offers."""

from collections.abc import Iterator

from flask import url_for

from review_app.access.permissions import Permission
from review_app.core.jobs import Step, Toil
from review_app.core.offers import Erasable, Room, Searchable, Work
from review_app.search.actions import REBUILD
from review_app.search.index import steps_of_rebuild
from review_app.search.models import Search, SearchText
from review_app.search.views import blueprint


def _rebuild(toil: Toil) -> Iterator[Step]:
    return steps_of_rebuild(toil.database, toil.house.offered(Searchable), toil.review_id)


ROOM = Room(
    "search",
    blueprint,
    (
        Work(
            REBUILD,
            "Making the search index anew",
            Permission.CASE_READ,
            _rebuild,
            lambda job: url_for("search.show", review_id=job.review_id),
            leads_to="Search",
            meanwhile="Searching goes on as before until it is finished.",
            finished="Every text of this review was read again: search now finds all of them.",
        ),
        Erasable(SearchText),
        Erasable(Search),
    ),
)
