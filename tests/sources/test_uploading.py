"""A file's text is looked at first; the file itself is kept only if somebody chose so, sealed, and fetched by lead reviewers alone."""

import hashlib
import io
import os
import time
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from config import Settings
from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.db import Database
from review_app.core.passing import WAITS
from review_app.sources.door.refusals import KINDS, NOT_KEPT_SENTENCE, NOTES, REFUSALS
from review_app.sources.models import Original
from review_app.sources.originals import LONGER, LOST, OriginalLost, Originals
from review_app.sources.queries import originals_of_source, sources_of_review
from tests.sources.files import ENOUGH, MEGABYTE, package, pdf_file, relation, word_file
from tests.support.browser import Browser, Page, form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database
NAME = "Kofi Mensah, 4 High Street.pdf"
CONTENT = word_file("She rang 🙂.", "Nobody wrote it down.")


def uploaded(cast: Cast, content: bytes, *, keep: bool = False, **typed: str) -> Page:
    """The page with a file's text, as the lead reviewer sees it."""
    fields = {**typed, **({"keep": "y"} if keep else {}), "file": (io.BytesIO(content), NAME)}
    return cast.browser(Role.LEAD_REVIEWER).post(f"/reviews/{cast.review_id}/sources/upload/document", 200, **fields)


def saved(browser: Browser, page: Page, status: int = 302, **changes: str) -> Page:
    """Send the page with the file's text."""
    form = page.soup.select_one("main form[method=post]")
    assert form
    values = {name: value for name, value in form_values(page).items() if name != "csrf_token"}  # of another session
    return browser.post(str(form["action"]), status, **{**values, **changes})


def kept(cast: Cast, database: Database, content: bytes = CONTENT) -> Original:
    """A source with the file that it was read from."""
    saved(cast.browser(Role.LEAD_REVIEWER), uploaded(cast, content, keep=True), title="Standards of 2008")
    with database.reading() as session:
        source = sources_of_review(session, cast.review_id)[-1]
        return originals_of_source(session, cast.review_id, source.id)[0]


def files_in(settings: Settings) -> list[Path]:
    """The files that lie in the instance folder's place for originals."""
    return sorted((settings.instance_folder / "originals").glob("*/*"))


def address(original: Original, what: str) -> str:
    """A page of a kept file."""
    return f"/reviews/{original.review_id}/sources/{original.source_id}/originals/{original.id}/{what}"


def test_the_text_is_looked_at_first_and_nothing_is_kept_until_it_is_saved(
    cast: Cast, database: Database, settings: Settings
) -> None:
    page = uploaded(cast, CONTENT)
    assert page.value("text") == "She rang 🙂.\n\nNobody wrote it down."
    assert (
        "Nothing is saved yet. This is what was read from a Word document: two paragraphs, seven words." in page.words
    )
    assert "Nothing in the file was left out. The file itself is not kept." in page.words
    assert "Kofi" not in page.html
    with database.reading() as session:
        assert sources_of_review(session, cast.review_id) == []
    saved(cast.browser(Role.LEAD_REVIEWER), page, title="Notes")
    with database.reading() as session:
        assert [source.title for source in sources_of_review(session, cast.review_id)] == ["Notes"]
        assert list(session.scalars(select(Original))) == []
    assert files_in(settings) == []


def test_what_was_not_read_is_listed_on_the_page(cast: Cast) -> None:
    page = uploaded(cast, pdf_file(("She rang on Monday.",), ()))
    assert "a PDF of two pages" in page.words
    assert "1 of two pages was not read (page 2)" in page.words


