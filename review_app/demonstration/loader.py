"""Loading the invented programme through the actions, as the people of it would have typed it; and removing it whole."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.accounts.passwords import hash_password
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.boards.models import Board, Programme
from review_app.core.clock import telling, turn_to
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from review_app.core.errors import refuse_if
from review_app.core.keys import Keys
from review_app.demonstration import (
    apart,
    arguing,
    chronology,
    commenting,
    comparable,
    comparing,
    conversing,
    crossing,
    deciding,
    early_messages,
    family,
    frameworks,
    holding,
    library,
    looking,
    mornings,
    naming,
    office,
    programme,
    quoting,
    reporting,
    setting_up,
    weighing,
    wording,
)
from review_app.demonstration import telling as told
from review_app.demonstration.files import ReviewFiles, Table, read_programme, read_reviews
from review_app.demonstration.removal import remove_rows
from review_app.demonstration.rules import Installation, why_not_load
from review_app.demonstration.story import Cast, Story
from review_app.library.waiting import PURPOSE as FILES_THAT_WAIT
from review_app.narrative.waiting import PURPOSE as TABLES_THAT_WAIT
from review_app.reviews.models import Candidate
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import terms_of

PASSWORD = "an invented window 2011"  # noqa: S105 -- printed and documented; such accounts open on loopback only


@dataclass(frozen=True)
class SignInLine:
    """How somebody of the invented programme signs in."""

    role: str
    name: str
    email: str
    password: str
    place: str


def is_loaded(database: Database) -> bool:
    """Whether an invented programme is in the database."""
    with reading(database) as session:
        return _invented(session) is not None


def load(database: Database, settings: Installation, keys: Keys) -> list[SignInLine]:
    """Load the programme whole or not at all, and say how its people sign in; raises NotNow where it may not be."""
    refuse_if(why_not_load(settings, is_loaded=is_loaded(database)))
    data, reviews = read_programme(), read_reviews()
    password_hash = hash_password(PASSWORD)
    with telling(data["starts_on"]), database.long_write(), unit_of_work(database) as session:
        refuse_if(why_not_load(settings, is_loaded=_invented(session) is not None))
        _load(session, data, reviews, password_hash, keys, database.file.parent)
    return sign_ins()


def remove(database: Database) -> None:
    """Remove every row of invented programmes and their accounts; what the audit says of them stays, and its chain whole."""
    with database.long_write(), unit_of_work(database) as session:
        stage(session, Event.DEMONSTRATION_REMOVED, _invented(session), by=None)
        remove_rows(session)


def sign_ins() -> list[SignInLine]:
    """One person for each role, in the order of the roles; everybody has the same password."""
    data = read_programme()
    people = {row["key"]: row for row in data["people"]}
    boards = {row["key"]: row["name"] for row in data["boards"]}
    lines = []
    for role in Role:
        held = next((row for row in data["roles"] if row["role"] == role), None)
        if held is not None:
            person = people[held["person"]]
            lines.append(SignInLine(role.words, person["name"], person["email"], PASSWORD, _place(held, boards)))
    return lines


def _load(
    session: Session, data: Table, reviews: list[ReviewFiles], password_hash: str, keys: Keys, folder: Path
) -> None:
    made, boards = programme.load_programme(session, data)
    stage(session, Event.DEMONSTRATION_LOADED, made, by=None)
    cast = programme.load_people(session, data, password_hash)
    programme.appoint(session, cast, made, boards)
    wording.load_kind(session, made.id, by=cast.holders(Role.PROGRAMME_MANAGER)[0])
    adviser, manager = cast.holders(Role.ADVISER)[0], cast.holders(Role.PROGRAMME_MANAGER)[0]
    library.load_library(session, made.id, keys.for_purpose(FILES_THAT_WAIT), by=adviser, manager=manager)
    candidates: dict[str, Candidate] = {}
    for row in data["candidates"]:
        turn_to(row.get("criteria_considered_on") or data["starts_on"])
        candidate = programme.load_candidate(session, cast, boards, row)
        candidates[row.get("review", "")] = candidate
    stories: dict[str, Story] = {}
    for files in reviews:
        story = _opened(session, cast, boards[files.review["board"]], candidates[files.code], files)
        _tell(story, keys, folder)
        stories[files.code] = story
    by = cast.holders(Role.PROGRAMME_MANAGER)[0]
    frameworks.change_framework(session, made.id, stories[frameworks.COMPLETE], by=by)
    sender = cast.holders(Role.BOARD_MANAGER, board=crossing.SENDS)[0]
    crossing.load_files(session, keys, crossing.Programme(boards, sender, by))
    comparable.read_texts(session, made.id)
    deciding.load_decisions(stories, cast, made.id)
    mornings.load_mornings(stories, cast, made.id)
    comparing.load_comparisons(stories, cast, boards)
    early_messages.load_messages(stories, _who_run_it(cast))


def _who_run_it(cast: Cast) -> early_messages.People:
    """Those who check and release the early messages, and two who opened one."""
    adviser, manager, supervisor = (
        cast.holders(role)[0] for role in (Role.ADVISER, Role.PROGRAMME_MANAGER, Role.SUPERVISOR)
    )
    return early_messages.People(adviser, manager, supervisor, cast.holders(Role.CHAIR)[:2])


def _opened(session: Session, cast: Cast, board: Board, candidate: Candidate, files: ReviewFiles) -> Story:
    """A review just opened, with its people appointed."""
    turn_to(files.review["milestones"][1]["actual"])  # the review team was chosen
    review = programme.load_review(session, cast, board, candidate, files.review)
    programme.appoint_to_review(session, cast, review)
    factors = terms_of(session, board.programme_id, VocabularyKind.FACTORS)
    typology = terms_of(session, board.programme_id, VocabularyKind.TYPOLOGY)
    ours = {term.heading.casefold(): term for term in reversed(factors)}
    published = {term.also.casefold(): term for term in reversed(factors) if term.also}
    return Story(
        session=session,
        files=files,
        cast=cast,
        review=review,
        leads=cast.holders(Role.LEAD_REVIEWER, review=files.code),
        coordinator=cast.holders(Role.COORDINATOR, review=files.code)[0],
        manager=cast.holders(Role.BOARD_MANAGER, board=files.review["board"])[0],
        chair=cast.holders(Role.CHAIR, board=files.review["board"])[0],
        headings=published | ours,
        categories={term.key: term for term in typology},
    )


def _tell(story: Story, keys: Keys, folder: Path) -> None:
    """Everything in one review, on the days of its plan."""
    turn_to(story.day_of("review team chosen"))
    setting_up.load_set_up(story)
    setting_up.load_people(story, keys.for_purpose("names"))
    family.load_family(story)
    setting_up.load_meetings(story)
    office.load_office(story)
    setting_up.load_concerns(story)
    told.load_sources(story)
    conversing.load_conversations(story)
    holding.keep_a_file(story, folder, keys)
    naming.load_names(story, keys)
    turn_to(story.day_of("conversations finished"))
    told.load_narrative(story)
    chronology.load_chronologies(story, keys.for_purpose(TABLES_THAT_WAIT))
    told.load_episodes(story)
    told.load_factors(story)
    frameworks.load_what_sources_say(story)
    arguing.load_findings(story)
    arguing.load_additional_learning(story)
    quoting.load_quotes(story)
    turn_to(story.day_of("findings drafted"))
    commenting.note_visits(story)
    told.load_comments(story)
    commenting.load_talk(story)
    apart.load_apart(story)
    weighing.weigh_answers(story)
    weighing.load_order(story)
    arguing.agree_findings(story)
    arguing.share_wordings(story)
    turn_to(story.day_of("report to lscb"))
    reporting.load_report(story)
    weighing.load_afterwards(story)
    wording.go_on(story)
    looking.load_searches(story)
    holding.load_holds(story)
    setting_up.move_through_stages(story)


def _invented(session: Session) -> Programme | None:
    return session.scalars(select(Programme).where(Programme.invented).order_by(Programme.created_at)).first()


def _place(held: Table, boards: dict[str, str]) -> str:
    words = [boards[held["board"]]] if "board" in held else []
    return ", ".join([*words, held["review"]] if "review" in held else words) or "the whole programme"
