"""A programme's frameworks are data of its own: read on a page, with where they come from and what could not be read."""

import pytest
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.clock import now
from review_app.vocabularies.actions import load_standard_vocabularies
from review_app.vocabularies.models import Level, VocabularyKind
from review_app.vocabularies.queries import (
    term_by_id,
    terms_of,
    vocabularies_of_programme,
)
from review_app.vocabularies.rules import by_level, lines_by_group
from tests.factories.boards import a_programme
from tests.factories.vocabularies import the_category, the_heading
from tests.support.people import Cast

pytestmark = pytest.mark.database


def test_a_new_programme_has_every_framework_once_however_often_they_are_loaded(session: Session) -> None:
    programme = a_programme(session)
    assert load_standard_vocabularies(session, programme.id, by=None) == []
    kinds = [vocabulary.kind for vocabulary in vocabularies_of_programme(session, programme.id)]
    assert sorted(kinds) == sorted(VocabularyKind)


def test_the_headings_stand_in_the_order_of_the_framework_from_the_front_line_to_the_nation(session: Session) -> None:
    terms = terms_of(session, a_programme(session).id, VocabularyKind.FACTORS)
    assert list(by_level(terms)) == ["Front line", "Local strategic", "National", "Other"]
    assert terms[0].heading == "Aspects of the family"
    lines = lines_by_group(terms)["Front line: Conditions of work"]
    assert [text for _id, text in lines][:3] == [
        "Conditions of work, in general",
        "Atmosphere surrounding the case",
        "Staffing levels and skill mix",
    ]


@pytest.mark.parametrize(
    ("published", "ours", "level"),
    [
        ("IT/computers", "IT and computers", Level.FRONTLINE),
        ("workload", "Workload", Level.FRONTLINE),
        ("inter-agency/inter-professional team factors", "Between agencies and professions", Level.FRONTLINE),
        ("organisational culture and management", "Organisational culture and management", Level.LOCAL),
        ("Wider Political Context", "Wider political context", Level.NATIONAL),
        ("Other", "Other", None),
    ],
)
def test_a_heading_is_found_in_our_words_and_in_the_published_ones(
    session: Session, published: str, ours: str, level: Level | None
) -> None:
    term = the_heading(session, a_programme(session).id, published)
    assert (term.heading, term.level) == (ours, level)


def test_a_retired_heading_is_offered_no_more_but_stays_what_it_was(session: Session) -> None:
    programme = a_programme(session)
    term = the_category(session, programme.id, "tools")
    load_standard_vocabularies(session, a_programme(session, "Another").id, by=None)
    term.retired_at = now()
    session.flush()
    assert "tools" not in [each.key for each in terms_of(session, programme.id, VocabularyKind.TYPOLOGY)]
    assert term_by_id(session, term.id).heading == "Tools"


def test_an_adviser_reads_what_the_words_ask_where_they_come_from_and_which_list_broke_off(cast: Cast) -> None:
    page = cast.browser(Role.ADVISER).get(f"/programmes/{cast.programme_id}/vocabularies")
    assert "Issues in getting help, advice or support" in page.words
    assert "The published list breaks off" in page.words
    assert "appendix05.asp" in page.words
    assert "s[upport]" not in page.words


def test_a_person_without_a_role_learns_nothing_of_the_programme(cast: Cast) -> None:
    from_outside = cast.browser(Role.ADMINISTRATOR)
    from_outside.get(f"/programmes/{cast.programme_id}/vocabularies", 404)
