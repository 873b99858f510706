"""The Word form for a conversation, with or without what the review knows; and what to look for when it comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exports.content import Cover
from exports.content.conversation_form import ConversationForm, FormField, FormHeading
from exports.word import conversation_form as word
from review_app.core.text import one_line
from review_app.sources.conversations.queries import Schedule
from review_app.sources.conversations.word_form import Asked
from review_app.sources.promise import LIMITS, PROMISE

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LABELS: Mapping[str, str] = {
    "participant_id": "With whom (position)",
    "held_on": "When",
    "place": "Where",
    "first_holder": "One who holds it",
    "first_agency_id": "The agency they come from",
    "second_holder": "The other who holds it",
    "second_agency_id": "The agency the other comes from",
    "supported_by": "Who is there to support them",
    "promised_on": "The promise was said aloud on",
}
HOW_TO: tuple[str, ...] = (
    "Write as much or as little as you like under each heading; paragraphs and lists are kept.",
    "Use positions and pseudonyms, never real names. Headings that do not help can be left empty or deleted.",
    "Then upload this file in Casewindow: it shows what it has read before anything is stored. Delete the file afterwards.",
)
PAPER = "Form for a conversation"


@dataclass(frozen=True)
class About:
    """What a form can say of a review: nothing of it at all, or its code, positions, agencies and questions."""

    code: str = ""
    title: str = ""
    invented: bool = False
    positions: Sequence[str] = ()
    agencies: Sequence[str] = ()
    questions: Sequence[str] = ()


def drawn(about: About, schedule: Schedule, values: Mapping[str, str], on: date) -> bytes:
    """The bytes of the form; `values` are those of its short boxes that are known already."""
    lists = {
        "participant_id": about.positions,
        "first_agency_id": about.agencies,
        "second_agency_id": about.agencies,
    }
    fields = tuple(
        FormField(key=key, label=label, value=values.get(key, ""), choices=tuple(map(one_line, lists.get(key, ()))))
        for key, label in LABELS.items()
    )
    form = ConversationForm(
        cover=_cover(about, on),
        edition=schedule.id.hex if schedule.id else "",
        how_to=HOW_TO,
        promise=PROMISE,
        limits=LIMITS,
        fields=fields,
        headings=tuple(
            FormHeading(key=term.key, heading=term.heading, prompts=one_line(term.prompts)) for term in schedule.terms
        ),
        positions=tuple(map(one_line, about.positions)),
        questions=tuple(map(one_line, about.questions)),
    )
    return word.conversation_form_docx(form)


def asked_of(about: About, schedule: Schedule) -> Asked:
    """What to look for in a form that comes back: its boxes, its headings, and the words that it says itself."""
    positions = f"{word.POSITIONS}{', '.join(map(one_line, about.positions))}."
    own = (
        word.NAME, word.PROMISE, word.LIMITS, word.QUESTIONS, positions, *HOW_TO, *PROMISE, *LIMITS,
        *word.columns(), *map(one_line, about.questions), *(one_line(term.prompts) for term in schedule.terms),
    )  # fmt: skip
    return Asked.of(LABELS, {term.key: term.heading for term in schedule.terms}, own)


def _cover(about: About, on: date) -> Cover:
    return Cover(
        code=about.code,
        title=one_line(about.title),
        board_name="",
        programme_name="",
        paper=PAPER,
        edition=on,
        invented=about.invented,
    )
