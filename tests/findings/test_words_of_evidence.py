"""Evidence from outside the case has words and sources of its own, hung on it where they are read."""

from datetime import date

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.actions import add_outside_evidence, agree_finding, support_evidence, take_off_evidence
from review_app.findings.models import EvidenceKind, EvidenceSupport, Finding, OutsideEvidence
from review_app.findings.queries import outside_evidence_of_finding
from review_app.sources.models import Source
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding, a_whole_finding
from tests.factories.sources import a_quote, a_source
from tests.support.people import Cast

pytestmark = pytest.mark.database
WORDS = "eleven open cases"


@pytest.fixture
def known(cast: Cast, database: Database) -> tuple[Finding, OutsideEvidence, Source]:
    """A finding with outside evidence, and a source to quote."""
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
        values = {"kind": EvidenceKind.AUDIT, "what": "An audit of forty forms & O’Brien’s count"}
        evidence = add_outside_evidence(session, finding, values, by=cast.lead())
        return finding, evidence, a_source(session, cast.review_id, cast.lead())


def test_a_quote_is_hung_on_outside_evidence_and_stands_below_it(
    cast: Cast, database: Database, known: tuple[Finding, OutsideEvidence, Source]
) -> None:
    finding, evidence, source = known
    member, review = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    page = member.get(f"{review}/sources/{source.id}")
    assert "Outside evidence" in [str(group["label"]) for group in page.soup.select("#quote-target optgroup")]
    target = f"evidence:{evidence.id}"
    member.post(f"{review}/sources/{source.id}/quotes", words=WORDS, target=target, note="")
    member.post(f"{review}/sources/{source.id}/tick", target=target)
    page = member.get(f"{review}/findings/{finding.id}")
    said = [" ".join(line.get_text().split()) for line in page.soup.select("#evidence li li")]
    assert len(said) == 2
    assert f"“{WORDS}”" in said[0]
    assert "Finding 1, audit: An audit of forty forms & O’Brien’s count" in member.get(f"{review}/quotes").words
    # What is known of other cases is no witness of this one.
    assert "1 conversation" not in page.words
    action = page.soup.select('#evidence form[action$="/remove"]')[0]["action"]
    member.post(str(action))
    with database.reading() as session:
        (left,) = session.scalars(select(EvidenceSupport)).all()
    assert left.passage_id is None


def test_on_an_agreed_findings_evidence_nothing_is_hung_and_nothing_taken_off(cast: Cast, database: Database) -> None:
    lead, review = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    with unit_of_work(database) as session:
        finding = a_whole_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        (known,) = outside_evidence_of_finding(session, cast.review_id, finding.id)
        source = a_source(session, cast.review_id, cast.lead())
        passage = a_quote(session, source, cast.lead())
        first = support_evidence(session, known, source.id, passage.id, by=cast.lead())
        assert support_evidence(session, known, source.id, passage.id, by=cast.lead()) is first
        take_off_evidence(session, known, source.id, None, by=cast.lead())  # what isn't there
        agree_finding(session, finding, by=cast.lead(), on=date(2011, 7, 20))
    page = lead.get(f"{review}/sources/{source.id}?card={passage.id}")
    assert "Outside evidence" not in [str(group["label"]) for group in page.soup.select("optgroup")]
    lead.post(f"{review}/quotes/{passage.id}/unhang", 422, target=f"evidence:{known.id}")
    assert "hangs on what is agreed" in lead.get(f"{review}/quotes/{passage.id}/take-off").words
    with database.reading() as session:
        assert len(session.scalars(select(EvidenceSupport)).all()) == 1
