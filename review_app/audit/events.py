"""What the audit can say: a closed list, a sentence each. The sentences name no text, no name and no place."""

from enum import StrEnum


class Event(StrEnum):
    """Something that somebody did."""

    # the installation
    DEMONSTRATION_LOADED = "demonstration_loaded"
    DEMONSTRATION_REMOVED = "demonstration_removed"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    # accounts
    ACCOUNT_CREATED = "account_created"
    ACCOUNT_ENDED = "account_ended"
    INVITATION_MADE = "invitation_made"
    PASSWORD_SET = "password_set"  # noqa: S105 -- the name of an event
    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    SESSION_ENDED = "session_ended"
    # who may see what
    REFUSED = "refused"
    REVIEW_READ = "review_read"
    DOWNLOADED = "downloaded"
    NAMES_OPENED = "names_opened"
    NAMES_SETTLED = "names_settled"
    ROLE_GIVEN = "role_given"
    ROLE_ENDED = "role_ended"
    # programmes, LSCBs, vocabularies
    PROGRAMME_CREATED = "programme_created"
    PROGRAMME_CHANGED = "programme_changed"
    BOARD_CREATED = "board_created"
    BOARD_CHANGED = "board_changed"
    VOCABULARY_CHANGED = "vocabulary_changed"
    FRAMEWORK_MOVED = "framework_moved"
    # reviews
    CANDIDATE_ADDED = "candidate_added"
    CANDIDATE_CHANGED = "candidate_changed"
    CANDIDATE_DECLINED = "candidate_declined"
    REVIEW_OPENED = "review_opened"
    REVIEW_CHANGED = "review_changed"
    STAGE_MOVED = "stage_moved"
    MILESTONE_SET = "milestone_set"
    NEW_INFORMATION = "new_information"
    PASSED_ON = "passed_on"
    # any record of a review
    RECORD_DELETED = "record_deleted"
    RECORD_BROUGHT_BACK = "record_brought_back"
    VERSION_RESTORED = "version_restored"
    JOB_BEGUN = "job_begun"
    HOLD_PUT_ON = "hold_put_on"
    HOLD_LIFTED = "hold_lifted"
    HANDED_OVER = "handed_over"
    # the chain
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    FAMILY_ADDED = "family_added"
    FAMILY_CHANGED = "family_changed"
    NAME_SEALED = "name_sealed"
    OFFICE_ADDED = "office_added"
    OFFICE_CHANGED = "office_changed"
    LETTER_MADE = "letter_made"
    MEETING_ADDED = "meeting_added"
    MEETING_CHANGED = "meeting_changed"
    CONVERSATION_PLANNED = "conversation_planned"
    CONVERSATION_CHANGED = "conversation_changed"
    SOURCE_ADDED = "source_added"
    SOURCE_CHANGED = "source_changed"
    SOURCE_CORRECTED = "source_corrected"
    ORIGINAL_KEPT = "original_kept"
    ORIGINAL_DESTROYED = "original_destroyed"
    PASSAGE_QUOTED = "passage_quoted"
    PASSAGE_TAKEN_OFF = "passage_taken_off"
    PASSAGE_FOUND_AGAIN = "passage_found_again"
    SUPPORT_ADDED = "support_added"
    SUPPORT_REMOVED = "support_removed"
    NARRATIVE_ADDED = "narrative_added"
    NARRATIVE_CHANGED = "narrative_changed"
    ENTRY_ADDED = "entry_added"
    ENTRY_CHANGED = "entry_changed"
    ENTRIES_IMPORTED = "entries_imported"
    EPISODE_ADDED = "episode_added"
    EPISODE_CHANGED = "episode_changed"
    VIEW_WRITTEN = "view_written"
    APPRAISAL_WRITTEN = "appraisal_written"
    DIFFERING_VIEW_WRITTEN = "differing_view_written"
    OWN_WRITTEN = "own_written"
    OWN_OPENED = "own_opened"
    OWN_SETTLED = "own_settled"
    FACTOR_ADDED = "factor_added"
    FACTOR_CHANGED = "factor_changed"
    CLAIM_CHANGED = "claim_changed"
    HEADING_ASKED = "heading_asked"
    FINDING_ADDED = "finding_added"
    FINDING_CHANGED = "finding_changed"
    FINDING_CHALLENGED = "finding_challenged"
    FINDING_AGREED = "finding_agreed"
    FINDING_REOPENED = "finding_reopened"
    DISPUTE_ADDED = "dispute_added"
    DISPUTE_CHANGED = "dispute_changed"
    DISPUTE_SETTLED = "dispute_settled"
    EVIDENCE_ADDED = "evidence_added"
    EVIDENCE_CHANGED = "evidence_changed"
    INQUIRY_ADDED = "inquiry_added"
    INQUIRY_CHANGED = "inquiry_changed"
    INQUIRY_ANSWERED = "inquiry_answered"
    LEARNING_ADDED = "learning_added"
    LEARNING_CHANGED = "learning_changed"
    QUESTION_ADDED = "question_added"
    QUESTION_CHANGED = "question_changed"
    COMMENT_ADDED = "comment_added"
    COMMENT_ANSWERED = "comment_answered"
    COMMENT_SETTLED = "comment_settled"
    HINT_ACCEPTED = "hint_accepted"
    WORDING_PROPOSED = "wording_proposed"
    WORDING_CONSENTED = "wording_consented"
    WORDING_REFUSED = "wording_refused"
    WORDING_WITHDRAWN = "wording_withdrawn"
    SECTION_WRITTEN = "section_written"
    COPY_MADE = "copy_made"
    COPY_COLLECTED = "copy_collected"


