"""The forms of hints."""

from typing import ClassVar

from review_app.core.fields import LineField, TextField, TickField
from review_app.core.forms import Form, VersionedForm

WHY_GO_ON = "Say why you go on. The reason stands with your name and the day."
WHY_STAND = "Say why it may stand. The reason stands with your name and the day."

HOW_TO_WRITE = (
    "Words as they stand in a text, in small letters. * stands for any ending or for any word, / for words of which one "
    "stands there, [ ] for what may be left out. “*ed” finds “asked” and “done”. A phrase that begins with a capital is "
    "looked for at the beginning of a sentence."
)


class ReasonForm(Form):
    """Why the team goes on; its one box is called after what it is about, since several stand on a page."""

    code: ClassVar[str] = ""

    @property
    def reason(self) -> LineField:
        """The box."""
        box: LineField = self[f"reason_{self.code}"]
        return box


def reason_form(code: str, label: str, missing: str, *, empty: bool = False) -> ReasonForm:
    """The form about one thing; `empty`: as it stands on the page before anybody has typed."""
    made = type("ReasonFormOfOne", (ReasonForm,), {f"reason_{code}": LineField(label, missing=missing), "code": code})
    form: ReasonForm = made(formdata=None) if empty else made()
    return form


class KindForm(VersionedForm):
    """A kind of wording: what is looked for, and what is said of it."""

    page_title = "Change a kind of wording"

    heading = LineField("Heading", missing="Give it a heading.")
    phrases = TextField(
        "Phrases, each on a line of its own",
        rows=12,
        description=HOW_TO_WRITE,
    )
    unless = TextField(
        "But not in",
        rows=6,
        description="Phrases that sound alike and blame nobody, such as “by mistake”. Nothing is said where they stand.",
    )
    why = TextField("Why it is worth another look", missing="Say why, so that a reader can disagree.", rows=3)
    instead = TextField("What to ask instead", missing="Say what to ask instead.", rows=3)
    is_mild = TickField("A small thing: it stands behind the others, and isn’t counted")
    in_use = TickField("It is looked for")


class TryForm(Form):
    """A text to try the check on; it is kept nowhere."""

    text = TextField("A text to try it on", missing="Paste or type a text.", rows=8, description="It is not kept.")
