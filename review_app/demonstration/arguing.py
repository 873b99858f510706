"""Loading the findings with all that stands in them, their agreement, and the wordings that may be shared."""

from datetime import date, timedelta
from uuid import UUID

from review_app.core.clock import turn_to
from review_app.core.dates import read_partial_date
from review_app.demonstration.files import Table
from review_app.demonstration.story import Story, ids, only
from review_app.findings import actions as findings
from review_app.findings.models import EvidenceKind, Finding
from review_app.findings.queries import finding_in_review
from review_app.wordings import actions as wordings

ANATOMY = (
    "title", "description", "in_this_case", "underlying", "widespread_value", "widespread_basis", "common_value",
    "common_basis", "still_so", "still_so_said_by", "changed_since", "board_knows", "why_it_matters", "in_brief",
)  # fmt: skip
USUAL_DAY = date(2011, 6, 30)  # for a review whose plan names no day of the second follow-on meeting


def load_findings(story: Story) -> None:
    """The findings as drafts, with what they rest on and what is asked."""
    for row in story.files.findings:
        turn_to(min(story.day_of("findings drafted"), _agreed_on(story, row) - timedelta(days=1)))
        by = story.lead(row["number"])
        second = row.get("second_category")
        values = only(row, *ANATOMY) | {
            "number": row["number"],
            "category_term_id": story.categories[row["category"]].id,
            "second_category_term_id": story.categories[second].id if second else None,
        }
        finding = findings.add_finding(story.session, story.review.id, values, by=by)
        story.findings[row["key"]] = finding
        _links(story, finding, row, by)
        _parts(story, finding, row, by)
        _inquiries(story, finding, row)


def load_additional_learning(story: Story) -> None:
    """What was learnt in this case and is no pattern."""
    for row in story.files.report.get("additional_learning", []):
        findings.add_additional_learning(story.session, story.review.id, row["text"], by=story.lead(1))


def agree_findings(story: Story) -> None:
    """Agree what was agreed, once every challenge that was settled is settled; challenge what still is."""
    for row in story.files.findings:
        finding = story.findings[row["key"]]
        if row["state"] in {"agreed", "shared"}:
            turn_to(on := _agreed_on(story, row))
            findings.agree_finding(story.session, finding, by=story.lead(), on=on)
        elif row["state"] == "challenged":
            findings.challenge_finding(story.session, finding, by=story.lead(1))


def share_wordings(story: Story) -> None:
    """Propose the wordings that were shared, and let the chair consent to each."""
    for row in story.files.findings:
        if "wording" not in row:
            continue
        data = row["wording"]
        finding = finding_in_review(story.session, story.review.id, story.findings[row["key"]].id)
        on: date = data["consented_on"]
        helps = data.get("is_good_practice", False)
        words = wordings.Words(data["title"], data["summary"], _headings(story, row), is_good_practice=helps)
        turn_to(proposed_on := on - timedelta(days=2))
        wording = wordings.propose_wording(story.session, story.review, finding, words, by=story.lead(), on=proposed_on)
        turn_to(on)
        wordings.consent_to_wording(story.session, wording, by=story.person(data["consented_by"]), on=on)


def _headings(story: Story, row: Table) -> list[str]:
    """The headings of a finding's factors, each once, in the framework's order."""
    used = {story.factors[key].term_id for key in row.get("factors", [])}
    terms = sorted(set(story.headings.values()), key=lambda term: term.place)
    return [term.heading for term in terms if term.id in used]


def _links(story: Story, finding: Finding, row: Table, by: UUID) -> None:
    episode_ids, factor_ids = ids(story.episodes, row.get("episodes", [])), ids(story.factors, row.get("factors", []))
    findings.link_finding(story.session, finding, episode_ids, factor_ids, by=by)
    for support in row.get("rests_on", []):
        findings.support_finding(story.session, finding, *story.support(support, by=by), by=by)


def _parts(story: Story, finding: Finding, row: Table, by: UUID) -> None:
    for one in row.get("outside_evidence", []):
        values = {"kind": EvidenceKind(one["kind"]), "what": one["what"], "on": read_partial_date(one.get("on", ""))}
        findings.add_outside_evidence(story.session, finding, values, by=by)
    for text in row.get("questions", []):
        findings.add_question(story.session, finding, text, by=by)


def _inquiries(story: Story, finding: Finding, row: Table) -> None:
    for number, one in enumerate(row.get("inquiries", [])):
        asks = story.cast.users[one["asks"]].name if one.get("asks") else ""
        values = only(one, "question", "whom") | {"asks": asks, "by_day": one.get("by")}
        inquiry = findings.add_inquiry(story.session, finding, values, by=story.lead(number))
        if one.get("answer"):
            findings.answer_inquiry(story.session, inquiry, one["answer"], by=story.lead(number), on=one.get("by"))


def _agreed_on(story: Story, row: Table) -> date:
    """The day of the second follow-on meeting, or a day before the chair's consent where that came earlier."""
    meetings = story.files.review.get("meetings", [])
    held = [one["on"] for one in meetings if one["kind"] == "follow_on_2" and one.get("notes")]
    on: date = held[-1] if held else USUAL_DAY
    if "wording" in row:
        on = min(on, row["wording"]["consented_on"] - timedelta(days=3))
    return on
