"""Two people, one of them on neither review team: what counts, what is kept, and what becomes of the themes."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotFound, NotNow
from review_app.themes import queries
from review_app.themes.actions import (
    Answer,
    Naming,
    decide,
    decide_in_morning,
    look_anew,
    name_theme,
    rebuild_themes,
    take_back,
    update_themes,
)
from review_app.themes.models import Change, Decision, Pair, Standing, Theme, ThemeMember, Verdict
from review_app.wordings.models import SharedWording
from tests.factories.themes import DIFFERENT, Place, a_shared_finding, answered, ended
from tests.support.people import Cast
from tests.themes.test_build import by_union_and_find

pytestmark = pytest.mark.database

SAME, ALIKE = Verdict.SAME, Verdict.ALIKE


@dataclass
class Table:
    """Who decides, and findings of as many reviews: the first of the cast's own review, the others from elsewhere."""

    session: Session
    cast: Cast
    adviser: UUID
    supervisor: UUID
    lead: UUID
    findings: list[SharedWording] = field(default_factory=list)

    def more(self, number: int) -> list[SharedWording]:
        """Further shared findings, each of a review of its own."""
        for _each in range(number):
            review = uuid4() if self.findings else self.cast.review_id
            place = Place(self.cast.programme_id, self.cast.board_id, review)
            title = f"Pattern {len(self.findings)}"
            self.findings.append(a_shared_finding(self.session, place, title, by=self.lead))
        return self.findings

    def joined(self, *numbers: int) -> list[Pair]:
        """Two people say that each of these findings is the same as the next."""
        pairs = list(itertools.pairwise(numbers))
        return [self.said(one, other, self.adviser, self.supervisor) for one, other in pairs]

    def said(self, one: int, other: int, *people: UUID, verdict: Verdict = SAME) -> Pair:
        """Some people answer about two findings."""
        return answered(self.session, self.findings[one], self.findings[other], *people, verdict=verdict)

    def themes(self) -> list[list[str]]:
        """The titles of each theme's findings, as they stand in the database."""
        members = queries.members_of_themes(self.session, self.cast.programme_id)
        names = {one.finding_ref: one.title[-1] for one in self.findings}
        return sorted(sorted(names[ref] for ref in refs) for refs in members.values() if refs[0] in names)

    def theme(self, number: int) -> Theme:
        """The theme of one finding."""
        found = queries.theme_of_finding(self.session, self.cast.programme_id, self.findings[number].finding_ref)
        assert found is not None
        return found


@pytest.fixture
def table(cast: Cast, database: Database) -> Iterator[Table]:
    with unit_of_work(database) as session:
        made = Table(session, cast, cast.users[Role.ADVISER], cast.users[Role.SUPERVISOR], cast.lead())
        made.more(5)
        yield made


def test_two_people_make_it_count_if_one_is_on_neither_review_team(table: Table) -> None:
    assert table.said(0, 1, table.lead).standing is Standing.WAITING
    assert table.themes() == []
    assert table.said(0, 1, table.lead).standing is Standing.WAITING  # the same person twice
    assert table.said(0, 1, table.adviser).standing is Standing.JOINED
    assert table.themes() == [["0", "1"]]
    assert len(queries.decisions_of(table.session, *pair_refs(table, 0, 1))) == 2


def test_two_of_one_review_team_are_not_enough_until_somebody_outside_agrees(table: Table) -> None:
    both = (table.lead, table.cast.users[Role.TEAM_MEMBER])
    assert table.said(0, 2, *both).standing is Standing.WAITING
    assert table.themes() == []
    assert table.said(0, 2, table.supervisor).standing is Standing.JOINED
    assert table.said(1, 2, *both).standing is Standing.JOINED  # of neither of these two reviews


def test_who_changes_their_mind_adds_an_answer_and_the_earlier_one_stays(table: Table) -> None:
    table.joined(0, 1)
    pair = table.said(0, 1, table.adviser, verdict=ALIKE)
    assert pair.standing is Standing.DISAGREED
    assert table.themes() == []
    assert table.said(0, 1, table.supervisor, verdict=ALIKE).standing is Standing.APART
    kept = queries.decisions_of(table.session, *pair_refs(table, 0, 1))
    assert [one.verdict for one in kept] == [SAME, SAME, ALIKE, ALIKE]


def test_same_and_same_but_differs_agree_and_one_who_sees_it_otherwise_undoes_nothing(table: Table) -> None:
    table.said(0, 1, table.adviser)
    assert table.said(0, 1, table.supervisor, verdict=Verdict.DIFFERS).standing is Standing.JOINED
    assert table.said(0, 1, table.lead, verdict=ALIKE).standing is Standing.JOINED


