"""What practice is measured against held at the time."""

from uuid import UUID

import pytest

from review_app.core.dates import read_partial_date
from review_app.episodes.models import Basis, Comparison, Episode
from review_app.episodes.rules import note_on_basis, why_not_open, why_not_ready


@pytest.mark.parametrize(
    ("on", "basis", "detail", "noted"),
    [
        ("March 2009", Basis.PROCEDURE, "LSCB procedures, in force from June 2009", True),
        ("March 2009", Basis.PROCEDURE, "LSCB procedures, section 4.7.11, in force from 1/6/2009", True),
        ("March 2009", Basis.USUAL_PRACTICE, "As the team tells it of 1st Jun 2009", True),
        ("March 2009", Basis.PROCEDURE, "LSCB procedures of 2009-02-01, section 12.3", False),
        ("March 2009", Basis.RESEARCH, "A review of research (2010)", True),
        ("March 2009", Basis.PROCEDURE, "LSCB procedures, 3 March 2009", False),
        ("2009", Basis.PROCEDURE, "LSCB procedures, in force from June 2009", False),
        ("about March 2009", Basis.PROCEDURE, "Procedures of 2008, second edition 2010", False),
        ("March 2009", Basis.JUDGEMENT, "Tested with the case group on 24 May 2011", False),
        ("March 2009", Basis.PROCEDURE, "Section 47, pages 2010a and 31 February 2010", False),
        ("March 2009", Basis.PROCEDURE, "", False),
        ("", Basis.PROCEDURE, "Procedures of 2010", False),
        ("March 2009", None, "Procedures of 2010", False),
    ],
)
def test_a_measure_that_is_younger_than_the_episode_is_noted(
    on: str, basis: Basis | None, detail: str, noted: bool
) -> None:
    episode = Episode(number=1, on=read_partial_date(on))
    assert (note_on_basis(episode, basis, detail) is not None) == noted


def test_the_others_are_opened_only_by_whoever_has_put_theirs_down_and_is_not_alone() -> None:
    ada, bo, shut = UUID(int=1), UUID(int=2), Comparison()
    assert why_not_open(shut, [ada, bo], ada) is None
    assert "Put yours down first" in str(why_not_open(shut, [bo], ada))
    assert "Nobody else is ready" in str(why_not_open(shut, [ada], ada))


def test_an_empty_page_is_not_ready_but_a_factor_alone_is_enough() -> None:
    assert why_not_ready(["", " "], 0) is not None
    assert why_not_ready(["", ""], 1) is None
    assert why_not_ready(["She rang.", ""], 0) is None
