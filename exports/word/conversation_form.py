"""The form for a conversation as a Word file: short boxes in a table, the promise, and a box under each heading."""

from exports.content.conversation_form import ConversationForm, FormHeading
from exports.word.controls import Controls
from exports.word.dates import in_words
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.page import A4
from exports.word.paper import Paper
from exports.word.paragraphs import line, prose, table_end
from exports.word.tables import Column, Row, Table

NAME = "Form for a conversation"
OWN_WORDS = "cw:own"  # followed by the version of the schedule: what the form says itself
FIELD, HEADING = "cw:field:", "cw:heading:"
LIMITS = "There are three limits. We have to pass on what we hear:"
POSITIONS = "Positions in this review: "
QUESTIONS = "What the LSCB wants to learn:"
PROMISE = "Said aloud before the conversation begins"
_TABLE = Table(
    caption="About the conversation",
    description="What is known about the conversation: with whom, when and where it was held, by whom, and what was promised.",
    columns=(Column(heading="About the conversation", width=3400), Column(heading="To fill in", width=5898)),
)


def columns() -> tuple[str, ...]:
    """What stands over the columns of the table, as a row says it and as its cells do."""
    headings = [column.heading for column in _TABLE.columns]
    return (*headings, " ".join(headings))


def conversation_form_docx(form: ConversationForm) -> bytes:
    """The bytes of the Word file."""
    controls = Controls()
    rows = [
        Row(
            cells=(
                line(Style.TABLE_LABEL, field.label),
                controls.short(f"{FIELD}{field.key}", field.label, field.value, field.choices),
            )
        )
        for field in form.fields
    ]
    own = joined(line(Style.PAPER_TITLE, NAME), line(Style.SMALL_PRINT, _made(form)), prose(form.how_to))
    body = joined(
        controls.kept_together(f"{OWN_WORDS}:{form.edition}", NAME, own),
        _TABLE.drawn(rows),
        table_end(),
        controls.kept_together(OWN_WORDS, PROMISE, _promise(form)),
        *(_section(controls, heading) for heading in form.headings),
    )
    return Paper(cover=form.cover, sheet=A4, body=body).docx()


def _made(form: ConversationForm) -> str:
    """For which review it was made, and when: on a line that is known again when the form comes back."""
    review = ", ".join(words for words in (form.cover.code, form.cover.title) if words.strip())
    return f"{f'Review {review}. ' if review else ''}Made on {in_words(form.cover.edition)}."


def _promise(form: ConversationForm) -> Markup:
    return joined(
        line(Style.HEADING_3, PROMISE),
        prose(form.promise),
        line(Style.NORMAL, LIMITS),
        *(line(Style.BULLET, limit) for limit in form.limits),
        _of_the_review(form),
    )


def _of_the_review(form: ConversationForm) -> Markup:
    """The review's positions and questions; nothing in a form that belongs to no review."""
    positions = line(Style.SMALL_PRINT, f"{POSITIONS}{', '.join(form.positions)}.") if form.positions else NOTHING
    if not form.questions:
        return positions
    questions = (line(Style.BULLET, question) for question in form.questions)
    return joined(positions, line(Style.HEADING_3, QUESTIONS.rstrip(":")), *questions)


def _section(controls: Controls, heading: FormHeading) -> Markup:
    return joined(
        line(Style.HEADING_2, heading.heading),
        line(Style.SMALL_PRINT, heading.prompts) if heading.prompts else NOTHING,
        controls.long(f"{HEADING}{heading.key}", heading.heading),
    )
