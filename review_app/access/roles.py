"""The roles: a name and a sentence each, as the screens show them."""

from enum import StrEnum


class Reach(StrEnum):
    """What a role is held in."""

    INSTALLATION = "installation"
    PROGRAMME = "programme"
    BOARD = "board"
    REVIEW = "review"


class Role(StrEnum):
    """What somebody is, from a date to a date."""

    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    PROGRAMME_MANAGER = "programme_manager"
    SUPERVISOR = "supervisor"
    ADVISER = "adviser"
    CHAIR = "chair"
    DELEGATE = "delegate"
    BOARD_MANAGER = "board_manager"
    COORDINATOR = "coordinator"
    LEAD_REVIEWER = "lead_reviewer"
    TEAM_MEMBER = "team_member"
    CASE_GROUP_MEMBER = "case_group_member"

    @property
    def words(self) -> str:
        """The role as screens name it."""
        return TITLES[self][0]

    @property
    def sentence(self) -> str:
        """What the role is there for."""
        return TITLES[self][1]

    @property
    def reach(self) -> Reach:
        """What the role is held in."""
        return REACH[self]


TITLES: dict[Role, tuple[str, str]] = {
    Role.ADMINISTRATOR: ("Administrator", "Creates accounts, backs up and restores; sees no case material at all."),
    Role.AUDITOR: ("Auditor", "Reads who did and saw what; sees no case material."),
    Role.PROGRAMME_MANAGER: (
        "Programme manager",
        "Runs the programme; appoints chairs, managers, supervisors and advisers.",
    ),
    Role.SUPERVISOR: (
        "SCIE supervisor",
        "Helps the pairs; sees stages, dates and slips, and what a pair chose to share.",
    ),
    Role.ADVISER: ("Adviser", "Compares what the LSCBs agreed to share; sees no private material of a case."),
    Role.CHAIR: ("LSCB chair", "Decides on possible cases, consents to sharing, reads the report."),
    Role.DELEGATE: (
        "Chair’s delegate",
        "Consents to sharing wordings in the chair’s place; sees nothing else of a review.",
    ),
    Role.BOARD_MANAGER: ("LSCB manager", "Sets reviews up; appoints lead reviewers and the coordinator."),
    Role.COORDINATOR: (
        "Review coordinator",
        "Books and writes letters; sees names and dates, no conversation, episode or finding.",
    ),
    Role.LEAD_REVIEWER: ("Lead reviewer", "Leads the review and writes its report, as one of a pair."),
    Role.TEAM_MEMBER: ("Review team member", "Reads, questions and works on the findings together."),
    Role.CASE_GROUP_MEMBER: ("Case group member", "A practitioner in the case; sees only their own account."),
}

REACH: dict[Role, Reach] = {
    Role.ADMINISTRATOR: Reach.INSTALLATION,
    Role.AUDITOR: Reach.INSTALLATION,
    Role.PROGRAMME_MANAGER: Reach.PROGRAMME,
    Role.SUPERVISOR: Reach.PROGRAMME,
    Role.ADVISER: Reach.PROGRAMME,
    Role.CHAIR: Reach.BOARD,
    Role.DELEGATE: Reach.BOARD,
    Role.BOARD_MANAGER: Reach.BOARD,
    Role.COORDINATOR: Reach.REVIEW,
    Role.LEAD_REVIEWER: Reach.REVIEW,
    Role.TEAM_MEMBER: Reach.REVIEW,
    Role.CASE_GROUP_MEMBER: Reach.REVIEW,
}

# Who appoints whom (product.md, "Roles, and who gives them").
APPOINTS: dict[Role, frozenset[Role]] = {
    Role.PROGRAMME_MANAGER: frozenset({Role.CHAIR, Role.BOARD_MANAGER, Role.SUPERVISOR, Role.ADVISER}),
    Role.CHAIR: frozenset({Role.DELEGATE}),
    Role.BOARD_MANAGER: frozenset({Role.LEAD_REVIEWER, Role.COORDINATOR}),
    Role.LEAD_REVIEWER: frozenset({Role.TEAM_MEMBER, Role.CASE_GROUP_MEMBER}),
}