def test_what_was_typed_before_comes_along_and_is_there_again_when_the_file_is_refused(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources"
    typed = {"title": "O’Brien & Sons", "text": "My own first line.", "dated": "about March 2008"}
    page = lead.post(f"{url}/upload/document", 200, **typed, carried="yes")
    assert page.errors == []
    assert "What you typed before is carried along." in page.words
    fields = form_values(page)
    page = lead.post(f"{url}/upload/document", 422, **fields, file=(io.BytesIO(b"%PDF-1.4"), "notes.docx"))
    assert page.errors == [REFUSALS["broken"]]
    page = lead.post(f"{url}/upload/document", 200, **form_values(page), file=(io.BytesIO(CONTENT), "notes.docx"))
    assert page.value("title") == "O’Brien & Sons"
    assert page.value("dated") == "about March 2008"
    assert page.value("text").startswith("My own first line.\n\nShe rang")
    page = saved(lead, page, 422, dated="the day after never")
    assert page.value("text").startswith("My own first line.\n\nShe rang")


def test_a_refused_file_is_said_beside_the_box(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/upload/document"
    assert lead.post(url, 422).errors == ["Choose the file."]
    assert lead.post(url, 422, file=(io.BytesIO(b"MZ\x90\x00"), "notes.docx")).errors == [REFUSALS["not_text"]]
    assert lead.post(url, 422, file=(io.BytesIO(b""), "notes.docx")).errors == [REFUSALS["empty"]]
    large = lead.client.post(url, data=bytes(11 * MEGABYTE), content_type="multipart/form-data; boundary=x")
    assert large.status_code == 413
    cast.browser(Role.COORDINATOR).get(url, 403)


def test_a_kept_file_lies_sealed_and_comes_back_byte_for_byte_to_lead_reviewers_alone(
    cast: Cast, database: Database, settings: Settings
) -> None:
    original = kept(cast, database)
    assert (original.kind, original.size, original.sha256) == (
        "docx",
        len(CONTENT),
        hashlib.sha256(CONTENT).hexdigest(),
    )
    (file,) = files_in(settings)
    assert b"PK" not in file.read_bytes()[:100]
    assert file.stat().st_mode & 0o777 == 0o600
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    shown = f"/reviews/{cast.review_id}/sources/{original.source_id}"
    assert "A Word document of" in lead.get(shown).words
    assert "Lead reviewers can fetch it." in member.get(shown).words
    member.post(address(original, "fetch"), 403)
    member.get(address(original, "destroy"), 403)
    answer = lead.post(address(original, "fetch"), 200).response
    assert answer.data == CONTENT
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == "application/octet-stream"
    name = answer.headers["Content-Disposition"]
    assert name.startswith('attachment; filename="LT-')
    assert "Kofi" not in name
    with database.reading() as session:
        events = list(session.scalars(select(AuditEvent).where(AuditEvent.event == Event.DOWNLOADED)))
    assert [(event.object_id, event.by) for event in events] == [(original.id, cast.lead())]


def test_a_missing_a_changed_and_a_swapped_file_give_a_sentence(
    cast: Cast, database: Database, settings: Settings
) -> None:
    one, other = kept(cast, database), kept(cast, database, word_file("Another."))
    lead = cast.browser(Role.LEAD_REVIEWER)
    places = {file.name: file for file in files_in(settings)}
    mine = places[str(one.id)]
    whole = mine.read_bytes()
    for spoilt in (
        whole[:-1],
        bytes([*whole[:40], whole[40] ^ 1, *whole[41:]]),
        b"",
        places[str(other.id)].read_bytes(),
    ):
        mine.write_bytes(spoilt)
        assert LOST in lead.post(address(one, "fetch"), 409).words
    mine.unlink()
    assert LOST in lead.post(address(one, "fetch"), 409).words
    lead.get(f"/reviews/{cast.review_id}/sources/{one.source_id}")


def test_a_file_that_would_fetch_something_is_not_kept_even_if_asked(cast: Cast, settings: Settings) -> None:
    remote = {"word/_rels/settings.xml.rels": relation("attachedTemplate", "http://192.0.2.1/x.dotm")}
    page = uploaded(cast, package(ENOUGH, **remote), keep=True)
    assert NOTES["template"] in page.words
    assert NOT_KEPT_SENTENCE in page.words
    assert files_in(settings) == []


def test_a_file_whose_page_was_never_saved_is_swept_away_once_its_text_can_wait_no_longer(
    cast: Cast, database: Database, settings: Settings
) -> None:
    original = kept(cast, database)
    page = uploaded(cast, CONTENT, keep=True)
    assert len(files_in(settings)) == 2
    for file in files_in(settings):
        os.utime(file, (time.time() - (WAITS + LONGER).total_seconds() - 60,) * 2)
    uploaded(cast, word_file("Another."), keep=True)
    names = [file.name for file in files_in(settings)]
    assert str(original.id) in names
    assert len(names) == 2
    refused = saved(cast.browser(Role.LEAD_REVIEWER), page, 422)
    assert refused.errors == ["The file no longer waits to be kept: bring it again, or save the text without it."]
    saved(cast.browser(Role.LEAD_REVIEWER), refused)


def test_nobody_can_take_a_file_of_another_review_or_one_twice(
    cast: Cast, database: Database, settings: Settings
) -> None:
    original = kept(cast, database)
    page = uploaded(cast, CONTENT)
    saved(cast.browser(Role.LEAD_REVIEWER), page, 422, original=str(original.id))
    saved(cast.browser(Role.LEAD_REVIEWER), page, 422, original=str(uuid4()))
    stranger = Browser(cast.app, cast.stranger)
    stranger.post(address(original, "fetch"), 404)
    theirs = address(original, "fetch").replace(str(cast.review_id), str(cast.other_review_id))
    stranger.post(theirs, 404)


def test_a_kept_file_can_be_destroyed_for_good_and_that_stays_on_record(
    cast: Cast, database: Database, settings: Settings
) -> None:
    original = kept(cast, database)
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(address(original, "destroy"))
    assert files_in(settings) == []
    assert "destroyed on" in lead.get(f"/reviews/{cast.review_id}/sources/{original.source_id}").words
    lead.post(address(original, "fetch"), 409)
    lead.get(address(original, "destroy"), 409)
    with database.reading() as session:
        row = originals_of_source(session, cast.review_id, original.source_id)[0]
        assert (row.destroyed_by, row.sha256) == (cast.lead(), original.sha256)


def test_a_sealed_file_opens_with_its_own_key_review_and_id_only(tmp_path: Path) -> None:
    originals, review, other = Originals(tmp_path, bytes(32)), UUID(int=1), UUID(int=2)
    put = originals.put(review, "txt", b"Words")
    assert originals.opened(review, put)[1] == b"Words"
    place = tmp_path / "originals"
    (place / str(other)).mkdir()
    (place / str(review) / str(put)).rename(place / str(other) / str(put))
    for wrong, key in ((other, bytes(32)), (review, bytes(32)), (other, bytes(31) + b"1")):
        with pytest.raises(OriginalLost):
            Originals(tmp_path, key).opened(wrong, put)


def test_every_kind_that_the_door_knows_has_words() -> None:
    assert set(KINDS) == {"docx", "odt", "pdf", "rtf", "txt"}


def test_a_file_is_kept_with_its_text_when_the_names_in_it_are_settled_first(
    cast: Cast, database: Database, settings: Settings
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = saved(lead, uploaded(cast, word_file("Aisha Rahman rang the school."), keep=True), title="Notes")
    settling = lead.get(page.response.headers["Location"])
    with database.reading() as session:
        assert sources_of_review(session, cast.review_id) == []
    answers = {name: value for name, value in form_values(settling).items() if name != "csrf_token"}
    for choice in settling.soup.select("main form select"):
        answers[str(choice["name"])] = next(
            str(option["value"]) for option in choice.select("option") if option.get("value") not in {None, ""}
        )
    form = settling.soup.select_one("main form[method=post]")
    assert form
    settled = lead.post(str(form["action"]), 302, **answers)
    assert "/sources/" in settled.response.headers["Location"]
    with database.reading() as session:
        source = sources_of_review(session, cast.review_id)[0]
        assert originals_of_source(session, cast.review_id, source.id)[0].kind == "docx"