SENTENCES: dict[Event, str] = {
    Event.DEMONSTRATION_LOADED: "loaded the invented demonstration",
    Event.DEMONSTRATION_REMOVED: "removed the invented demonstration",
    Event.BACKED_UP: "made a back-up",
    Event.RESTORED: "restored a back-up",
    Event.ACCOUNT_CREATED: "created an account",
    Event.ACCOUNT_ENDED: "ended an account",
    Event.INVITATION_MADE: "made an invitation",
    Event.PASSWORD_SET: "set a password",
    Event.SIGNED_IN: "signed in",
    Event.SIGN_IN_REFUSED: "was refused at sign-in",
    Event.SIGNED_OUT: "signed out",
    Event.SESSION_ENDED: "ended a sign-in",
    Event.REFUSED: "was refused a page",
    Event.REVIEW_READ: "read the review",
    Event.DOWNLOADED: "downloaded a paper",
    Event.NAMES_OPENED: "opened the names",
    Event.NAMES_SETTLED: "settled what stands for names in texts",
    Event.ROLE_GIVEN: "gave a role",
    Event.ROLE_ENDED: "ended a role",
    Event.PROGRAMME_CREATED: "created the programme",
    Event.PROGRAMME_CHANGED: "changed the programme",
    Event.BOARD_CREATED: "added an LSCB",
    Event.BOARD_CHANGED: "changed an LSCB",
    Event.VOCABULARY_CHANGED: "changed a vocabulary",
    Event.FRAMEWORK_MOVED: "moved the review to another version of a framework",
    Event.CANDIDATE_ADDED: "put down a possible case",
    Event.CANDIDATE_CHANGED: "changed a possible case",
    Event.CANDIDATE_DECLINED: "declined a possible case",
    Event.REVIEW_OPENED: "opened the review",
    Event.REVIEW_CHANGED: "changed the review's set-up",
    Event.STAGE_MOVED: "moved the review to another stage",
    Event.MILESTONE_SET: "set a date in the plan",
    Event.NEW_INFORMATION: "recorded new information",
    Event.PASSED_ON: "recorded that something was passed on",
    Event.RECORD_DELETED: "deleted a record",
    Event.RECORD_BROUGHT_BACK: "brought a deleted record back",
    Event.VERSION_RESTORED: "restored an earlier version",
    Event.JOB_BEGUN: "began long work",
    Event.HOLD_PUT_ON: "put something on hold",
    Event.HOLD_LIFTED: "lifted a hold",
    Event.HANDED_OVER: "handed material over",
    Event.PERSON_ADDED: "added an agency, position or relative",
    Event.PERSON_CHANGED: "changed an agency, position or relative",
    Event.FAMILY_ADDED: "added to the family’s composition, contact plan or who worked with them",
    Event.FAMILY_CHANGED: "changed the family’s composition, contact plan or who worked with them",
    Event.NAME_SEALED: "sealed a name",
    Event.OFFICE_ADDED: "wrote down a request for records or a consent",
    Event.OFFICE_CHANGED: "changed a request for records or a consent",
    Event.LETTER_MADE: "made a letter",
    Event.MEETING_ADDED: "added a meeting",
    Event.MEETING_CHANGED: "changed a meeting",
    Event.CONVERSATION_PLANNED: "put down what is arranged for a conversation",
    Event.CONVERSATION_CHANGED: "changed what is arranged for a conversation",
    Event.SOURCE_ADDED: "added a conversation or document",
    Event.SOURCE_CHANGED: "changed a conversation or document",
    Event.SOURCE_CORRECTED: "corrected a text that was already quoted",
    Event.ORIGINAL_KEPT: "kept the file that a source was read from",
    Event.ORIGINAL_DESTROYED: "destroyed the file that a source was read from",
    Event.PASSAGE_QUOTED: "quoted some words",
    Event.PASSAGE_TAKEN_OFF: "took a quote off",
    Event.PASSAGE_FOUND_AGAIN: "said where a quote stands in a corrected text",
    Event.SUPPORT_ADDED: "hung a quote or source on something",
    Event.SUPPORT_REMOVED: "took a quote or source off something",
    Event.NARRATIVE_ADDED: "added a period of the narrative",
    Event.NARRATIVE_CHANGED: "changed the narrative",
    Event.ENTRY_ADDED: "added an entry",
    Event.ENTRY_CHANGED: "changed an entry",
    Event.ENTRIES_IMPORTED: "brought in a table of entries",
    Event.EPISODE_ADDED: "added a key practice episode",
    Event.EPISODE_CHANGED: "changed a key practice episode",
    Event.VIEW_WRITTEN: "wrote a view from the tunnel",
    Event.APPRAISAL_WRITTEN: "wrote an appraisal",
    Event.DIFFERING_VIEW_WRITTEN: "wrote a differing view of practice",
    Event.OWN_WRITTEN: "wrote their own appraisal, apart from the others",
    Event.OWN_OPENED: "opened the appraisals that were written apart",
    Event.OWN_SETTLED: "noted what was settled after comparing",
    Event.FACTOR_ADDED: "added a contributory factor",
    Event.FACTOR_CHANGED: "changed a contributory factor",
    Event.CLAIM_CHANGED: "noted which way a source says that something worked",
    Event.HEADING_ASKED: "noted that a heading of the framework was asked about",
    Event.FINDING_ADDED: "added a finding",
    Event.FINDING_CHANGED: "changed a finding",
    Event.FINDING_CHALLENGED: "challenged a finding",
    Event.FINDING_AGREED: "agreed a finding",
    Event.FINDING_REOPENED: "reopened a finding",
    Event.DISPUTE_ADDED: "noted that the LSCB disputes a finding",
    Event.DISPUTE_CHANGED: "changed what each says in a dispute about a finding",
    Event.DISPUTE_SETTLED: "noted what became of a dispute about a finding",
    Event.EVIDENCE_ADDED: "added outside evidence",
    Event.EVIDENCE_CHANGED: "changed outside evidence",
    Event.INQUIRY_ADDED: "put down something to find out",
    Event.INQUIRY_CHANGED: "changed something to find out",
    Event.LEARNING_ADDED: "added something else that was learnt",
    Event.LEARNING_CHANGED: "changed something else that was learnt",
    Event.INQUIRY_ANSWERED: "noted the answer to something to find out",
    Event.QUESTION_ADDED: "added a question for the LSCB",
    Event.QUESTION_CHANGED: "changed a question for the LSCB",
    Event.COMMENT_ADDED: "commented",
    Event.COMMENT_ANSWERED: "answered a comment or challenge",
    Event.COMMENT_SETTLED: "settled a comment or challenge",
    Event.HINT_ACCEPTED: "went on with something that was worth another look",
    Event.WORDING_PROPOSED: "proposed a wording for sharing",
    Event.WORDING_CONSENTED: "consented to sharing a wording",
    Event.WORDING_REFUSED: "refused to share a wording",
    Event.WORDING_WITHDRAWN: "withdrew a shared wording",
    Event.SECTION_WRITTEN: "wrote a section of the report",
    Event.COPY_MADE: "made a numbered copy",
    Event.COPY_COLLECTED: "noted that a numbered copy came back",
}


def sentence(event: Event) -> str:
    """What the event says after the person's name; raises KeyError for one without a sentence."""
    return SENTENCES[event]
