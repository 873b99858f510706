"""The Word form: taken out, filled in as people fill in forms, brought back, and shown before anything is stored."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx_integrity import check
from openxml_audit import OpenXmlValidator

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.queries import events_in_order
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.people.actions import add_agency, add_participant
from review_app.reviews.actions import set_learning_questions
from review_app.reviews.queries import review_by_id
from review_app.sources.queries import latest_text_of, sources_of_review
from tests.exports.word_file import WordFile
from tests.sources.word_forms import W, a_paragraph, by_libreoffice, changed, control, filled, without_controls
from tests.support.browser import Page, form_values
from tests.support.people import Cast
from tests.support.programs import require

pytestmark = pytest.mark.database

VALUES = {
    "participant_id": "health visitor 2",
    "held_on": "14 March 2011",
    "place": "The library & café",
    "first_holder": "A reviewer",
    "first_agency_id": "Health & Children",
    "second_holder": "Another",
    "promised_on": "14 March 2011",
}
SECTIONS = {
    "2": [a_paragraph("She met the family in spring."), a_paragraph("They moved twice.")],
    "5": [a_paragraph("The nursery rang"), a_paragraph("Somebody listened", "ListBullet")],
}
TEXT = """Overview

She met the family in spring.

They moved twice.

Things that went well

The nursery rang

