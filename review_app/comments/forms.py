"""The forms of comments. The names of their boxes are their own, since they stand on other rooms' pages."""

from collections.abc import Iterator
from typing import Any

from wtforms import HiddenField

from review_app.comments.models import Comment, CommentKind, Result
from review_app.core.fields import ChoiceField, RadioChoiceField, TextField
from review_app.core.forms import Form, VersionedForm

KINDS = [
    (CommentKind.COMMENT.value, "A comment"),
    (CommentKind.CHALLENGE.value, "A challenge: it stays open until somebody writes what became of it"),
]
LINES = 10  # challenges typed in at once


class CommentForm(Form):
    """Say something about a thing, or question it."""

    page_title = "Add a comment"

    comment_text = TextField("Your comment", missing="Write what you want to say.", rows=3)
    comment_kind = RadioChoiceField("Is it a challenge?", choices=KINDS, default=CommentKind.COMMENT.value)
    comment_to = ChoiceField("For somebody in particular?", choices=[("", "No, for the whole review team")])


class PrivateForm(Form):
    """What somebody keeps to themselves so far."""

    private_kept = HiddenField()  # how the draft stood when the page was opened
    private_text = TextField("Your draft", missing="Write what you want to say.", rows=4)
    private_kind = RadioChoiceField("Is it a challenge?", choices=KINDS, default=CommentKind.COMMENT.value)


class AnswerForm(Form):
    """Answer a comment or challenge."""

    page_title = "Answer"

    answer_text = TextField("Your answer", missing="Write your answer.", rows=4)


class SettleForm(VersionedForm):
    """What became of a comment or challenge."""

    page_title = "What became of it?"

    result = RadioChoiceField("What became of it?", choices=[(result.value, result.words) for result in Result])
    outcome = TextField(
        "What changed, or why not?",
        rows=4,
        description="Accepted: what changed. Not accepted: why. Kept as a difference: who sees it otherwise, and where that stands.",
    )


def settle_form(comment: Comment) -> SettleForm:
    """The form for this comment; what is no challenge has no result, and need not say what became of it."""
    form = SettleForm(obj=comment)
    if not comment.is_challenge:
        del form.result
        form.outcome.label.text = "What became of it?"
        form.outcome.description = "It may stay empty: then the comment is simply closed."
    return form


class MeetingForm(Form):
    """Ten challenges of the case group at once."""

    page_title = "What the case group said"

    def lines(self) -> Iterator[tuple[ChoiceField, TextField]]:
        """The two boxes of each line: on what, and what was said."""
        for number in range(1, LINES + 1):
            yield self[f"on_{number}"], self[f"said_{number}"]

    def set_things(self, choices: dict[str, list[tuple[str, str]]]) -> None:
        """What a challenge can hang on, under headings; from the second line on, nothing chosen is the same as above."""
        for number, (on, _said) in enumerate(self.lines(), start=1):
            on.choices = {"": [("", "Choose" if number == 1 else "The same as above")], **choices}

    def said(self) -> list[tuple[str, str]]:
        """What was said and on what; a line that names nothing takes the line above. Lines that say nothing are left out."""
        heard, on_what = list[tuple[str, str]](), ""
        for on, said in self.lines():
            on_what = on.data or on_what
            if said.data:
                heard.append((on_what, said.data))
        return heard


for _number in range(1, LINES + 1):
    setattr(MeetingForm, f"on_{_number}", ChoiceField(f"Line {_number}: about what?"))
    setattr(MeetingForm, f"said_{_number}", TextField(f"Line {_number}: what was said", rows=2))


class WhichForm(Form):
    """Which comments of a review are shown; sent by GET, since none of it is of the case."""

    class Meta:
        """Asked by GET: no token in the address."""

        csrf = False

    kind = ChoiceField(
        "Comment or challenge", choices=[("", "Both"), ("comment", "Comments"), ("challenge", "Challenges")]
    )
    state = ChoiceField("Open or settled", choices=[("", "Both"), ("open", "Open"), ("settled", "Settled")])
    by = ChoiceField("Who said it")
    on = ChoiceField("About what")
    mine = ChoiceField("Whose", choices=[("", "Everybody’s"), ("yes", "Mine, and those addressed to me")])

    def asked(self) -> dict[str, Any]:
        """What is asked for, by box, for the addresses of further pages."""
        return {field.short_name: field.data for field in self if field.data}
