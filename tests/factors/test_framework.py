"""A review moves to another version of the framework: factors follow their headings, and nothing is guessed."""

import pytest
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.episodes.models import Episode
from review_app.factors.actions import move_over, note_asked
from review_app.factors.models import Factor
from review_app.factors.queries import asked_of_review, factors_of_review
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.actions import (
    change_heading,
    merge_heading,
    retire_heading,
    split_heading,
    undo_merge,
)
from review_app.vocabularies.models import Term, Vocabulary, VocabularyKind
from review_app.vocabularies.queries import links_of, versions_of
from tests.factories.episodes import an_episode
from tests.factories.factors import a_factor
from tests.factories.vocabularies import a_draft, in_force, term_of, the_heading
from tests.support.browser import form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database
FACTORS = VocabularyKind.FACTORS
CHILDREN, SIZE = "Number of children", "Size of the family, and how many adults matter"


def factors_under(session: Session, cast: Cast, *headings: str) -> list[Factor]:
    """One factor under each of some headings."""
    episode: Episode = an_episode(session, cast.review_id, by=cast.lead())
    return [a_factor(session, episode, f"About {one}.", by=cast.lead(), heading=one) for one in headings]


def a_second_version(session: Session, cast: Cast) -> Vocabulary:
    """A version in which a heading is renamed, one merged, one split, one retired."""
    draft, by = a_draft(session, cast.programme_id, FACTORS, by=cast.lead()), cast.lead()
    workload = term_of(session, draft, "Workload")
    change_heading(session, draft, workload, {"heading": "Workload & cover"}, by=by)
    merge_heading(session, draft, term_of(session, draft, CHILDREN), term_of(session, draft, SIZE), "", by=by)
    split_heading(session, draft, term_of(session, draft, "IT and computers"), ["Record systems", "Forms"], by=by)
    retire_heading(session, draft, term_of(session, draft, "Motivation"), by=by)
    in_force(session, draft, by=by)
    return draft


def headings(session: Session, cast: Cast) -> list[str]:
    """The headings of the review's factors, in the order in which the factors were made."""
    factors = sorted(factors_of_review(session, cast.review_id), key=lambda factor: factor.created_at)
    return [session.get_one(Term, factor.term_id).heading for factor in factors]


def test_the_lead_reviewer_reads_what_would_change_and_moves_with_each_doubtful_factor_asked_about(
    cast: Cast, database: Database
) -> None:
    lead, base = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/factors"
    assert "There is nothing to decide." in lead.get(f"{base}/framework").words
    with unit_of_work(database) as session:
        made = factors_under(session, cast, "Workload", CHILDREN, "IT and computers", "Motivation", "IT and computers")
        version = a_second_version(session, cast)
        forms, record = term_of(session, version, "Forms"), term_of(session, version, "Record systems")
    assert "This review uses version 1 of the framework; version 2 is in force." in lead.get(base).words
    page = lead.get(f"{base}/framework")
    assert "“IT and computers” was split into “Record systems” and “Forms”." in page.words
    assert "Two factors follow their headings by themselves." in page.words
    assert "Three factors stand under a heading that was split or is no longer used" in page.words
    asked = page.soup.find("select", attrs={"name": f"to_{made[2].id.hex}"})
    assert [option.get_text() for option in asked.find_all("option")] == [
        "Stay under “IT and computers” for now", "Record systems", "Forms",
    ]  # fmt: skip
    fields = form_values(page) | {f"to_{made[2].id.hex}": str(forms.id)}
    moved = lead.post(f"{base}/framework/move", follow=True, **fields)
    assert "This review uses version 2 now. Two factors still stand under an earlier heading." in moved.words
    with database.reading() as session:
        assert headings(session, cast) == ["Workload & cover", SIZE, "Forms", "Motivation", "IT and computers"]
    assert "Under headings of another version" in lead.get(base).words
    fields = form_values(lead.get(f"{base}/framework")) | {f"to_{made[4].id.hex}": str(record.id)}
    lead.post(f"{base}/framework/move", **fields)
    lead.post(f"{base}/framework/move", **fields)  # sent twice
    with database.reading() as session:
        assert headings(session, cast)[-1] == "Record systems"
    assert "About Motivation." in lead.get(f"{base}/framework").words


def test_a_team_member_reads_and_does_not_move_and_another_review_is_untouched(cast: Cast, database: Database) -> None:
    member, base = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/factors/framework"
    with unit_of_work(database) as session:
        factors_under(session, cast, "Workload", "Motivation")
        a_second_version(session, cast)
    page = member.get(base)
    assert "A lead reviewer decides whether the review moves." in page.words
    assert "About Motivation." in page.words
    assert not page.soup.select("main form")
    member.post(f"{base}/move", 403)
    cast.browser(Role.CHAIR).get(base, 403)


