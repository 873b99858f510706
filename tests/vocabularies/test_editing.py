"""A programme changes its frameworks: as a draft, by one shape for every kind, put in force in one step."""

import pytest
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.actions import (
    add_heading,
    bring_back,
    change_heading,
    choose_version,
    merge_heading,
    retire_heading,
    shift_heading,
    split_heading,
    throw_away,
    undo_merge,
)
from review_app.vocabularies.crosswalk import Change, changes
from review_app.vocabularies.models import Level, Term, Vocabulary, VocabularyKind
from review_app.vocabularies.queries import (
    draft_of,
    editions_of,
    every_term_of,
    links_of,
    newest_of,
    terms_in_review,
    terms_of,
    versions_of,
)
from tests.factories.boards import a_programme
from tests.factories.vocabularies import a_draft, in_force, term_of
from tests.support.browser import form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database
FACTORS, SCHEDULE, TYPOLOGY = VocabularyKind.FACTORS, VocabularyKind.SCHEDULE, VocabularyKind.TYPOLOGY


def words(session: Session, draft: Vocabulary) -> list[str]:
    """The headings in use, in their order."""
    return [term.heading for term in every_term_of(session, draft) if term.retired_at is None]


def follow(terms: list[Term], heading: str) -> list[str]:
    """The heading and the two after it."""
    at = [term.heading for term in terms].index(heading)
    return [term.heading for term in terms][at : at + 3]


def a_factors_draft(session: Session, cast: Cast) -> Vocabulary:
    return a_draft(session, cast.programme_id, FACTORS, by=cast.users[Role.PROGRAMME_MANAGER])


def test_the_programme_manager_changes_the_schedule_in_a_draft_and_puts_it_in_force(
    cast: Cast, database: Database
) -> None:
    manager, base = cast.browser(Role.PROGRAMME_MANAGER), f"/programmes/{cast.programme_id}/vocabularies"
    page = manager.post(f"{base}/schedule/draft/begin", follow=True)
    assert page.heading == "Conversations: draft of version 2"
    assert "Nothing yet." in page.words
    manager.send(f"{base}/schedule/draft/add", heading="  The child’s   day & O’Brien’s ", prompts="Whose?\r\nWhen?")
    manager.send(f"{base}/schedule/draft/headings/2/edit", heading="What happened")
    manager.post(f"{base}/schedule/draft/order", down="2")
    page = manager.get(f"{base}/schedule/draft")
    assert "“The child’s day & O’Brien’s” is new." in page.words
    assert "“Overview” is now called “What happened”." in page.words
    with database.reading() as session:
        assert terms_of(session, cast.programme_id, SCHEDULE)[1].heading == "Overview"
    manager.send(f"{base}/schedule/draft/put-in-force", why="Nobody came to speak of the child’s day.")
    with database.reading() as session:
        headings = [term.heading for term in terms_of(session, cast.programme_id, SCHEDULE)]
        assert headings[:3] == ["Introduction", "Turning points or key practice episodes", "What happened"]
        assert headings[-1] == "The child’s day & O’Brien’s"
        assert newest_of(session, cast.programme_id, SCHEDULE).version == 2  # type: ignore[union-attr] # it is there
    reader = cast.browser(Role.ADVISER)
    page = reader.get(reader.get(base).link("What changed"))
    assert "Nobody came to speak of the child’s day." in page.words
    assert "Programme manager Nguyễn" in page.words
    assert "Overview" in reader.get(f"{base}/schedule/versions/1").words
    assert "Version 2 is in force now." in reader.get(f"{base}/schedule/versions/1").words


