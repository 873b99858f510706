"""The anatomy of a finding: the questions each one answers, in order, with the method beside each (methodology 3 and 9)."""

from dataclasses import dataclass

_PICTURES = "https://www.scie.org.uk/safeguarding/children/case-reviews/learning-from-case-reviews/"
_FRONT_DOOR = f"in our words after SCIE’s practice pictures, {_PICTURES}05.asp"
_ALL_PICTURES = f"in our words after SCIE’s practice pictures, {_PICTURES}"


@dataclass(frozen=True)
class Part:
    """One part of a finding: its boxes, and the method beside them."""

    key: str
    heading: str
    fields: tuple[str, ...]
    sentence: str
    example: str
    mistake: str
    source: str = ""  # empty: the example is invented


TITLE = Part(
    "title",
    "The finding in one sentence",
    ("title",),
    "A finding is one sentence about the system: a pattern, and what follows from it for children.",
    "The referral form sorts calls by what the sender ticks, so that concern can be filed as information.",
    "A sentence about a person or an agency, such as “The health visitor did not escalate”, or a heading without a verb.",
)
CATEGORY = Part(
    "category",
    "Category",
    ("category_term_id", "second_category_term_id"),
    "The category says in which part of the system the pattern lies; where two fit, name both.",
    "The pattern about the referral form lies in tools, and also in responses to incidents.",
    "Choosing by the agency concerned. A form that a school fills in is still a tool.",
)
DESCRIPTION = Part(
    "description",
    "Description of the issue",
    ("description",),
    "Describe the pattern in general terms, without this family: how it usually works, and what is known about it.",
    "Many forms ask the sender to choose between a service and information, and the choice decides who reads them and how soon.",
    "Telling the case again. That belongs to the next part.",
)
IN_THIS_CASE = Part(
    "in_this_case",
    "How did the issue feature in this case?",
    ("in_this_case",),
    "Show in which episodes the pattern was at work, and how it made sense to the people in them.",
    "A health visitor who knew the family rang the front door three times. The first call fell below the threshold, "
    "the second reached a manager and stopped there, and at the third no social worker was free. Her persistence was "
    "good practice; staff weighed each call against a high threshold, and nobody had shown her a way to disagree.",
    "Judging by how it ended. Describe what each person saw and aimed at when it happened.",
    _FRONT_DOOR,
)
UNDERLYING = Part(
    "underlying",
    "How do we know it is not peculiar to this case?",
    ("underlying",),
    "Say who, outside this case, knows the pattern, and what keeps it going: the mechanism that makes it underlying.",
    "Records repeated a young person’s own words about older “partners” without a comment. The case group and the review "
    "team both said that all agencies write so, because to record a young person’s words is held to be child-centred.",
    "“We think that this is common.” Who says so, about how many cases, in which teams?",
    _ALL_PICTURES,
)
WIDESPREAD = Part(
    "widespread",
    "How widespread is the pattern?",
    ("widespread_value", "widespread_basis"),
    "Widespread is about where: which teams, agencies and areas. If it is not known, leave the first box empty and find out.",
    "All teams that use this form: four of the seven LSCBs asked have the same first box.",
    "“Nationally”, without a source.",
)
COMMON = Part(
    "common",
    "How common is it?",
    ("common_value", "common_basis"),
    "Common is about how often it happens where it can happen: numbers, an audit, an estimate with its author.",
    "31 of the 120 forms read by two people in June 2011.",
    "A percentage of a handful, such as “67 per cent” of three cases.",
)
STILL_SO = Part(
    "still_so",
    "Is it still so?",
    ("still_so", "still_so_said_by", "changed_since"),
    "Between the case and the report things change: say what is still so, who says it, and what has changed since.",
    "Yes: the form is the same. The case group said so in July 2011. A second person now reads what is filed as information.",
    "Leaving out what has become better. Those who changed it will stop reading.",
)
BOARD_KNOWS = Part(
    "board_knows",
    "What does the LSCB know, or do, already?",
    ("board_knows",),
    "Say what the LSCB has heard of the pattern and what it is doing, so that the questions begin from there.",
    "The LSCB receives the number of contacts each quarter, and nothing about those marked as information.",
    "Guessing. Ask the LSCB manager, and put the question under “To find out” until there is an answer.",
)
WHY_IT_MATTERS = Part(
    "why_it_matters",
    "Why does it matter?",
    ("why_it_matters",),
    "Say what the pattern means for how reliably the agencies together can keep children safe.",
    "A conference was unfocused, its minutes held no analysis and its actions were vague. Where a chair does not press "
    "on gaps, from a wish not to ask too much, a plan can look complete while nobody knows what has to change for the children.",
    "“A child could die.” Say what becomes less reliable, and for which children.",
    _ALL_PICTURES,
)
IN_BRIEF = Part(
    "in_brief",
    "Finding in brief",
    ("in_brief",),
    "Three to five lines that a member of the LSCB would remember. The summary of the report is made of them.",
    "Professionals met apart from a hostile father to speak freely, and what they settled there went round the "
    "conference. Each wished to keep a working relation with the parents. So the plan rested on talk that the "
    "conference had not heard and nobody could question.",
    "A new thought that the finding itself does not hold.",
    _ALL_PICTURES,
)

QUESTIONS = Part(
    "questions",
    "Questions for the LSCB",
    (),
    "The LSCB gets questions and not ready-made actions, since it knows best what can be done and has to weigh it.",
    "What would a form look like in which the person who has read it decides what kind of contact it is?",
    "A recommendation with a question mark, such as “Should the LSCB not ensure that all staff are reminded?”",
)

ANATOMY: tuple[Part, ...] = (
    TITLE, CATEGORY, DESCRIPTION, IN_THIS_CASE, UNDERLYING, WIDESPREAD, COMMON, STILL_SO, BOARD_KNOWS, WHY_IT_MATTERS,
    IN_BRIEF,
)  # fmt: skip

# The notes on the method that a person can fold away from a finding's page.
METHOD_KEYS = tuple(f"finding.{part.key}" for part in (*ANATOMY, QUESTIONS))
