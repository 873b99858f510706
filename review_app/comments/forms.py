"""The forms of comments. The names of their boxes are their own, since they stand on other rooms' pages."""

from review_app.comments.models import CommentKind
from review_app.core.fields import RadioChoiceField, TextField
from review_app.core.forms import Form, VersionedForm


class CommentForm(Form):
    """Say something about a thing, or question it."""

    page_title = "Add a comment"

    comment_text = TextField("Your comment", missing="Write what you want to say.", rows=3)
    comment_kind = RadioChoiceField(
        "Is it a challenge?",
        choices=[
            (CommentKind.COMMENT.value, "A comment"),
            (CommentKind.CHALLENGE.value, "A challenge: it stays open until somebody writes what became of it"),
        ],
        default=CommentKind.COMMENT.value,
    )


class SettleForm(VersionedForm):
    """What became of a comment or challenge."""

    page_title = "What became of it?"

    outcome = TextField(
        "What became of it?",
        missing="Write what became of it, for example “Accepted, the text is changed” or “Kept as a differing view”.",
        rows=4,
        description="Accepted and changed, answered, or kept as a differing view: each is a good outcome.",
    )
