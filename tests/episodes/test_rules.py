"""What practice is measured against held at the time."""

import pytest

from review_app.core.dates import read_partial_date
from review_app.episodes.models import Basis, Episode
from review_app.episodes.rules import note_on_basis


@pytest.mark.parametrize(
    ("on", "basis", "detail", "noted"),
    [
        ("March 2009", Basis.PROCEDURE, "LSCB procedures, in force from June 2009", True),
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
