"""Whatever a file is called, its text is read and its name is neither shown nor obeyed."""

import io

import pytest

from review_app.access.roles import Role
from tests.sources.files import word_file
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "C:\\Windows\\x.docx", "notes\u202excod.exe", "n" * 300 + ".docx", "a%0D%0ASet-Cookie: x=1.docx", "\x00", "<b>.docx"],
    ids=["a way out", "another way out", "turned round", "long", "two lines, as browsers send them", "a zero byte", "markup"],
)  # fmt: skip
@pytest.mark.parametrize("page", ["sources/upload/document", "sources/upload/conversation", "narrative/import"])
def test_a_name_that_nobody_gives_a_file_changes_nothing(cast: Cast, name: str, page: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    status = 422 if page.startswith("narrative") else 200  # no table in it
    answer = lead.post(f"/reviews/{cast.review_id}/{page}", status, file=(io.BytesIO(word_file("She rang.")), name))
    assert answer.errors or "She rang." in answer.value("text")
    assert not any(
        part in answer.html for part in ("etc/passwd", "Windows", "xcod", "nnnnnn", "Set-Cookie", "<b>.docx")
    )