def test_only_the_programme_manager_edits_and_others_find_no_draft(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        a_factors_draft(session, cast)
    base = f"/programmes/{cast.programme_id}/vocabularies"
    for role in (Role.LEAD_REVIEWER, Role.ADVISER, Role.CHAIR):
        cast.browser(role).get(f"{base}/factors/draft", 403)
        cast.browser(role).post(f"{base}/factors/draft/begin", 403)
        assert "draft" not in cast.browser(role).get(base).words
    manager = cast.browser(Role.PROGRAMME_MANAGER)
    manager.get(f"{base}/schedule/draft", 404)
    manager.get(f"{base}/factors/draft/headings/none/edit", 404)
    manager.get(f"{base}/nonsense/changes", 404)
    manager.get(f"{base}/factors/versions/2", 404)  # a draft is no version yet
    assert "Nothing has been changed since." in manager.get(f"{base}/factors/changes").words


def test_every_kind_of_framework_has_its_own_boxes(cast: Cast, database: Database) -> None:
    manager, base = cast.browser(Role.PROGRAMME_MANAGER), f"/programmes/{cast.programme_id}/vocabularies"
    boxes = {}
    for kind in VocabularyKind:
        manager.post(f"{base}/{kind}/draft/begin")
        boxes[kind] = set(form_values(manager.get(f"{base}/{kind}/draft/add"))) - {"csrf_token", "base_version"}
    assert boxes[FACTORS] == {"stands", "heading", "prompts", "example", "also"}
    assert boxes[TYPOLOGY] == {"heading", "prompts", "example"}
    assert boxes[SCHEDULE] == boxes[VocabularyKind.QUESTION_HEADING] == {"heading", "prompts"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Give the heading in words."),
        ("…?!", "Give the heading in words."),
        ("it / COMPUTERS", ""),
        ("it AND computers", "There is a heading “IT and computers” already, under “Conditions of work”. Give each its own words."),
        ("Aspects of the  Family.", "There is a heading “Aspects of the family” already. Give each its own words."),
        ("x" * 201, "This box can hold at most 200 characters. Yours is longer: shorten it or split it."),
    ],
)  # fmt: skip
def test_the_same_heading_twice_is_refused_and_what_was_typed_stays(
    cast: Cast, database: Database, typed: str, sentence: str
) -> None:
    with unit_of_work(database) as session:
        a_factors_draft(session, cast)
    add = f"/programmes/{cast.programme_id}/vocabularies/factors/draft/add"
    sent = {"heading": typed, "stands": "level:local", "prompts": "Kept & typed"}
    page = cast.browser(Role.PROGRAMME_MANAGER).send(add, 422 if sentence else 302, **sent)
    assert page.errors == ([sentence] if sentence else [])
    assert not sentence or page.value("prompts") == "Kept & typed"


def test_a_wider_heading_takes_along_what_stands_under_it_in_words_level_and_order(
    session: Session, cast: Cast
) -> None:
    draft, by = a_factors_draft(session, cast), cast.lead()
    conditions = term_of(session, draft, "Conditions of work")
    values = {"heading": "The working day", "group": "The working day", "level": Level.LOCAL}
    change_heading(session, draft, conditions, values, by=by)
    under = [term for term in every_term_of(session, draft) if term.group == "The working day"]
    assert len(under) == 8
    assert {term.level for term in under} == {Level.LOCAL}
    assert under[0] is conditions
    terms = every_term_of(session, draft)
    assert [term.level for term in terms] == sorted((term.level for term in terms), key=[*Level, None].index)
    moved = term_of(session, draft, "Workload")
    change_heading(session, draft, moved, {"heading": "Workload", "group": "Own team", "level": Level.FRONTLINE}, by=by)
    said = [change.said for change in _changes(session, cast)]
    assert said == [
        "“Conditions of work” is now called “The working day”.",
        "“Workload” now stands under “Own team”.",
        "“The working day” now stands at the level local strategic.",
    ]
    assert follow(every_term_of(session, draft), "Own team") == ["Own team", "Issues in getting help, advice or support", "Workload"]  # fmt: skip


def _changes(session: Session, cast: Cast) -> list[Change]:
    """What the newest version or draft changes."""
    editions = editions_of(session, cast.programme_id, FACTORS)
    return changes(editions[-2], editions[-1])


def test_headings_are_put_before_and_after_those_they_stand_beside(session: Session, cast: Cast) -> None:
    draft, by = a_factors_draft(session, cast), cast.lead()
    workload = term_of(session, draft, "Workload")
    shift_heading(session, draft, workload, up=True, by=by)
    terms = every_term_of(session, draft)
    assert follow(terms, "Atmosphere surrounding the case")[1:] == ["Workload", "Staffing levels and skill mix"]
    for _time in range(4):
        shift_heading(session, draft, workload, up=True, by=by)
    assert follow(every_term_of(session, draft), "Conditions of work")[1] == "Workload"
    shift_heading(session, draft, term_of(session, draft, "Own team"), up=True, by=by)
    headings = words(session, draft)
    assert headings.index("Own team") < headings.index("Conditions of work") < headings.index("Workload")
    assert [term.place for term in every_term_of(session, draft)] == list(range(1, len(headings) + 1))


def test_a_heading_is_split_and_the_first_part_takes_its_place(session: Session, cast: Cast) -> None:
    draft, by = a_factors_draft(session, cast), cast.lead()
    term = term_of(session, draft, "IT and computers")
    made = split_heading(session, draft, term, ["Record systems", "Forms & templates", "Telephones"], by=by)
    assert [each.heading for each in made] == ["Record systems", "Forms & templates", "Telephones"]
    assert follow(every_term_of(session, draft), "Record systems") == [
        "Record systems",
        "Forms & templates",
        "Telephones",
    ]
    assert made[0].key == "conditions.it_and_computers"
    assert [change.said for change in _changes(session, cast)] == [
        "“IT and computers” was split into “Record systems”, “Forms & templates” and “Telephones”."
    ]
    wide = split_heading(session, draft, term_of(session, draft, "Other"), ["Other", "By chance"], by=by)
    assert wide[1].is_group


