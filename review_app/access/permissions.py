"""Every permission, and the one table that says which roles hold it. A board member could read this page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from review_app.access.roles import Role
from review_app.access.stages import LATE, RESTING, Stage


class Permission(StrEnum):
    """What a page or action asks for; a view states exactly one."""

    OPEN_TO_ALL = "open_to_all"
    SIGNED_IN = "signed_in"
    ACCOUNTS_MANAGE = "accounts_manage"
    AUDIT_READ = "audit_read"
    PROGRAMME_READ = "programme_read"
    PROGRAMME_MANAGE = "programme_manage"
    PROGRAMME_PROGRESS = "programme_progress"
    BOARD_READ = "board_read"
    BOARD_MANAGE = "board_manage"
    DELEGATE_NAME = "delegate_name"
    CANDIDATES_READ = "candidates_read"
    CANDIDATES_WRITE = "candidates_write"
    REVIEW_HOME = "review_home"
    REVIEW_PLAN = "review_plan"
    REVIEW_SET_UP = "review_set_up"
    REVIEW_MOVE = "review_move"
    REVIEW_APPOINT = "review_appoint"
    REVIEW_AUDIT = "review_audit"
    CONCERNS_WRITE = "concerns_write"
    PEOPLE_READ = "people_read"
    PEOPLE_WRITE = "people_write"
    NAMES_OPEN = "names_open"
    OFFICE_READ = "office_read"
    OFFICE_WRITE = "office_write"
    MEETINGS_READ = "meetings_read"
    MEETINGS_WRITE = "meetings_write"
    MEETING_NOTES_READ = "meeting_notes_read"
    OWN_ACCOUNT_READ = "own_account_read"
    CASE_READ = "case_read"
    CASE_WRITE = "case_write"
    CASE_DELETE = "case_delete"
    ORIGINAL_OPEN = "original_open"
    HOLDS_SET = "holds_set"
    HAND_OVER = "hand_over"
    FRAMEWORK_MOVE = "framework_move"
    FINDING_AGREE = "finding_agree"
    WORDING_PROPOSE = "wording_propose"
    WORDING_READ = "wording_read"
    WORDING_CONSENT = "wording_consent"
    ACROSS_READ = "across_read"
    ACROSS_NAMED = "across_named"
    WORDINGS_SEND = "wordings_send"
    WORDINGS_RECEIVE = "wordings_receive"
    LIBRARY_READ = "library_read"
    LIBRARY_WRITE = "library_write"
    SAME_DECIDE = "same_decide"
    THEMES_NAME = "themes_name"
    MORNING_RUN = "morning_run"
    MORNING_JOIN = "morning_join"
    MARKS_SET = "marks_set"
    MESSAGE_READ = "message_read"
    MESSAGE_WRITE = "message_write"
    MESSAGE_CHECK = "message_check"
    MESSAGE_RELEASE = "message_release"
    MONTHLY_NOTES_READ = "monthly_notes_read"
    MONTHLY_NOTES_WRITE = "monthly_notes_write"
    REPORT_WRITE = "report_write"
    REPORT_READ = "report_read"


ANY_STAGE = frozenset(Stage)
AWAKE = ANY_STAGE - RESTING


@dataclass(frozen=True)
class Grant:
    """What a permission allows, in a sentence, and to which roles at which stages."""

    sentence: str  # "may …"
    roles: Mapping[Role, frozenset[Stage]] = field(default_factory=dict)


def _roles(*roles: Role, stages: frozenset[Stage] = ANY_STAGE) -> dict[Role, frozenset[Stage]]:
    return dict.fromkeys(roles, stages)


_LEAD, _TEAM, _COORDINATOR = Role.LEAD_REVIEWER, Role.TEAM_MEMBER, Role.COORDINATOR
_CHAIR, _MANAGER, _DELEGATE = Role.CHAIR, Role.BOARD_MANAGER, Role.DELEGATE
_PMG, _SUPERVISOR, _ADVISER = Role.PROGRAMME_MANAGER, Role.SUPERVISOR, Role.ADVISER

TABLE: dict[Permission, Grant] = {
    Permission.OPEN_TO_ALL: Grant("may be opened without signing in"),
    Permission.SIGNED_IN: Grant("may be opened by anyone who is signed in"),
    Permission.ACCOUNTS_MANAGE: Grant("may create and end accounts", _roles(Role.ADMINISTRATOR)),
    Permission.AUDIT_READ: Grant("may read who did what in the whole installation", _roles(Role.AUDITOR)),
    Permission.PROGRAMME_READ: Grant(
        "may see the programme and its LSCBs",
        _roles(_PMG, _SUPERVISOR, _ADVISER, _CHAIR, _DELEGATE, _MANAGER, _LEAD, _TEAM),
    ),
    Permission.PROGRAMME_MANAGE: Grant("may change the programme and appoint people to it", _roles(_PMG)),
    Permission.PROGRAMME_PROGRESS: Grant(
        "may see the stage, next date and slip of every review of the programme", _roles(_PMG, _SUPERVISOR, _ADVISER)
    ),
    Permission.BOARD_READ: Grant("may see the LSCB's page", _roles(_CHAIR, _MANAGER, _PMG)),
    Permission.BOARD_MANAGE: Grant(
        "may change the LSCB's page and appoint lead reviewers and coordinators", _roles(_MANAGER)
    ),
    Permission.DELEGATE_NAME: Grant("may name who consents to wordings in the chair's place", _roles(_CHAIR)),
    Permission.CANDIDATES_READ: Grant("may read possible cases", _roles(_CHAIR, _MANAGER)),
    Permission.CANDIDATES_WRITE: Grant("may put down, decide on and open possible cases", _roles(_CHAIR, _MANAGER)),
    Permission.REVIEW_HOME: Grant(
        "may see the review's stage, dates and meetings",
        _roles(_LEAD, _TEAM, _COORDINATOR, _CHAIR, _MANAGER, _SUPERVISOR, _PMG),
    ),
    Permission.REVIEW_PLAN: Grant("may set the review's dates", _roles(_LEAD, _COORDINATOR, _MANAGER)),
    Permission.REVIEW_SET_UP: Grant("may change the review's title, size and questions", _roles(_LEAD, _MANAGER)),
    Permission.REVIEW_MOVE: Grant("may move the review to another stage", _roles(_LEAD)),
    Permission.REVIEW_APPOINT: Grant("may appoint people to the review", _roles(_LEAD, _MANAGER)),
    Permission.REVIEW_AUDIT: Grant("may read who saw and did what in the review", _roles(_LEAD, Role.AUDITOR)),
    Permission.CONCERNS_WRITE: Grant("may record new information and what was passed on", _roles(_LEAD, _TEAM)),
    Permission.PEOPLE_READ: Grant(
        "may see agencies, positions and relatives by label", _roles(_LEAD, _TEAM, _COORDINATOR)
    ),
    Permission.PEOPLE_WRITE: Grant(
        "may change agencies, positions and relatives", _roles(_LEAD, _COORDINATOR, stages=AWAKE)
    ),
    Permission.NAMES_OPEN: Grant("may open the names", _roles(_LEAD, _COORDINATOR)),
    Permission.OFFICE_READ: Grant(
        "may see the review's diary, letters, requests for records and consents", _roles(_LEAD, _COORDINATOR)
    ),
    Permission.OFFICE_WRITE: Grant(
        "may make letters, and note requests for records and consents", _roles(_LEAD, _COORDINATOR, stages=AWAKE)
    ),
    Permission.MEETINGS_READ: Grant("may see when meetings are and who comes", _roles(_LEAD, _TEAM, _COORDINATOR)),
    Permission.MEETINGS_WRITE: Grant("may book meetings and note who came", _roles(_LEAD, _COORDINATOR, stages=AWAKE)),
    Permission.MEETING_NOTES_READ: Grant("may read a meeting's notes and decisions", _roles(_LEAD, _TEAM)),
    Permission.OWN_ACCOUNT_READ: Grant("may read what they told the review themselves", _roles(Role.CASE_GROUP_MEMBER)),
    Permission.CASE_READ: Grant("may read the review's material", _roles(_LEAD, _TEAM)),
    Permission.CASE_WRITE: Grant("may add to and change the review's material", _roles(_LEAD, _TEAM, stages=AWAKE)),
    Permission.CASE_DELETE: Grant("may delete from the review's material, with a reason", _roles(_LEAD, stages=AWAKE)),
    Permission.ORIGINAL_OPEN: Grant("may fetch the file that a document was read from, or destroy it", _roles(_LEAD)),
    Permission.HOLDS_SET: Grant("may put material on hold and lift a hold", _roles(_LEAD)),
    Permission.HAND_OVER: Grant("may hand over what the police or a court asked for", _roles(_LEAD)),
    Permission.FRAMEWORK_MOVE: Grant(
        "may move the review to another version of a framework", _roles(_LEAD, stages=AWAKE)
    ),
    Permission.FINDING_AGREE: Grant("may agree a finding or open it again", _roles(_LEAD, stages=AWAKE)),
    Permission.WORDING_PROPOSE: Grant("may propose a wording for sharing", _roles(_LEAD, stages=AWAKE)),
    Permission.WORDING_READ: Grant(
        "may read the wordings proposed for sharing", _roles(_LEAD, _TEAM, _CHAIR, _DELEGATE)
    ),
    Permission.WORDING_CONSENT: Grant("may consent to sharing a wording, or withdraw it", _roles(_CHAIR, _DELEGATE)),
    Permission.ACROSS_READ: Grant(
        "may read what the LSCBs agreed to share",
        _roles(_PMG, _SUPERVISOR, _ADVISER, _CHAIR, _DELEGATE, _MANAGER, _LEAD, _TEAM),
    ),
    Permission.ACROSS_NAMED: Grant("may see which LSCBs shared what", _roles(_PMG, _SUPERVISOR, _ADVISER)),
    Permission.WORDINGS_SEND: Grant("may make the file of the LSCB's agreed wordings", _roles(_CHAIR, _MANAGER)),
    Permission.WORDINGS_RECEIVE: Grant("may take in a file of another installation's agreed wordings", _roles(_PMG)),
    Permission.LIBRARY_READ: Grant(
        "may read the library of published findings",
        _roles(_PMG, _SUPERVISOR, _ADVISER, _CHAIR, _DELEGATE, _MANAGER, _LEAD, _TEAM),
    ),
    Permission.LIBRARY_WRITE: Grant("may add to and change the library of published findings", _roles(_PMG, _ADVISER)),
    Permission.SAME_DECIDE: Grant(
        "may say whether two shared findings are the same", _roles(_PMG, _SUPERVISOR, _ADVISER, _LEAD)
    ),
    Permission.THEMES_NAME: Grant("may name themes and split them", _roles(_PMG, _SUPERVISOR, _ADVISER)),
    Permission.MORNING_RUN: Grant("may call and run a themes morning", _roles(_PMG, _SUPERVISOR, _ADVISER)),
    Permission.MORNING_JOIN: Grant(
        "may take part in a themes morning", _roles(_PMG, _SUPERVISOR, _ADVISER, _LEAD, _TEAM)
    ),
    Permission.MARKS_SET: Grant("may say whether a theme is recognised in the review's LSCB", _roles(_LEAD)),
    Permission.MESSAGE_READ: Grant(
        "may read the early messages released to them",
        _roles(_PMG, _SUPERVISOR, _ADVISER, _CHAIR, _DELEGATE, _MANAGER, _LEAD, _TEAM),
    ),
    Permission.MESSAGE_WRITE: Grant("may write early messages", _roles(_PMG, _SUPERVISOR, _ADVISER, _LEAD)),
    Permission.MESSAGE_CHECK: Grant(
        "may check early messages that others wrote", _roles(_PMG, _SUPERVISOR, _ADVISER, _LEAD)
    ),
    Permission.MESSAGE_RELEASE: Grant("may release and withdraw early messages", _roles(_PMG, _SUPERVISOR, _ADVISER)),
    Permission.MONTHLY_NOTES_READ: Grant(
        "may read the pair's monthly notes on how the method runs", _roles(_LEAD, _SUPERVISOR, _PMG)
    ),
    Permission.MONTHLY_NOTES_WRITE: Grant("may write the pair's monthly notes", _roles(_LEAD)),
    Permission.REPORT_WRITE: Grant("may write the report", _roles(_LEAD, stages=AWAKE)),
    Permission.REPORT_READ: Grant(
        "may read and download the report",
        {**_roles(_LEAD, _TEAM), **_roles(_CHAIR, _MANAGER, _SUPERVISOR, stages=LATE)},
    ),
}
