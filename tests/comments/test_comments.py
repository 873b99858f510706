"""Comments and challenges: on anything of the review, each with what became of it."""

from uuid import UUID, uuid4

import pytest

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.comments.queries import comments_of_review, open_challenges_on
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding
from tests.support.people import Cast

pytestmark = pytest.mark.database

SAID = "Is that so in O'Brien & Nguyễn’s team too? <b>I</b> doubt it."


@pytest.fixture
def finding_id(cast: Cast, database: Database) -> UUID:
    with unit_of_work(database) as session:
        return a_finding(session, cast.review_id, by=cast.lead()).id


def test_a_team_member_comments_at_the_foot_of_a_page_and_stands_there_by_name(cast: Cast, finding_id: UUID) -> None:
    member, url = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    answer = member.post(f"{url}/comments/finding/{finding_id}/add", comment_text=SAID, comment_kind="comment")
    assert answer.response.headers["Location"] == f"{url}/findings/{finding_id}#comments"
    page = member.get(f"{url}/findings/{finding_id}")
    assert SAID in page.words
    assert "Review team member Nguyễn ·" in page.words


def test_a_challenge_stays_open_until_somebody_says_what_became_of_it(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    member, lead, url = cast.browser(Role.TEAM_MEMBER), cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    member.post(f"{url}/comments/finding/{finding_id}/add", comment_text=SAID, comment_kind="challenge")
    with database.reading() as session:
        comment_id = comments_of_review(session, cast.review_id)[0].id
        assert open_challenges_on(session, cast.review_id, "finding") == {finding_id: 1}
    assert "Still open." in lead.get(f"{url}/findings/{finding_id}").words
    page = lead.send(f"{url}/comments/{comment_id}/settle", 422, outcome="  ")
    assert page.errors == [
        "Write what became of it, for example “Accepted, the text is changed” or “Kept as a differing view”."
    ]
    lead.send(f"{url}/comments/{comment_id}/settle", outcome="Kept as a differing view.")
    page = member.get(f"{url}/findings/{finding_id}")
    assert "What became of it: Kept as a differing view. (Lead reviewer Nguyễn)" in page.words
    with database.reading() as session:
        assert open_challenges_on(session, cast.review_id, "finding") == {}


def test_the_page_of_all_comments_begins_with_what_is_still_challenged(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead(), title="A lost record & its reader")
        episode_id = episode.id
    assert "A challenge stays open until" in lead.get(f"{url}/comments").words
    lead.post(f"{url}/comments/episode/{episode_id}/add", comment_text="Is this fair?", comment_kind="challenge")
    lead.post(f"{url}/comments/finding/{finding_id}/add", comment_text="Well said.", comment_kind="comment")
    page = lead.get(f"{url}/comments")
    assert page.words.index("Open challenges") < page.words.index("Is this fair?") < page.words.index("Well said.")
    assert "On the key practice episode Episode 1: A lost record & its reader" in page.words


def test_a_comment_without_words_is_refused_with_a_sentence_and_the_choice_kept(cast: Cast, finding_id: UUID) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    page = lead.post(f"{url}/comments/finding/{finding_id}/add", 422, comment_text=" \r\n ", comment_kind="challenge")
    assert page.errors == ["Write what you want to say."]
    assert page.soup.select_one("input[value=challenge]").has_attr("checked")


def test_only_things_of_this_review_that_can_be_commented_on_take_a_comment(cast: Cast, finding_id: UUID) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/comments"
    words = {"comment_text": "Hm.", "comment_kind": "comment"}
    lead.post(f"{url}/sealed_name/{uuid4()}/add", 404, **words)
    lead.post(f"{url}/finding/{uuid4()}/add", 404, **words)
    stranger_url = f"/reviews/{cast.other_review_id}/comments/finding/{finding_id}/add"
    lead.post(stranger_url, 404, **words)
    cast.browser(Role.COORDINATOR).post(f"{url}/finding/{finding_id}/add", 403, **words)


def test_while_the_review_rests_comments_are_read_and_none_is_added(cast: Cast, finding_id: UUID) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.post(f"{url}/comments/finding/{finding_id}/add", comment_text=SAID, comment_kind="comment")
    cast.move_to(Stage.PAUSED)
    page = lead.get(f"{url}/findings/{finding_id}")
    assert SAID in page.words
    assert not page.soup.select("textarea")
    lead.post(f"{url}/comments/finding/{finding_id}/add", 403, comment_text="More", comment_kind="comment")


def test_a_deleted_comment_counts_nowhere_and_a_comment_on_a_deleted_thing_says_so(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    for words in ("First", "Second"):
        lead.post(f"{url}/comments/finding/{finding_id}/add", comment_text=words, comment_kind="challenge")
    with database.reading() as session:
        first = next(each for each in comments_of_review(session, cast.review_id) if each.text == "First")
    lead.send(f"{url}/records/comment/{first.id}/delete", why="Said twice")
    assert "First" not in lead.get(f"{url}/comments").words
    lead.send(f"{url}/records/finding/{finding_id}/delete", why="It was a point of this case")
    page = lead.get(f"{url}/comments")
    assert "Second" in page.words
    assert "On something that was deleted" in page.words


def test_two_who_settle_one_challenge_both_see_what_the_other_wrote(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, member, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    lead.post(f"{url}/comments/finding/{finding_id}/add", comment_text=SAID, comment_kind="challenge")
    with database.reading() as session:
        settle = f"{url}/comments/{comments_of_review(session, cast.review_id)[0].id}/settle"
    stale = member.get(settle).value("base_version")
    lead.send(settle, outcome="Accepted.")
    page = member.post(settle, 409, outcome="Kept as a differing view.", base_version=stale)
    assert "Accepted." in page.words
    assert "Kept as a differing view." in page.words
