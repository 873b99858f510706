"""What somebody may ask the audit for."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms.validators import ValidationError

from review_app.audit.events import SENTENCES, Event
from review_app.core.clock import LONDON
from review_app.core.fields import ChoiceField, DayField
from review_app.core.forms import Form

KINDS = sorted(((event.value, words.capitalize()) for event, words in SENTENCES.items()), key=lambda pair: pair[1])


class AuditForm(Form):
    """Which events to show; it asks and changes nothing, so it is sent as part of the address."""

    class Meta:
        """No token: nothing is changed."""

        csrf = False

    person = ChoiceField("Who")
    event = ChoiceField("What")
    since = DayField("From", description="For example 3 March 2011.")
    until = DayField("To", description="The last day to show.")

    def __init__(self, asked: Any, people: Iterable[tuple[Any, str]]) -> None:
        super().__init__(asked)
        self.set_choices("event", KINDS, nothing="Anything")
        self.set_choices("person", people, nothing="Anybody")

    def validate_until(self, field: DayField) -> None:
        """Refuse a last day before the first."""
        if self.since.data and field.data and field.data < self.since.data:
            raise ValidationError("The last day is before the first.")

    def wanted_event(self) -> Event | None:
        """The kind of event asked for."""
        return Event(self.event.data) if self.event.data else None

    def wanted_moments(self) -> tuple[datetime | None, datetime | None]:
        """From when, and up to but not including when, by the clock in London."""
        since, until = self.since.data, self.until.data
        return _begins(since) if since else None, _begins(until + timedelta(days=1)) if until else None


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)