• Somebody listened"""


@pytest.fixture
def url(cast: Cast, database: Database) -> str:
    """The address of a review with a practitioner and a question."""
    with unit_of_work(database) as session:
        agency = add_agency(session, cast.review_id, "Health & Children", by=cast.lead())
        add_participant(session, agency, "Health visitor 2", "", by=cast.lead())
        set_learning_questions(
            session, review_by_id(session, cast.review_id), ["What did the child see?"], by=cast.lead()
        )
    return f"/reviews/{cast.review_id}"


def taken(cast: Cast, url: str, what: str = "review", **more: str) -> bytes:
    """The form as it is taken out."""
    lead = cast.browser(Role.LEAD_REVIEWER)
    return lead.post(f"{url}/conversations/form", 200, what=what, **more).response.data


def brought(cast: Cast, url: str, content: bytes, status: int = 200) -> Page:
    """The page that shows what was read."""
    lead = cast.browser(Role.LEAD_REVIEWER)
    return lead.post(f"{url}/sources/upload/conversation", status, file=(BytesIO(content), "Notes of Kylie.docx"))


def not_read(page: Page) -> list[str]:
    """The sentences about what could not be read."""
    return [" ".join(line.get_text().split()) for line in page.soup.select(".app-not-read li")]


@pytest.mark.parametrize("what", ["review", "empty"])
def test_word_opens_the_form_without_repair(cast: Cast, url: str, tmp_path: Path, what: str) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(taken(cast, url, what))
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []
    assert (result.error_count, result.warning_count) == (0, 0)
    assert [str(finding) for finding in check(path)] == []


def test_the_empty_form_says_nothing_of_the_review_and_the_other_says_its_positions_and_questions(
    cast: Cast, url: str, database: Database
) -> None:
    empty, full = WordFile(taken(cast, url, "empty")), WordFile(taken(cast, url))
    lists = [str(item.get(f"{W}value")) for item in full.all("listItem")]
    assert lists == ["Health visitor 2", "Health & Children", "Health & Children"]
    assert "What did the child see?" in full.text()
    said = b"".join(empty.parts.values())
    for words in (b"Health visitor", b"What did the child", b"Health &amp; Children", b"LT-"):
        assert words not in said
    with database.reading() as session:
        events = [each for each in events_in_order(session) if each.event is Event.DOWNLOADED]
    assert [each.facts["filled"] for each in events] == [False, True]
    cast.browser(Role.COORDINATOR).post(f"{url}/conversations/form", 403, what="empty")


def test_a_form_filled_in_with_word_is_shown_and_stored_on_confirm_under_its_headings(
    cast: Cast, url: str, database: Database
) -> None:
    page = brought(cast, url, changed(taken(cast, url), filled(VALUES, SECTIONS)))
    assert "Nothing is saved yet" in page.words
    assert not_read(page) == []
    assert page.value("text") == TEXT
    assert "Overview nine words" in page.words
    with database.reading() as session:
        assert sources_of_review(session, cast.review_id) == []
    values = form_values(page)
    assert values["held_on"] == "14 March 2011"
    assert values["place"] == "The library & café"
    lead = cast.browser(Role.LEAD_REVIEWER)
    shown = lead.post(f"{url}/sources/add/conversation", follow=True, **(values | {"csrf_token": lead.token()}))
    assert "Conversation with health visitor 2" in shown.words
    with database.reading() as session:
        (source,) = sources_of_review(session, cast.review_id)
        assert latest_text_of(session, source).text == TEXT
        assert source.held_by == "A reviewer and Another"


def test_nothing_that_the_form_says_itself_is_taken_for_an_answer(cast: Cast, url: str) -> None:
    for form in (taken(cast, url), taken(cast, url, "empty"), changed(taken(cast, url), without_controls)):
        page = brought(cast, url, form)
        assert page.value("text") == ""
        assert not_read(page) == []
        assert page.value("place") == ""


def test_what_cannot_be_read_is_said_and_the_rest_is_there(cast: Cast, url: str) -> None:
    values = VALUES | {"participant_id": "HV O’Brien", "held_on": "last Tuesday", "second_agency_id": "Housing"}
    page = brought(cast, url, changed(taken(cast, url), filled(values, SECTIONS)))
    assert not_read(page) == [
        "With whom (position): “HV O’Brien” is no position of this review. Choose it in the list below, or leave it open.",
        "When: “last Tuesday” could not be read as a day.",
        "The agency the other comes from: “Housing” is no agency of this review. Choose it in the list below, or leave it open.",
    ]
    assert page.value("text") == TEXT
    assert page.value("place") == "The library & café"


def test_tracked_changes_are_accepted_and_the_preview_says_so(cast: Cast, url: str) -> None:
    def tracked(body: Any) -> None:
        content = control(body, "cw:heading:2")
        run = content[0].find(f"{W}r")
        for name, words in (("del", "in autumn "), ("ins", "in the early ")):
            mark = content[0].makeelement(f"{W}{name}", {f"{W}id": "9", f"{W}author": "Somebody"})
            piece = a_paragraph(words).find(f"{W}r")
            if name == "del":
                piece.find(f"{W}t").tag = f"{W}delText"
            mark.append(piece)
            run.addprevious(mark)

    page = brought(cast, url, changed(taken(cast, url), filled(VALUES, SECTIONS), tracked))
    assert "in the early She met the family" in page.value("text")
    assert "autumn" not in page.value("text")
    assert "tracked changes" in page.words


def test_help_deleted_headings_moved_and_retyped_and_fonts_changed_lose_nothing(cast: Cast, url: str) -> None:
    def restless(body: Any) -> None:
        for paragraph in [each for each in body.iter(f"{W}p") if "Why we are talking" in "".join(each.itertext())]:
            paragraph.getparent().remove(paragraph)
        heading = next(each for each in body if "Things that went well" in "".join(each.itertext()))
        box = control(body, "cw:heading:5").getparent()
        body.remove(heading)
        body.remove(box)
        body.insert(3, heading)
        body.insert(4, box)
        for text in body.iter(f"{W}t"):
            if text.text == "Overview":
                text.text = "2. What happened, as she tells it"
            if text.text == "Introduction":
                text.text = "Introductions"
        for paragraph in control(body, "cw:heading:2"):
            run = paragraph.find(f"{W}r/{W}rPr")
            run.append(run.makeelement(f"{W}rFonts", {f"{W}ascii": "Comic Sans MS"}))
        body.insert(len(body) - 1, a_paragraph("Written below the last box."))

    page = brought(cast, url, changed(taken(cast, url), filled(VALUES, SECTIONS), restless))
    assert page.value("text") == TEXT + "\n\nSuggested changes\n\nWritten below the last box."
    assert not_read(page) == [
        "“Introductions” was taken for the heading “Introduction”.",
        "“2. What happened, as she tells it” stands where “Overview” stood, and is stored under it.",
    ]


def test_headings_of_ones_own_stay_as_lines_and_are_named(cast: Cast, url: str) -> None:
    sections = SECTIONS | {
        "2": [a_paragraph("She came."), a_paragraph("Her own heading", "Heading2"), a_paragraph("And went.")]
    }
    page = brought(cast, url, changed(taken(cast, url), filled(VALUES, sections)))
    assert "She came.\n\nHer own heading\n\nAnd went.\n\nThings that went well" in page.value("text")
    page = brought(cast, url, changed(taken(cast, url), filled(VALUES, sections), without_controls))
    assert "She came.\n\nHer own heading\n\nAnd went.\n\nThings that went well" in page.value("text")


def test_a_form_as_google_docs_gives_it_back_is_known_by_its_words(cast: Cast, url: str) -> None:
    form = changed(taken(cast, url), filled(VALUES, SECTIONS), without_controls)
    page = brought(cast, url, form)
    assert page.value("text") == TEXT
    assert not_read(page) == []
    assert page.value("held_on") == "14 March 2011"
    assert page.value("place") == "The library & café"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx:Office Open XML Text", "odt"])
def test_a_form_saved_by_libreoffice_is_read_all_the_same(cast: Cast, url: str, tmp_path: Path, kind: str) -> None:
    require("soffice")
    form = changed(taken(cast, url), filled(VALUES, SECTIONS))
    page = brought(cast, url, by_libreoffice(form, tmp_path, kind))
    assert page.value("text") == TEXT
    assert not_read(page) == []
    assert page.value("held_on") == "14 March 2011"


def test_any_other_file_of_notes_is_taken_as_text(cast: Cast, url: str) -> None:
    page = brought(cast, url, b"She said:\n\nWhen: at nine.\n\nWhere: at home.")
    assert page.value("text") == "She said:\n\nWhen: at nine.\n\nWhere: at home."
    assert "This is the text of the file" in page.words
    assert "password" in brought(cast, url, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), 422).errors[0]  # fmt: skip
    assert brought(cast, url, b"", 422).errors


def test_the_form_of_a_planned_conversation_knows_what_is_arranged(cast: Cast, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    given = {"witness": "no", "booked_for": "14 March 2011", "place": "The café", "first_holder": "A"}
    key = lead.send(f"{url}/conversations/plan", **given).response.headers["Location"].rpartition("/")[2]
    form = taken(cast, url, planned=key)
    assert "The café" in WordFile(form).text()
    upload = f"{url}/sources/upload/conversation?planned={key}"
    values = form_values(lead.get(upload))
    page = lead.post(upload, 200, **(values | {"file": (BytesIO(changed(form, filled({}, SECTIONS))), "f.docx")}))
    assert form_values(page)["planned_id"] == key
    assert page.value("first_holder") == "A"
    assert json.dumps(TEXT) == json.dumps(page.value("text"))