def test_a_factor_can_still_be_added_under_the_old_version_until_the_review_moves(
    cast: Cast, database: Database
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        (factor,) = factors_under(session, cast, "IT and computers")
        a_second_version(session, cast)
    add = f"/reviews/{cast.review_id}/episodes/{factor.episode_id}/factors/add"
    assert lead.get(add).soup.find("label", string="Motivation")
    base = f"/reviews/{cast.review_id}/factors/framework"
    lead.post(f"{base}/move", **form_values(lead.get(base)))
    page = lead.get(add)
    assert not page.soup.find("label", string="Motivation")
    assert page.soup.find("label", string="Forms")
    own = lead.get(f"/reviews/{cast.review_id}/factors/{factor.id}/edit")
    assert own.soup.find("label", string="IT and computers")  # its own stays among them
    lead.send(f"/reviews/{cast.review_id}/factors/{factor.id}/edit", text="Other words, same heading.")


def test_a_page_opened_before_a_third_version_is_refused_with_a_sentence(cast: Cast, database: Database) -> None:
    lead, base = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/factors/framework"
    with unit_of_work(database) as session:
        factors_under(session, cast, "Workload")
        a_second_version(session, cast)
    old = form_values(lead.get(base))
    with unit_of_work(database) as session:
        draft = a_draft(session, cast.programme_id, FACTORS, by=cast.lead())
        change_heading(
            session, draft, term_of(session, draft, "Forms"), {"heading": "Forms & templates"}, by=cast.lead()
        )
        in_force(session, draft, by=cast.lead())
    page = lead.post(f"{base}/move", follow=True, **old)
    assert "Another version has come into force since you opened this page." in page.words
    assert "This review uses version 1" in page.words
    with database.reading() as session:
        assert headings(session, cast) == ["Workload"]


def test_a_choice_that_is_no_part_of_the_split_moves_nothing(session: Session, cast: Cast) -> None:
    (factor,) = factors_under(session, cast, "IT and computers")
    version, review = a_second_version(session, cast), review_by_id(session, cast.review_id)
    elsewhere = term_of(session, version, "Age")
    assert move_over(session, review, version.id, {factor.id: elsewhere.id}, by=cast.lead()) == 1
    assert headings(session, cast) == ["IT and computers"]
    with pytest.raises(NotNow):
        move_over(session, review, versions_of(session, cast.programme_id, FACTORS)[-1].id, {}, by=cast.lead())


def test_after_an_undone_merge_only_factors_of_the_time_in_between_are_asked_about(
    session: Session, cast: Cast
) -> None:
    by, review = cast.lead(), review_by_id(session, cast.review_id)
    early, _size = factors_under(session, cast, CHILDREN, SIZE)
    second = a_second_version(session, cast)
    move_over(session, review, second.id, {}, by=by)
    draft = a_draft(session, cast.programme_id, FACTORS, by=by)
    link = next(
        link for link in links_of(session, cast.programme_id, FACTORS) if link.from_key == "family.number_of_children"
    )
    undo_merge(session, draft, link, by=by)
    in_force(session, draft, by=by)
    assert move_over(session, review, draft.id, {early.id: term_of(session, draft, CHILDREN).id}, by=by) == 1
    assert headings(session, cast) == [CHILDREN, SIZE]
    other = review_by_id(session, cast.other_review_id)
    assert move_over(session, other, draft.id, {}, by=by) == 0


def test_a_note_that_a_heading_was_asked_about_follows_its_heading_and_stays_under_a_retired_one(
    cast: Cast, database: Database
) -> None:
    lead, base = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/factors"
    with unit_of_work(database) as session:
        for heading in ("Workload", "Motivation"):
            term, values = the_heading(session, cast.programme_id, heading), {"who": "We", "asked_on": None, "note": ""}
            note_asked(session, cast.review_id, term.id, values, by=cast.lead())
        a_second_version(session, cast)
    lead.post(f"{base}/framework/move", **form_values(lead.get(f"{base}/framework")))
    with database.reading() as session:
        found = [note.term.heading for note in asked_of_review(session, cast.review_id)]
    assert sorted(found) == ["Motivation", "Workload & cover"]
    page = lead.get(base)
    assert "Asked, and nobody raised it: Conditions of work: Workload & cover ." in page.words
    assert "Asked, and nobody raised it: Personal aspects of staff: Motivation ." in page.words