@pytest.mark.parametrize(
    ("heading", "parts", "sentence"),
    [
        ("IT and computers", ["Record systems"], "Give at least two headings."),
        ("IT and computers", ["Forms", "forms."], "Two of these headings have the same words. Give each its own."),
        ("IT and computers", ["Forms", "Workload"], "There is a heading “Workload” already, under “Conditions of work”. Give each its own words."),
        ("Conditions of work", ["A", "B"], "Other headings stand under this one. Split one of those, or add another wider heading."),
    ],
)  # fmt: skip
def test_a_split_that_makes_no_sense_is_refused(
    session: Session, cast: Cast, heading: str, parts: list[str], sentence: str
) -> None:
    draft = a_factors_draft(session, cast)
    with pytest.raises(NotNow, match=sentence.split("“")[0]):
        split_heading(session, draft, term_of(session, draft, heading), parts, by=cast.lead())


def test_a_merge_is_undone_in_the_same_draft_and_in_a_later_version(session: Session, cast: Cast) -> None:
    draft, by = a_factors_draft(session, cast), cast.lead()
    number, size = "Number of children", "Size of the family, and how many adults matter"
    merge_heading(session, draft, term_of(session, draft, number), term_of(session, draft, size), "Size of the family", by=by)  # fmt: skip
    assert number not in words(session, draft)
    (link,) = links_of(session, cast.programme_id, FACTORS)
    undo_merge(session, draft, link, by=by)
    undo_merge(session, draft, link, by=by)  # a second time changes nothing
    assert number in words(session, draft)
    assert links_of(session, cast.programme_id, FACTORS) == []
    merge_heading(session, draft, term_of(session, draft, number), term_of(session, draft, "Size of the family"), "", by=by)  # fmt: skip
    in_force(session, draft, by=by)
    later = a_factors_draft(session, cast)
    assert term_of(session, later, number).retired_at is not None
    undo_merge(session, later, links_of(session, cast.programme_id, FACTORS)[0], by=by)
    in_force(session, later, by=by)
    assert number in [term.heading for term in terms_of(session, cast.programme_id, FACTORS)]
    assert "stands by itself again" in _changes(session, cast)[0].said


def test_a_heading_that_was_merged_comes_back_with_its_button_and_one_that_is_needed_stays(
    cast: Cast, database: Database
) -> None:
    manager, base = cast.browser(Role.PROGRAMME_MANAGER), f"/programmes/{cast.programme_id}/vocabularies/factors/draft"
    with unit_of_work(database) as session:
        draft = a_factors_draft(session, cast)
        into = term_of(session, draft, "Gender")
    assert manager.send(f"{base}/headings/family.age/merge", 422, into="").errors == [
        "Choose the heading into which it goes."
    ]
    manager.send(f"{base}/headings/family.age/merge", into=str(into.id), heading="Gender and age")
    assert "(merged into “Gender and age”)" in manager.get(base).words
    manager.post(f"{base}/headings/family.age/restore")
    assert "merged into" not in manager.get(base).words
    manager.post(f"{base}/headings/family.age/retire")
    assert "“Age” is no longer used." in manager.get(base).words
    manager.post(f"{base}/headings/family.age/restore")
    page = manager.post(f"{base}/headings/conditions/retire", follow=True)
    assert "Other headings stand under this one. Move or retire those first." in page.words
    manager.send(f"{base}/headings/family.age/split", first="Age of parents", second="Age of children")
    assert "“Age” was split into “Age of parents” and “Age of children”." in manager.get(base).words


def test_a_retired_heading_comes_back_by_itself_where_its_wider_heading_is_gone(session: Session, cast: Cast) -> None:
    draft, by = a_factors_draft(session, cast), cast.lead()
    own, helped = (
        term_of(session, draft, "Own team"),
        term_of(session, draft, "Issues in getting help, advice or support"),
    )
    retire_heading(session, draft, helped, by=by)
    retire_heading(session, draft, own, by=by)
    bring_back(session, draft, helped, by=by)
    assert helped.is_group
    with pytest.raises(NotNow, match="already"):
        add_heading(session, draft, {"heading": helped.heading}, by=by)