def test_a_refused_pair_is_closed_until_somebody_opens_it_and_stays_refused_until_two_agree(table: Table) -> None:
    table.said(0, 1, table.adviser, table.supervisor, verdict=ALIKE)
    refs = pair_refs(table, 0, 1)
    with pytest.raises(NotNow, match="Open the pair again first"):
        table.said(0, 1, table.lead)
    with pytest.raises(NotNow, match="why the pair is worth"):
        look_anew(table.session, table.cast.programme_id, refs, " ", by=table.lead)
    pair = look_anew(table.session, table.cast.programme_id, refs, "The new form is used here too.", by=table.lead)
    assert (pair.standing, pair.is_anew) == (Standing.APART, True)
    assert table.said(0, 1, table.lead).standing is Standing.APART
    assert table.said(0, 1, table.adviser).standing is Standing.JOINED
    pair = table.said(0, 1, table.adviser, verdict=ALIKE)
    assert (pair.standing, pair.is_anew) == (Standing.APART, False)


def test_a_themes_morning_counts_at_once_and_takes_the_place_of_what_was_said_before(table: Table) -> None:
    table.said(0, 1, table.adviser, table.supervisor, verdict=ALIKE)
    first, second = pair_refs(table, 0, 1)
    answers = [Answer(second, first, SAME), Answer(*pair_refs(table, 1, 2), Verdict.DIFFERS, "In age.")]
    pairs = decide_in_morning(table.session, table.cast.programme_id, uuid4(), answers, by=table.adviser)
    assert {pair.standing for pair in pairs} == {Standing.JOINED}
    assert table.themes() == [["0", "1", "2"]]
    assert table.said(0, 1, table.adviser, verdict=ALIKE).standing is Standing.JOINED
    assert table.said(0, 1, table.lead, verdict=ALIKE).standing is Standing.DISAGREED
    assert table.themes() == [["1", "2"]]


def test_a_reason_is_needed_for_what_differs_and_what_is_not_the_same(table: Table) -> None:
    for verdict in (Verdict.DIFFERS, ALIKE):
        with pytest.raises(NotNow, match="Say"):
            decide(table.session, table.cast.programme_id, Answer(*pair_refs(table, 0, 1), verdict), by=table.adviser)
    decide(table.session, table.cast.programme_id, Answer(*pair_refs(table, 0, 1), Verdict.UNSURE), by=table.adviser)


def test_nothing_is_decided_about_one_review_or_about_words_that_are_not_shared(table: Table) -> None:
    first = table.findings[0]
    place = Place(first.programme_id, first.board_id, first.review_ref)
    table.findings.append(a_shared_finding(table.session, place, "Pattern 9", by=table.lead))
    with pytest.raises(NotNow, match="one review"):
        table.said(0, -1, table.adviser)
    ended(table.session, table.findings[1], by=table.lead)
    for answer in (Answer(*pair_refs(table, 0, 1), SAME), Answer(first.finding_ref, uuid4(), SAME)):
        with pytest.raises(NotFound):
            decide(table.session, table.cast.programme_id, answer, by=table.adviser)
        with pytest.raises(NotFound):
            decide(table.session, uuid4(), answer, by=table.adviser)


def test_a_withdrawn_wording_counts_no_longer_at_once_and_its_decisions_stay(table: Table) -> None:
    table.joined(0, 1, 2)
    line = queries.themes_of_programme(table.session, table.cast.programme_id)[0]
    assert (line.findings, line.reviews, line.boards) == (3, 3, 1)
    ended(table.session, table.findings[1], by=table.lead)
    line = queries.themes_of_programme(table.session, table.cast.programme_id)[0]
    assert (line.findings, line.reviews) == (2, 2)
    ended(table.session, table.findings[2], by=table.lead)
    assert queries.themes_of_programme(table.session, table.cast.programme_id) == []
    assert len(table.session.scalars(select(Decision)).all()) == 4


def test_a_new_wording_asks_for_a_fresh_look_and_counts_as_it_did_until_then(table: Table) -> None:
    table.joined(0, 1)
    old, place = table.findings[1], Place(table.cast.programme_id, table.cast.board_id, table.findings[1].review_ref)
    ended(table.session, old, by=table.lead, by_newer=True)
    newer = a_shared_finding(table.session, place, "Pattern 1", by=table.lead, finding_ref=old.finding_ref, number=2)
    table.findings[1] = newer

    def fresh() -> int:
        return queries.pairs_in_question(table.session, table.cast.programme_id, "fresh")[1]

    assert (table.themes(), fresh()) == ([["0", "1"]], 1)
    table.said(0, 1, table.adviser)
    assert (table.themes(), fresh()) == ([["0", "1"]], 1)
    table.said(0, 1, table.supervisor)
    assert (table.themes(), fresh()) == ([["0", "1"]], 0)


def test_taking_an_answer_back_splits_a_theme_and_joining_again_brings_its_name_back(table: Table) -> None:
    table.joined(0, 1)
    table.joined(2, 3)
    for number, name in ((0, "Filed as information"), (2, "Asked what kind of call")):
        name_theme(table.session, table.theme(number), Naming(name), by=table.adviser)
    table.joined(1, 2)
    whole = table.theme(0)
    assert (table.themes(), whole.name_to_choose) == ([["0", "1", "2", "3"]], True)
    told = {(one.change, one.name) for one in queries.events_of_theme(table.session, whole)}
    assert (Change.MERGED, "Asked what kind of call") in told
    bridge = queries.pair_of(table.session, *pair_refs(table, 1, 2))
    assert bridge is not None
    assert bridge.splits == 2
    decision = queries.decisions_of(table.session, *pair_refs(table, 1, 2))[0]
    with pytest.raises(NotNow, match="somebody else"):
        take_back(table.session, decision, "Not mine.", by=table.lead)
    take_back(table.session, decision, "Two patterns after all.", by=table.supervisor, may_split=True)
    assert table.themes() == [["0", "1"], ["2", "3"]]
    assert (table.theme(0).name, table.theme(2).name) == ("Filed as information", "Asked what kind of call")
    assert bridge.splits == 0
    assert len(queries.decisions_of(table.session, *pair_refs(table, 1, 2))) == 2


