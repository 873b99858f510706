"""Loading what people said between the meetings of two findings: themes, a contradiction, a decision that bears too much."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.clock import turn_to
from review_app.demonstration.story import Cast, Story
from review_app.themes.actions import Answer, Naming, decide, name_theme
from review_app.themes.models import Verdict
from review_app.themes.queries import theme_of_finding
from review_app.wordings.queries import wordings_shared

ADVISER, SUPERVISOR, FIRST_LEAD = "adviser", "supervisor", "first lead"
NAMED_ON = date(2011, 9, 12)

FORM, DESK = ("LT-01", "fi1"), ("file", "Reports are sorted one by one")
DOORS, WHO_IS_IN, EVENINGS = ("LT-01", "fi2"), ("LT-03", "n2"), ("LT-06", "n1")
ATTENDANCE, LIST, UNEASE = ("LT-01", "fi3"), ("LT-02", "n2"), ("LT-01", "fi5")
SURGERY, DOCTORS = ("LT-01", "fi4"), ("LT-05", "n1")
AGREEMENT, OPINIONS = ("LT-03", "n1"), ("LT-06", "n2")

FATHERS = Naming(
    "Whether a father becomes part of a child’s plan depends on who is at home when services call",
    "Services meet the parent who is there in the hours in which they work. What the other does for the children, or "
    "might do to them, is written in the words of the first. Nobody means it so.",
)
SILENCE = Naming(
    "Silence at meetings is taken for agreement",
    "Those who know or doubt something are asked at an hour, on a form or in company in which they can’t well say it. "
    "Their silence is noted as nothing to say, and the plan rests on it.",
)


@dataclass(frozen=True)
class Said:
    """What somebody says of two findings, and when."""

    first: tuple[str, str]
    second: tuple[str, str]
    who: str
    on: date
    verdict: Verdict = Verdict.SAME
    reason: str = ""


ALL = (
    Said(SURGERY, DOCTORS, ADVISER, date(2011, 8, 22)),
    Said(
        SURGERY, DOCTORS, SUPERVISOR, date(2011, 8, 24),
        reason="The same letter, the same hour and the same empty chair; only the form is longer in one.",
    ),
    Said(AGREEMENT, OPINIONS, SUPERVISOR, date(2011, 8, 24), reason="Both say where doubt goes when it has no place."),
    Said(
        AGREEMENT, OPINIONS, ADVISER, date(2011, 8, 26), Verdict.DIFFERS,
        "In the one doubt is left outside the meeting; the other shows, from work that went well, what lets it in.",
    ),
    Said(DOCTORS, AGREEMENT, ADVISER, date(2011, 8, 29), reason="In both, saying nothing is read as agreeing."),
    Said(DOCTORS, AGREEMENT, FIRST_LEAD, date(2011, 8, 31)),
    Said(DOORS, WHO_IS_IN, SUPERVISOR, date(2011, 8, 29), reason="Almost the same sentence, found in two places."),
    Said(DOORS, WHO_IS_IN, ADVISER, date(2011, 8, 29)),
    Said(WHO_IS_IN, EVENINGS, ADVISER, date(2011, 8, 30), reason="Office hours settle who is met."),
    Said(WHO_IS_IN, EVENINGS, SUPERVISOR, date(2011, 9, 1)),
    Said(
        DOORS, EVENINGS, SUPERVISOR, date(2011, 9, 1), Verdict.ALIKE,
        "One is about what forms and habits leave out, wherever the father is; the other about opening hours.",
    ),
    Said(
        DOORS, EVENINGS, ADVISER, date(2011, 9, 2), Verdict.ALIKE,
        "Longer hours would mend the one and leave the other as it is.",
    ),
    Said(
        ATTENDANCE, LIST, ADVISER, date(2011, 9, 5), Verdict.ALIKE,
        "Both count tasks. One is about plans with families, the other about a worker’s hour with a manager.",
    ),
    Said(
        ATTENDANCE, LIST, SUPERVISOR, date(2011, 9, 6), Verdict.ALIKE,
        "What would have to change is not the same, and neither are the people who could change it.",
    ),
    Said(FORM, DESK, ADVISER, date(2011, 9, 6), reason="Each report is weighed alone, by a rule that fits it."),
    Said(FORM, DESK, SUPERVISOR, date(2011, 9, 7)),
    Said(UNEASE, LIST, FIRST_LEAD, date(2011, 9, 8), reason="We could have written theirs, and they ours."),
)  # fmt: skip


def load_decisions(stories: Mapping[str, Story], cast: Cast, programme_id: UUID) -> None:
    """What two people, or as yet one, said of pairs of shared findings; and the names of two themes."""
    session = next(iter(stories.values())).session
    adviser = cast.holders(Role.ADVISER)[0]
    people = {
        ADVISER: adviser,
        SUPERVISOR: cast.holders(Role.SUPERVISOR)[0],
        FIRST_LEAD: stories["LT-01"].lead(),
    }
    refs = _refs(session, stories, programme_id)
    for said in ALL:
        turn_to(said.on)
        answer = Answer(refs[said.first], refs[said.second], said.verdict, said.reason)
        decide(session, programme_id, answer, by=people[said.who])
    turn_to(NAMED_ON)
    for finding, naming in ((DOORS, FATHERS), (DOCTORS, SILENCE)):
        theme = theme_of_finding(session, programme_id, refs[finding])
        if theme is not None:
            name_theme(session, theme, naming, by=adviser)


def _refs(session: Session, stories: Mapping[str, Story], programme_id: UUID) -> dict[tuple[str, str], UUID]:
    """The shared findings by their review and key in the files; one that came in a file by how its title begins."""
    wordings = wordings_shared(session, programme_id)
    refs = {(code, key): finding.id for code, story in stories.items() for key, finding in story.findings.items()}
    for one in wordings:
        if one.title.startswith(DESK[1]):
            refs[DESK] = one.finding_ref
    return refs
