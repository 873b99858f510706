"""Loading what was said, read and told: sources, the narrative and its entries, key practice episodes, comments."""

from typing import Any
from uuid import UUID

from review_app.comments.actions import add_comment, settle_comment
from review_app.comments.models import CommentKind, Result
from review_app.core.clock import turn_to
from review_app.core.dates import read_partial_date
from review_app.core.text import normalised
from review_app.demonstration.files import Table
from review_app.demonstration.story import Story, ids, only
from review_app.episodes import actions as episodes
from review_app.episodes.models import Basis, Episode, EpisodeKind
from review_app.factors import actions as factors
from review_app.factors.models import Effect
from review_app.narrative import actions as narrative
from review_app.narrative.models import Entry, LaneKind
from review_app.sources import actions as sources
from review_app.sources.models import SourceKind

CUT_OFF = " s[upport] (list cut off in what was seen)"  # the published framework could be read so far only


def load_sources(story: Story) -> None:
    """The conversations and documents, each with its text, put down after it was held and in the order of the files."""
    day = story.day_of("letters sent")
    for number, row in enumerate(story.files.sources):
        values: dict[str, Any] = only(row, "title", "place") | {
            "kind": SourceKind(row["kind"]),
            "participant_id": story.positions[row["position"]].id if "position" in row else None,
            "agency_id": story.agencies[row["agency"]].id if "agency" in row else None,
            "held_on": row.get("held_on"),
            "promised_on": row.get("promised_on"),
            "held_by": " and ".join(story.cast.users[key].name for key in row.get("held_by", [])),
            "dated": read_partial_date(row.get("dated", "")),
        }
        day = max(day, row.get("held_on", day))
        turn_to(day)
        text = normalised(row["text"])
        story.texts[row["key"]] = text
        story.sources[row["key"]] = sources.add_source(story.session, story.review, values, text, by=story.lead(number))


def load_narrative(story: Story) -> None:
    """The periods in prose, and the entries in their lanes; two accounts of one event are tied."""
    for number, row in enumerate(story.files.narrative.get("periods", [])):
        values = only(row, "title", "prose") | {"place": number}
        values |= {"begins": read_partial_date(row["from"]), "ends": read_partial_date(row["to"])}
        narrative.add_period(story.session, story.review.id, values, by=story.lead(number))
    accounts: dict[str, Entry] = {}
    for number, row in enumerate(story.files.narrative.get("entries", [])):
        source = story.sources.get(row.get("source", ""))
        values = _lane(story, row["lane"]) | {
            "on": read_partial_date(row["on"]),
            "what": row["what"],
            "source_id": source.id if source else None,
        }
        entry = narrative.add_entry(story.session, story.review.id, values, by=story.lead(number))
        if "event" in row and accounts.setdefault(row["event"], entry) is not entry:
            narrative.tie_entries(story.session, entry, accounts[row["event"]], by=story.lead(number))


def load_episodes(story: Story) -> None:
    """The key practice episodes, with each position's view and the appraisal."""
    for number, row in enumerate(story.files.episodes):
        by = story.lead(number)
        values = only(row, "title", "what_happened", "why_key", "child_life", "known_now", "uncertainty")
        values |= {"on": read_partial_date(row["on"]), "kind": EpisodeKind(row["kind"])}
        agency_ids, position_ids = ids(story.agencies, row["agencies"]), ids(story.positions, row["positions"])
        episode = episodes.add_episode(story.session, story.review.id, values, agency_ids, position_ids, by=by)
        story.episodes[row["key"]] = episode
        for support in row.get("rests_on", []):
            episodes.support_episode(story.session, episode, *story.support(support, by=by), by=by)
        _views_and_appraisal(story, episode, row, by)


def load_factors(story: Story) -> None:
    """The contributory factors, with who says so."""
    for number, row in enumerate(story.files.factors):
        by = story.lead(number)
        values = {
            "episode_id": story.episodes[row["episode"]].id,
            "term_id": story.headings[row["heading"].replace(CUT_OFF, " support").casefold()].id,
            "text": row["text"],
            "effect": Effect(row["effect"]),
        }
        factor = factors.add_factor(story.session, story.review.id, values, by=by)
        story.factors[row["key"]] = factor
        for claim in row.get("claims", []):
            factors.add_claim(story.session, factor, *story.support(claim, by=by), by=by)


def load_comments(story: Story) -> None:
    """What people said and questioned, and what became of it."""
    by_number = {str(finding.number): finding for finding in story.findings.values()}
    for number, row in enumerate(story.files.comments):
        kind, _, key = row["on"].partition(":")
        thing = by_number[key] if kind == "finding" else story.episodes[key]
        comment = add_comment(
            story.session, thing, CommentKind(row["kind"]), row["text"], by=story.person(row["by"])
        )  # fmt: skip
        if row.get("outcome"):
            result = Result(row["result"]) if "result" in row else None
            settle_comment(story.session, comment, row["outcome"], result, by=story.lead(number))


def _views_and_appraisal(story: Story, episode: Episode, row: Table, by: UUID) -> None:
    for one in row.get("views", []):
        view = episodes.write_view(story.session, episode, story.positions[one["position"]].id, one["text"], by=by)
        for support in one.get("rests_on", []):
            episodes.support_view(story.session, view, *story.support(support, by=by), by=by)
    appraisal = row.get("appraisal")
    if appraisal:
        values = only(appraisal, "done_well", "fell_short", "basis_detail", "differing_view")
        values |= {"basis": Basis(appraisal["basis"]), "agreed": appraisal.get("agreed", False)}
        episodes.write_appraisal(story.session, episode, values, by=by)


def _lane(story: Story, key: str) -> dict[str, Any]:
    if key in story.agencies:
        return {"lane": LaneKind.AGENCY, "agency_id": story.agencies[key].id}
    if key in story.positions:
        return {"lane": LaneKind.PARTICIPANT, "participant_id": story.positions[key].id}
    return {"lane": LaneKind(key)}