def test_each_part_of_a_theme_that_splits_is_called_again_what_it_was_called_before(table: Table) -> None:
    def called(*numbers: int) -> list[tuple[str, str]]:
        return [(table.theme(number).name, table.theme(number).statement) for number in numbers]

    def split(one: int, other: int) -> None:
        given = queries.decisions_of(table.session, *pair_refs(table, one, other))
        decision = next(each for each in given if each.taken_back_at is None)
        take_back(table.session, decision, "Two patterns after all.", by=table.adviser, may_split=True)

    table.more(6)
    forms, calls, letters = ("Forms", "Of forms."), ("Calls", "Of calls."), ("Letters", "Of letters.")
    for numbers, words in (((0, 1), forms), ((2, 3, 4), calls), ((5, 6, 7, 8), letters)):
        table.joined(*numbers)
        name_theme(table.session, table.theme(numbers[0]), Naming(*words), by=table.adviser)
    table.joined(1, 2)
    name_theme(table.session, table.theme(0), Naming(*forms), by=table.adviser)  # which came into the other
    table.joined(0, 9, 10)  # it grows, and becomes the largest part
    split(1, 2)
    assert called(9, 2) == [forms, calls]
    table.said(1, 2, table.adviser)
    table.joined(4, 5)
    assert len({table.theme(number).id for number in range(11)}) == 1
    split(1, 2)
    assert called(9)[0] == forms
    assert len(set(called(2, 5))) == 1  # these two are one theme still
    split(4, 5)
    assert called(9, 2, 5) == [forms, calls, letters]


def test_a_theme_that_came_apart_comes_together_again_under_its_name(table: Table) -> None:
    table.joined(0, 1)
    name_theme(table.session, table.theme(0), Naming("Filed as information"), by=table.adviser)
    table.said(0, 1, table.adviser, verdict=ALIKE)
    assert table.themes() == []
    table.joined(1, 2)
    assert table.theme(1).name == ""
    table.said(1, 2, table.supervisor, verdict=Verdict.UNSURE)
    table.said(0, 1, table.adviser)
    assert (table.themes(), table.theme(0).name) == ([["0", "1"]], "Filed as information")


def test_a_contradiction_and_a_bridge_are_found_by_their_themes(table: Table) -> None:
    table.joined(0, 1, 2, 3)
    table.said(0, 2, table.adviser, table.supervisor, verdict=ALIKE)
    pairs, number = queries.refused_inside(table.session, table.cast.programme_id)
    assert number == 1
    assert {pairs[0][0].first_ref, pairs[0][0].second_ref} == set(pair_refs(table, 0, 2))
    weighty, number = queries.bridges_of(table.session, table.cast.programme_id, 2)
    assert (number, {weighty[0].first_ref, weighty[0].second_ref}) == (1, set(pair_refs(table, 1, 2)))


MOVES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([SAME, SAME, SAME, ALIKE, None])).filter(
        lambda move: move[0] < move[1]
    ),
    max_size=14,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES)
def test_themes_brought_up_to_date_are_those_worked_out_from_nothing(
    table: Table, moves: list[tuple[int, int, Verdict | None]]
) -> None:
    table.findings.clear()
    table.more(6)
    links: set[tuple[int, int]] = set()
    for one, other, verdict in moves:
        number = uuid4()
        refs = pair_refs(table, one, other)
        if verdict is None:
            for decision in queries.decisions_of(table.session, *refs):
                if decision.taken_back_at is None:
                    take_back(table.session, decision, "Back.", by=table.adviser, may_split=True)
        else:
            answer = Answer(*refs, verdict, DIFFERENT)
            decide_in_morning(table.session, table.cast.programme_id, number, [answer], by=table.adviser)
        links = links | {(one, other)} if verdict is SAME else links - {(one, other)}
    expected = sorted(sorted(str(ref) for ref in part) for part in by_union_and_find(links))
    assert table.themes() == expected
    assert rebuild_themes(table.session, table.cast.programme_id) == 0
    for member in table.session.scalars(select(ThemeMember).where(ThemeMember.left_at.is_(None))):
        table.session.delete(member)
    table.session.flush()
    rebuild_themes(table.session, table.cast.programme_id)
    assert table.themes() == expected
    assert update_themes(table.session, table.cast.programme_id, [one.finding_ref for one in table.findings]) == 0


def pair_refs(table: Table, one: int, other: int) -> tuple[UUID, UUID]:
    """The findings of two numbers."""
    return table.findings[one].finding_ref, table.findings[other].finding_ref