def test_two_who_change_one_heading_at_once_see_both_texts(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        a_factors_draft(session, cast)
    edit = f"/programmes/{cast.programme_id}/vocabularies/factors/draft/headings/conditions.workload/edit"
    one, other = cast.browser(Role.PROGRAMME_MANAGER), cast.browser(Role.PROGRAMME_MANAGER)
    old = form_values(other.get(edit))
    one.send(edit, heading="Workload and cover")
    page = other.post(edit, 409, **(old | {"heading": "Number of cases"}))
    assert "Workload and cover" in page.words
    assert page.value("heading") == "Number of cases"
    other.post(edit, **form_values(page))
    with database.reading() as session:
        assert "Number of cases" in words(session, a_there(session, cast))


def a_there(session: Session, cast: Cast) -> Vocabulary:
    draft = draft_of(session, cast.programme_id, FACTORS)
    assert draft is not None
    return draft


def test_a_draft_is_put_in_force_only_as_it_was_read_and_only_if_it_changes_something(
    cast: Cast, database: Database
) -> None:
    manager, base = cast.browser(Role.PROGRAMME_MANAGER), f"/programmes/{cast.programme_id}/vocabularies/factors/draft"
    with unit_of_work(database) as session:
        a_factors_draft(session, cast)
    assert manager.send(f"{base}/put-in-force", 422, why="So").errors == [
        "Nothing differs from the version in force yet."
    ]
    manager.send(f"{base}/headings/conditions.workload/edit", heading="Workload and cover")
    assert manager.send(f"{base}/put-in-force", 422, why=" ").errors == ["Say in a sentence why it is changed."]
    read = form_values(manager.get(f"{base}/put-in-force"))
    manager.send(f"{base}/headings/own_team/edit", heading="One’s own team")
    page = manager.post(f"{base}/put-in-force", 422, **(read | {"why": "Asked for"}))
    assert page.errors[0].startswith("Somebody has changed the draft since you opened this page.")
    assert page.value("why") == "Asked for"
    assert "“Own team” is now called “One’s own team”." in page.words
    manager.post(f"{base}/put-in-force", **form_values(page))
    manager.post(f"{base}/put-in-force", 404, **form_values(page))  # sent twice
    manager.get(base, 404)


def test_a_version_in_force_is_never_changed_and_a_draft_can_be_thrown_away(session: Session, cast: Cast) -> None:
    draft, by = a_factors_draft(session, cast), cast.lead()
    assert a_factors_draft(session, cast) is draft
    split_heading(session, draft, term_of(session, draft, "Age"), ["Age of parents", "Age of children"], by=by)
    throw_away(session, draft, by=by)
    assert links_of(session, cast.programme_id, FACTORS) == []
    assert len(versions_of(session, cast.programme_id, FACTORS)) == 1
    first = newest_of(session, cast.programme_id, FACTORS)
    assert first is not None
    age = term_of(session, first, "Age")
    for refused in (
        lambda: add_heading(session, first, {"heading": "New"}, by=by),
        lambda: change_heading(session, first, age, {"heading": "New"}, by=by),
        lambda: split_heading(session, first, age, ["A", "B"], by=by),
        lambda: retire_heading(session, first, age, by=by),
        lambda: shift_heading(session, first, age, up=True, by=by),
        lambda: throw_away(session, first, by=by),
    ):
        with pytest.raises(NotNow, match="in force by now"):
            refused()


def test_a_review_keeps_the_version_it_began_under_until_it_moves(session: Session, cast: Cast) -> None:
    by, review = cast.lead(), review_by_id(session, cast.review_id)
    other = review_by_id(session, cast.other_review_id)
    draft = a_factors_draft(session, cast)
    add_heading(session, draft, {"heading": "Chance", "group": "Chance", "level": None}, by=by)
    assert "Chance" not in [term.heading for term in terms_of(session, cast.programme_id, FACTORS)]
    in_force(session, draft, by=by)
    assert "Chance" in [term.heading for term in terms_of(session, cast.programme_id, FACTORS)]
    assert "Chance" not in [term.heading for term in terms_in_review(session, review, FACTORS)]
    choose_version(session, review.id, draft, by=by)
    choose_version(session, review.id, draft, by=by)
    assert "Chance" in [term.heading for term in terms_in_review(session, review, FACTORS)]
    assert "Chance" not in [term.heading for term in terms_in_review(session, other, FACTORS)]
    assert terms_in_review(session, review, TYPOLOGY) == terms_of(session, cast.programme_id, TYPOLOGY)


def test_a_review_older_than_every_version_uses_the_first(session: Session, cast: Cast) -> None:
    review = review_by_id(session, cast.review_id)
    programme = a_programme(session, "Another")
    review.programme_id, kind = programme.id, TYPOLOGY
    with session.no_autoflush:
        assert terms_in_review(session, review, kind) == terms_of(session, programme.id, kind)
    session.expunge(review)
