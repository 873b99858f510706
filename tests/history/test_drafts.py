"""What somebody is typing has passed no door of names yet, so that it is kept sealed."""

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.history.models import Draft
from review_app.history.sealing import PURPOSE, opened
from tests.names.test_settling import everything
from tests.support.people import Cast

pytestmark = pytest.mark.database


def test_a_draft_is_kept_sealed_and_comes_back_to_its_writer_only(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/narrative/periods/add"
    address = str(lead.get(url).soup.select("form[data-draft-url]")[0]["data-draft-url"])
    for prose in ("Mrs Wójcik rang.", "Mrs Wójcik rang O’Brien’s school 🙂."):
        lead.post(address, 204, title="Tyler at home", prose=prose)
    assert not [name for name in ("wójcik", "brien", "tyler") if name in everything(database)]
    page = lead.get(url)
    assert "Mrs Wójcik rang O’Brien’s school 🙂." in page.words
    assert lead.get(f"{url}?draft=use").value("title") == "Tyler at home"
    assert "Tyler" not in cast.browser(Role.TEAM_MEMBER).get(url).words
    key = cast.app.extensions["casewindow.keys"].for_purpose(PURPOSE)
    with unit_of_work(database) as session:
        draft = session.scalars(select(Draft)).one()
        assert opened(key, draft).words["title"] == "Tyler at home"
        with pytest.raises(InvalidTag):  # it opens with no other key, and in no other row
            opened(key, Draft(review_id=draft.review_id, user_id=draft.user_id, box=draft.box))
        with pytest.raises(InvalidTag):
            opened(bytes(32), draft)
        draft.fields, draft.box = {"title": "From before"}, None  # kept before drafts were sealed
    assert lead.get(f"{url}?draft=use").value("title") == "From before"
