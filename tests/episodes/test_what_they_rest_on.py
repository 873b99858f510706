"""What episodes and views rest on: quotes and source ticks, with a way to the words."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotFound
from review_app.core.here import house_here
from review_app.core.offers import Attachment, Target
from review_app.episodes.actions import support_episode, support_view
from review_app.episodes.queries import episode_supports_of_review, view_supports_of_review
from review_app.sources.actions import take_off
from tests.factories.episodes import a_participant, a_view, an_episode
from tests.factories.sources import a_quote, a_source
from tests.support.people import Cast

pytestmark = pytest.mark.database


@dataclass
class Hung:
    """An episode with a view, a source and a quote from it."""

    episode_id: UUID
    view_id: UUID
    source_id: UUID
    passage_id: UUID
    url: str


@pytest.fixture
def hung(cast: Cast, database: Database) -> Hung:
    """The quote and a tick hang on the episode, the quote on the view."""
    with unit_of_work(database) as session:
        duty = a_participant(session, cast.review_id, "Duty social worker", by=cast.lead())
        episode = an_episode(session, cast.review_id, duty, by=cast.lead())
        view = a_view(session, episode, duty, by=cast.lead())
        source = a_source(session, cast.review_id, cast.lead())
        passage = a_quote(session, source, cast.lead())
        support_episode(session, episode, source.id, passage.id, by=cast.lead())
        support_episode(session, episode, source.id, None, by=cast.lead())
        support_view(session, view, source.id, passage.id, by=cast.lead())
    return Hung(episode.id, view.id, source.id, passage.id, f"/reviews/{cast.review_id}/episodes/{episode.id}")


def target(cast: Cast, kind: str) -> Target:
    """What the room offers for quotes to hang on."""
    with cast.app.app_context():
        return next(offered for offered in house_here().offered(Target) if offered.kind == kind)


def test_the_page_leads_from_each_mark_to_the_words_and_to_their_source(cast: Cast, hung: Hung) -> None:
    page = cast.browser(Role.TEAM_MEMBER).get(hung.url)
    assert [mark.get_text() for mark in page.soup.select(".app-mark")] == ["1", "2", "3"]
    for mark in page.soup.select(".app-mark a"):
        assert page.soup.select_one(str(mark["href"])) is not None
    quoted, ticked, _ = page.soup.select(".app-rests-on li")
    assert "“eleven open cases”" in quoted.get_text()
    assert "“" not in ticked.get_text()
    assert "eleven open cases" in cast.browser(Role.TEAM_MEMBER).get(str(quoted.a["href"])).words
    assert str(ticked.a["href"]) == f"/reviews/{cast.review_id}/sources/{hung.source_id}"


def test_hanging_the_same_thing_twice_changes_nothing(cast: Cast, hung: Hung, database: Database) -> None:
    for kind, owner in (("episode", hung.episode_id), ("view", hung.view_id)):
        for passage_id in (hung.passage_id, None, None):
            with unit_of_work(database) as session:
                what = Attachment(cast.review_id, owner, hung.source_id, passage_id, cast.lead())
                target(cast, kind).attach(session, what)
    with database.reading() as session:
        assert len(episode_supports_of_review(session, cast.review_id)) == 2
        assert len(view_supports_of_review(session, cast.review_id)) == 2


def test_the_quote_says_where_it_hangs(cast: Cast, hung: Hung) -> None:
    words = cast.browser(Role.TEAM_MEMBER).get(f"/reviews/{cast.review_id}/quotes/{hung.passage_id}").words
    assert "Episode 1: Decision to close after one visit" in words
    assert "Episode 1: view of Duty social worker" in words


def test_a_support_is_taken_off_and_only_by_those_who_write(cast: Cast, hung: Hung, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    forms = [str(form["action"]) for form in lead.get(hung.url).soup.select(".app-rests-on form")]
    assert len(forms) == 3
    for role in (Role.COORDINATOR, Role.CHAIR, Role.ADVISER):
        cast.browser(role).post(forms[0], 403)
    for action in forms:
        lead.post(action)
    lead.post(forms[0], 404)
    assert "Nothing is hung here yet." in lead.get(hung.url).words
    with database.reading() as session:
        assert episode_supports_of_review(session, cast.review_id) == []


def test_a_quote_that_was_taken_off_its_source_counts_nowhere(cast: Cast, hung: Hung, database: Database) -> None:
    with unit_of_work(database) as session:
        passage = view_supports_of_review(session, cast.review_id)[0].passage
        assert passage is not None
        take_off(session, passage, "The wrong words", by=cast.lead(), reason=None)
    with database.reading() as session:
        assert view_supports_of_review(session, cast.review_id) == []
        assert [support.passage_id for support in episode_supports_of_review(session, cast.review_id)] == [None]


def test_nothing_hangs_on_another_reviews_episode(cast: Cast, hung: Hung, database: Database) -> None:
    with unit_of_work(database) as session:
        theirs = an_episode(session, cast.other_review_id, by=cast.stranger)
    what = Attachment(cast.review_id, theirs.id, hung.source_id, None, cast.lead())
    with unit_of_work(database) as session, pytest.raises(NotFound):
        target(cast, "episode").attach(session, what)
    with database.reading() as session:
        choices = [target(cast, kind).choices(session, cast.review_id) for kind in ("episode", "view")]
    assert [[key for key, _words in each] for each in choices] == [[hung.episode_id], [hung.view_id]]
