"""Nothing that is numbered gets one number twice, however many people add at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, get_ident
from time import sleep
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.boards.queries import board_by_id
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.models import Episode
from review_app.findings.actions import add_additional_learning
from review_app.findings.models import AdditionalLearning, Finding
from review_app.reports.actions import make_copy
from review_app.reports.models import Copy, PaperKind
from review_app.reviews.actions import open_review
from review_app.reviews.models import Review
from review_app.reviews.queries import review_by_id
from tests.factories.accounts import a_user
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding
from tests.factories.reviews import a_candidate
from tests.support.people import Cast

pytestmark = pytest.mark.database

TOGETHER = 3


def at_the_same_moment(database: Database, add: Callable[[Session], Any]) -> None:
    """Let several connections add one thing each, none of which has committed when the next one begins."""
    ready = Barrier(TOGETHER)

    def one() -> None:
        ready.wait(timeout=10)
        with unit_of_work(database) as session:
            add(session)
            sleep(0.15)  # the others have begun by now

    with ThreadPoolExecutor(TOGETHER) as pool:
        for done in [pool.submit(one) for _number in range(TOGETHER)]:
            done.result()


def numbers(database: Database, column: Any) -> list[int]:
    with database.reading() as session:
        return sorted(session.scalars(select(column)))


def test_people_who_add_an_episode_at_once_get_a_number_each(cast: Cast, database: Database) -> None:
    at_the_same_moment(database, lambda session: an_episode(session, cast.review_id, by=cast.lead()))
    assert numbers(database, Episode.number) == [1, 2, 3]


def test_people_who_add_a_finding_at_once_get_a_number_each(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        a_finding(session, cast.review_id, by=cast.lead())  # brings the vocabulary
    at_the_same_moment(database, lambda session: a_finding(session, cast.review_id, by=cast.lead()))
    assert numbers(database, Finding.number) == [1, 2, 3, 4]
    assert numbers(database, Finding.place) == [1, 2, 3, 4]


def test_people_who_add_what_was_learnt_besides_at_once_get_a_place_each(cast: Cast, database: Database) -> None:
    by = cast.lead()
    at_the_same_moment(database, lambda session: add_additional_learning(session, cast.review_id, "So.", by=by))
    assert numbers(database, AdditionalLearning.place) == [1, 2, 3]


def test_people_who_take_a_copy_at_once_get_a_number_each(cast: Cast, database: Database) -> None:
    def copy(session: Session) -> None:
        review = review_by_id(session, cast.review_id)
        make_copy(session, review, next(iter(PaperKind)), "Reader", by=cast.lead())

    at_the_same_moment(database, copy)
    assert numbers(database, Copy.number) == [1, 2, 3]


def test_reviews_that_are_opened_at_once_get_a_code_each(cast: Cast, database: Database) -> None:
    def opened(session: Session) -> UUID:
        board = board_by_id(session, cast.board_id)
        maker = a_user(session, f"Somebody Quick {get_ident()}")
        review = open_review(session, board, a_candidate(session, board, maker), "A quiet family", by=maker.id)
        return review.id

    at_the_same_moment(database, opened)
    with database.reading() as session:
        codes = session.scalars(select(Review.code).where(Review.programme_id == cast.programme_id)).all()
    assert len(set(codes)) == len(codes) == 5


def test_adding_to_one_review_holds_up_nobody_in_another(cast: Cast, database: Database) -> None:
    if database.is_sqlite:
        return  # it has one writer at a time, whoever it is
    with unit_of_work(database) as first:
        an_episode(first, cast.review_id, by=cast.lead())
        with unit_of_work(database) as second:
            an_episode(second, cast.other_review_id, by=cast.lead())
