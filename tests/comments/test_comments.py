"""Comments and challenges: on anything of the review, each with what became of it."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.comments.actions import add_comment
from review_app.comments.models import Answer, Comment, CommentKind
from review_app.comments.queries import open_challenges_on
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.actions import add_question
from review_app.findings.models import Finding
from review_app.findings.queries import finding_in_review
from tests.factories.comments import comments_of_review
from tests.factories.episodes import a_participant, a_view, an_episode
from tests.factories.findings import a_finding, a_whole_finding
from tests.factories.meetings import a_meeting
from tests.factories.sources import a_source
from tests.support.people import Cast

pytestmark = pytest.mark.database

SAID = "Is that so in O'Brien & Nguyễn’s team too? <b>I</b> doubt it."


@pytest.fixture
def finding_id(cast: Cast, database: Database) -> UUID:
    with unit_of_work(database) as session:
        return a_finding(session, cast.review_id, by=cast.lead()).id


def only_comment(database: Database, cast: Cast) -> Comment:
    with database.reading() as session:
        return comments_of_review(session, cast.review_id)[0]


def only_answer(database: Database, cast: Cast) -> Answer:
    with database.reading() as session:
        return session.scalars(select(Answer).where(Answer.review_id == cast.review_id)).one()


def finding_of(session: Session, cast: Cast, finding_id: UUID) -> Finding:
    return finding_in_review(session, cast.review_id, finding_id)


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
        "Choose what became of it. A difference that is kept is as good an end as any.",
        "Write what became of it, for example “Accepted, the text is changed” or “Kept as a differing view”.",
    ]
    lead.send(f"{url}/comments/{comment_id}/settle", result="difference", outcome="Health sees it otherwise.")
    page = member.get(f"{url}/findings/{finding_id}")
    assert "Kept as a difference: Health sees it otherwise. (Lead reviewer Nguyễn," in page.words
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
    lead.send(settle, result="accepted", outcome="The text is changed.")
    page = member.post(settle, 409, result="difference", outcome="Kept as a differing view.", base_version=stale)
    assert "The text is changed." in page.words
    assert "Kept as a differing view." in page.words


def test_an_answer_stands_below_what_it_answers_and_the_challenge_stays_open(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, member, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    member.post(f"{url}/comments/finding/{finding_id}/add", comment_text=SAID, comment_kind="challenge")
    answer = f"{url}/comments/{only_comment(database, cast).id}/answer"
    assert lead.send(answer, 422, answer_text=" ").errors == ["Write your answer."]
    lead.send(answer, answer_text="It is; I’ll ask O’Brien’s & Nguyễn’s manager.")
    page = member.get(f"{url}/findings/{finding_id}")
    assert page.words.index(SAID) < page.words.index("I’ll ask O’Brien’s & Nguyễn’s manager")
    assert "Still open." in page.words


def test_a_comment_is_taken_back_by_its_writer_alone_and_only_until_somebody_answers(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, member, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    member.post(f"{url}/comments/finding/{finding_id}/add", comment_text=SAID, comment_kind="comment")
    comment = only_comment(database, cast)
    delete = f"{url}/records/comment/{comment.id}/delete"
    assert "Only who wrote it can delete it." in lead.get(delete).words
    assert "Delete" not in lead.get(f"{url}/findings/{finding_id}").soup.select_one("#comments").get_text()
    assert "Delete" in member.get(f"{url}/findings/{finding_id}").soup.select_one("#comments").get_text()
    lead.send(f"{url}/comments/{comment.id}/answer", answer_text="Say more?")
    assert "It has been answered, so both stay." in member.get(delete).words
    answer = only_answer(database, cast)
    assert "Only who wrote it can delete it." in member.get(f"{url}/records/answer/{answer.id}/delete").words
    lead.send(f"{url}/records/answer/{answer.id}/delete", why="Too quick")
    member.send(delete, why="I was wrong")
    assert SAID not in lead.get(f"{url}/findings/{finding_id}").words
    assert "nobody else" in lead.post(f"{url}/records/comment/{comment.id}/bring-back", 409).words
    member.post(f"{url}/records/comment/{comment.id}/bring-back")
    assert SAID in lead.get(f"{url}/findings/{finding_id}").words


def test_what_was_said_is_not_put_back_to_another_version_by_anybody(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.post(f"{url}/comments/finding/{finding_id}/add", comment_text=SAID, comment_kind="comment")
    comment = only_comment(database, cast)
    lead.send(f"{url}/comments/{comment.id}/settle", outcome="")
    page = lead.get(f"{url}/findings/{finding_id}")
    assert "Closed (Lead reviewer Nguyễn," in page.words
    lead.post(f"{url}/records/comment/{comment.id}/versions/1/restore", 409)


def test_anything_with_a_page_has_a_way_to_its_comments_in_its_last_line(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    with unit_of_work(database) as session:
        meeting = a_meeting(session, cast.review_id, by=cast.lead()).id
        source = a_source(session, cast.review_id, by=cast.lead()).id
    for kind, page in (("meeting", f"{url}/meetings/{meeting}"), ("source", f"{url}/sources/{source}")):
        thing = meeting if kind == "meeting" else source
        way = f"{url}/comments/on/{kind}/{thing}"
        link = lead.get(page).soup.select_one(f".app-saved a[href='{way}']")
        assert link.get_text() == "comment"
        assert "Nobody has commented yet." in lead.get(way).words
        lead.post(f"{url}/comments/{kind}/{thing}/add", comment_text=SAID, comment_kind="challenge")
        assert SAID in lead.get(way).words
        assert "one comment, 1 open" in lead.get(page).words
    assert "comment" not in cast.browser(Role.COORDINATOR).get(f"{url}/meetings/{meeting}").words


def test_the_list_is_narrowed_by_kind_person_thing_and_mine_and_goes_on_over_pages(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, member, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    with unit_of_work(database) as session:
        finding, episode = finding_of(session, cast, finding_id), an_episode(session, cast.review_id, by=cast.lead())
        for number in range(21):
            add_comment(session, finding, CommentKind.COMMENT, f"Number {number}", by=cast.lead())
        add_comment(session, episode, CommentKind.CHALLENGE, "By the team", by=cast.users[Role.TEAM_MEMBER])
    page = lead.get(f"{url}/comments")
    assert "Page 1 of 2" in page.words
    assert page.words.index("By the team") < page.words.index("Number 20")
    assert "Number 0" in lead.get(f"{url}/comments?page=2").words
    assert "Number" not in lead.get(f"{url}/comments?kind=challenge").words
    assert "By the team" not in lead.get(f"{url}/comments?by={cast.lead()}").words
    assert "Number" not in lead.get(f"{url}/comments?on=episode").words
    assert "Number" not in member.get(f"{url}/comments?mine=yes").words
    assert "Nothing like that was said." in lead.get(f"{url}/comments?state=settled").words
    assert "By the team" in lead.get(f"{url}/comments?on=nonsense&by=nobody&page=-3").words


def test_what_is_addressed_to_somebody_waits_on_their_start_page_without_a_word_of_it(
    cast: Cast, finding_id: UUID
) -> None:
    lead, member, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    to = str(cast.users[Role.TEAM_MEMBER])
    add = f"{url}/comments/finding/{finding_id}/add"
    lead.post(add, 422, comment_text=SAID, comment_kind="comment", comment_to=str(cast.users[Role.CHAIR]))
    lead.post(add, comment_text=SAID, comment_kind="comment", comment_to=to)
    start = member.get("/").words
    assert "one comment addressed to you waits." in start
    assert SAID not in start
    mine = member.get("/comments")
    assert "Addressed to you" in mine.words
    assert SAID not in mine.words
    assert "Yours, and still open" in lead.get("/comments").words
    assert "Nothing is open for you." in cast.browser(Role.COORDINATOR).get("/comments").words
    assert "for Review team member Nguyễn" in member.get(f"{url}/findings/{finding_id}").words


def test_what_is_said_about_a_part_is_listed_on_the_page_of_the_whole_with_the_part_named(
    cast: Cast, database: Database
) -> None:
    lead_id, url = cast.lead(), f"/reviews/{cast.review_id}"
    with unit_of_work(database) as session:
        person = a_participant(session, cast.review_id, "health visitor 1", by=lead_id)
        episode = an_episode(session, cast.review_id, person, by=lead_id)
        finding, view = a_whole_finding(session, episode, by=lead_id), a_view(session, episode, person, by=lead_id)
        question = add_question(session, finding, "Who hears of O'Brien’s worry?", by=lead_id)
        other = add_question(session, a_finding(session, cast.review_id, "Another", by=lead_id), "Why?", by=lead_id)
        add_comment(session, question, CommentKind.CHALLENGE, SAID, by=lead_id)
        add_comment(session, finding, CommentKind.COMMENT, "On the whole.", by=lead_id)
        add_comment(session, other, CommentKind.COMMENT, "ELSEWHERE", by=lead_id)
        add_comment(session, view, CommentKind.COMMENT, "What did she see?", by=lead_id)
    member = cast.browser(Role.TEAM_MEMBER)
    draft = {"comment_text": "MINE", "comment_kind": "comment", "private": "yes"}
    member.post(f"{url}/comments/question/{question.id}/add", **draft)
    page = member.get(f"{url}/findings/{finding.id}")
    said = [" ".join(one.get_text(" ").split()) for one in page.soup.select("#comments .app-comment")]
    about = "On the question for the LSCB Who hears of O'Brien’s worry?"
    assert [about in one for one in said] == [True, False, True]
    assert SAID in said[0]
    assert "MINE" in said[2]
    assert "ELSEWHERE" not in page.words
    assert "none open" not in page.words  # a challenge of a question does not keep the finding from being agreed
    assert page.soup.select_one("#comments .app-comment a.govuk-link")["href"].endswith(f"/on/question/{question.id}")
    assert "MINE" not in cast.browser(Role.LEAD_REVIEWER).get(f"{url}/findings/{finding.id}").words
    page = member.get(f"{url}/episodes/{episode.id}")
    assert "On the view from the tunnel What health visitor 1 saw." in page.words
