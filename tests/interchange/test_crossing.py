"""From one installation to another: the file goes out, comes in, is looked at, and is taken in or put aside."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.clock import today
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.here import keys_here
from review_app.interchange.digits import groups_of
from review_app.interchange.models import FileState, ReceivedFile
from review_app.interchange.reading import read_file
from review_app.interchange.signing import public_key
from review_app.wordings.actions import withdraw_wording
from review_app.wordings.models import SharedWording
from review_app.wordings.queries import wording_in_review
from tests.factories.interchange import OTHER_KEY, a_file, a_line, digits, gone
from tests.factories.wordings import WORDS, a_finding_to_share, a_shared_wording
from tests.support.browser import Page
from tests.support.people import Cast

pytestmark = pytest.mark.database


def files_url(cast: Cast) -> str:
    """Where files come in."""
    return f"/programmes/{cast.programme_id}/wordings-files"


def register(cast: Cast, status: int = 302, **changes: Any) -> Page:
    """Register the key of the other LSCB as it was read out."""
    values = {
        "board_id": str(cast.other_board_id), "key": digits(), "read_out_by": "Giles O’Hara & Son, manager",
        "read_out_on": "1 June 2011",
    }  # fmt: skip
    return cast.browser(Role.PROGRAMME_MANAGER).send(f"{files_url(cast)}/keys/add", status, **(values | changes))


def bring(cast: Cast, data: bytes, status: int = 302) -> Page:
    """Bring a file, and look at what it would change."""
    manager = cast.browser(Role.PROGRAMME_MANAGER)
    page = manager.post(files_url(cast), status, file=(BytesIO(data), "anything.docx"))
    return manager.get(page.response.headers["Location"]) if status == 302 else page


def take_in(cast: Cast, data: bytes) -> Page:
    """Bring a file and take it in."""
    manager, looked = cast.browser(Role.PROGRAMME_MANAGER), bring(cast, data)
    return manager.post(f"{looked.response.request.path}/accept", follow=True)


def across(cast: Cast, role: Role = Role.ADVISER) -> str:
    """What somebody reads across the pilots."""
    return cast.browser(role).get(f"/programmes/{cast.programme_id}/across").words


def state(session: Session) -> list[tuple[str, int, bool, bool]]:
    """What came by file: title, number, whether it is read now, whether a newer one took its place."""
    rows = session.scalars(select(SharedWording).order_by(SharedWording.created_at, SharedWording.title))
    return [(one.title, one.number, one.is_current, one.ended_by_newer) for one in rows]


def test_out_goes_what_is_agreed_to_share_and_what_no_longer_is_and_nothing_else(
    cast: Cast, database: Database
) -> None:
    manager, url = cast.browser(Role.BOARD_MANAGER), f"/lscbs/{cast.board_id}/wordings-file"
    assert "there is nothing to send" in manager.get(url).words
    manager.post(url, 409)
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.review_id, by=cast.lead(), why_it_matters="It stays here.")
        shared = a_shared_wording(session, finding, by=cast.lead(), chair=cast.users[Role.CHAIR])
        session.flush()
        kept = [str(one) for one in (shared.id, shared.review_id, shared.finding_id, shared.board_id, cast.lead())]
    assert WORDS.title in manager.get(url).words
    data = manager.post(url, 200).response.data
    contents = read_file(data).contents
    assert (contents.lscb, contents.number, contents.programme) == ("Ashmere", 1, "Pilot programme")
    assert [(one.title, one.summary, one.factors) for one in contents.wordings] == [
        (WORDS.title, WORDS.summary, WORDS.factor_headings)
    ]
    assert [one for one in (*kept, "LT-0", "It stays here", finding.title) if one.encode() in data] == []
    with unit_of_work(database) as session:
        wording = wording_in_review(session, cast.review_id, shared.id)
        withdraw_wording(session, wording, "A pause.", by=cast.users[Role.CHAIR])
    assert "says of one finding sent before" in manager.get(url).words
    second = read_file(cast.browser(Role.CHAIR).post(url, 200).response.data).contents
    assert (second.number, second.wordings) == (2, ())
    assert [one.finding for one in second.withdrawn] == [contents.wordings[0].finding]
    assert "File 2" in manager.get(url).words
    for role in (Role.DELEGATE, Role.LEAD_REVIEWER, Role.PROGRAMME_MANAGER, Role.ADVISER):
        cast.browser(role).get(url, 403)


def test_a_file_is_looked_at_taken_in_made_newer_and_withdrawn(cast: Cast, database: Database) -> None:
    register(cast)
    page = bring(cast, a_file(a_line("one", "O’Brien’s “rule” & others"), a_line("two", "Families are seen once")))
    assert "New: 2" in page.words
    assert "May say where or who: “O’Brien" in page.words
    assert "Nothing is shared yet." in across(cast)
    manager = cast.browser(Role.PROGRAMME_MANAGER)
    taken = manager.post(f"{page.response.request.path}/accept", follow=True)
    assert "Taken in: two wordings new." in taken.words
    assert "O’Brien’s “rule” & others" in across(cast, Role.TEAM_MEMBER)
    assert "Brindle Vale" not in across(cast, Role.TEAM_MEMBER)
    assert "Brindle Vale LSCB" in across(cast)
    words = take_in(
        cast, a_file(a_line("one", "Other words", 2), a_line("two", "Families are seen once"), number=2)
    ).words
    assert "one wording with newer words, one wording unchanged" in words
    with database.reading() as session:
        assert state(session) == [
            ("Families are seen once", 1, True, False),
            ("O’Brien’s “rule” & others", 1, False, True),
            ("Other words", 2, True, False),
        ]
    assert (
        "one wording withdrawn" in take_in(cast, a_file(a_line("one", "Other words", 2), gone("two"), number=5)).words
    )
    assert "Families are seen once" not in across(cast)
    take_in(cast, a_file(number=6))  # what is not named any more is withdrawn as well
    assert "Nothing is shared yet." in across(cast)
    with database.reading() as session:
        files = session.scalars(select(ReceivedFile).order_by(ReceivedFile.issue)).all()
        assert [(one.issue, one.state, one.words) for one in files] == [
            (issue, FileState.ACCEPTED, "") for issue in (1, 2, 5, 6)
        ]
        assert len({one.fingerprint for one in files}) == 4


def test_whose_file_it_is_is_known_by_the_key_that_was_read_out(cast: Cast) -> None:
    whole = a_file(a_line("one"))
    assert "no LSCB of this programme has the key" in bring(cast, whole, 422).words
    register(cast)
    assert (
        "says that it is of “Ashmere LSCB”, but its key is that of Brindle Vale LSCB"
        in bring(cast, a_file(a_line("one"), lscb="Ashmere"), 422).words
    )
    assert "no LSCB of this programme has the key" in bring(cast, a_file(a_line("one"), key=OTHER_KEY), 422).words
    assert "something in it was changed" in bring(cast, whole.replace(b"Tools", b"Fools"), 422).words
    manager, url = cast.browser(Role.PROGRAMME_MANAGER), files_url(cast)
    looked = bring(cast, whole)
    manager.send(manager.get(url).link("End"))
    assert "is not registered any more" in manager.post(f"{looked.response.request.path}/accept", 409).words
    assert "no LSCB of this programme has the key" in bring(cast, a_file(a_line("one"), number=2), 422).words
    assert "Nothing is shared yet." in across(cast)


def test_a_file_is_taken_once_and_never_an_older_one_again(cast: Cast) -> None:
    register(cast)
    manager, second = cast.browser(Role.PROGRAMME_MANAGER), a_file(a_line("one", "Other words", 2), number=2)
    waits = bring(cast, a_file(a_line("one"))).response.request.path
    page = bring(cast, second)
    assert "Put aside" in manager.get(waits).words  # a newer one came
    manager.post(f"{page.response.request.path}/accept")
    assert "decided on this file already" in manager.post(f"{page.response.request.path}/accept", 409).words
    assert "decided on this file already" in manager.post(f"{page.response.request.path}/put-aside", 409).words
    assert "File 2 of Brindle Vale LSCB is taken in already." in bring(cast, second, 422).words
    assert "Ask for the newest." in bring(cast, a_file(a_line("one")), 422).words
    altered = a_file(a_line("one", "Quite other words", 2), number=3)
    assert "The words of a wording never change" in bring(cast, altered, 422).words
    take_in(cast, a_file(number=4))
    back = a_file(a_line("one", "Other words", 2), number=5)
    assert "brings back a wording that was taken back" in bring(cast, back, 422).words


def test_a_file_can_be_put_aside_and_brought_again(cast: Cast, database: Database) -> None:
    register(cast)
    manager, data = cast.browser(Role.PROGRAMME_MANAGER), a_file(a_line("one", "In Ashmere it is so"))
    page = bring(cast, data)
    assert "May say where or who: “Ashmere”" in page.words
    manager.post(f"{page.response.request.path}/put-aside")
    with database.reading() as session:
        assert session.scalars(select(ReceivedFile.words)).all() == [""]
        assert state(session) == []
    assert "Put aside" in manager.get(page.response.request.path).words
    take_in(cast, data)
    assert "In Ashmere it is so" in across(cast)


def test_what_a_file_says_never_touches_what_another_lscb_shares(cast: Cast, database: Database) -> None:
    register(cast)
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.review_id, by=cast.lead())
        shared = a_shared_wording(session, finding, by=cast.lead(), chair=cast.users[Role.CHAIR])
        ids = {"finding": shared.finding_id, "wording": shared.id, "review": shared.review_id}
    take_in(cast, a_file(a_line("one", "Not ours", **ids)))
    words = across(cast, Role.TEAM_MEMBER)
    assert WORDS.title in words
    assert "Not ours" in words
    assert "Two of two LSCBs" in words


def test_a_key_is_registered_for_one_lscb_and_never_a_key_of_this_installation(cast: Cast) -> None:
    with cast.app.app_context():
        own = " ".join(groups_of(public_key(keys_here(), cast.board_id)))
    shown = cast.browser(Role.CHAIR).get(f"/lscbs/{cast.board_id}/wordings-file").words
    assert own in " ".join(shown.split())
    assert "a key of this very installation" in register(cast, 422, key=own).words
    page = register(cast, 422, key=digits().replace("0", "9"), read_out_by="")
    assert len(page.errors) == 2
    assert page.value("read_out_on") == "1 June 2011"
    assert (
        "That day has not come yet." in register(cast, 422, read_out_on=f"{today() + timedelta(days=1):%d/%m/%Y}").words
    )
    register(cast)
    assert "has a key already" in register(cast, 422, key=digits(OTHER_KEY)).words
    assert "registered for another LSCB" in register(cast, 422, board_id=str(cast.board_id)).words
    for role in (Role.ADVISER, Role.SUPERVISOR, Role.CHAIR, Role.BOARD_MANAGER, Role.LEAD_REVIEWER):
        cast.browser(role).get(files_url(cast), 403)
