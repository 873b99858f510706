"""What the audit can say: a closed list, a sentence each."""

from review_app.audit.events.names import Event
from review_app.audit.events.sentences import SENTENCES, sentence

__all__ = ["SENTENCES", "Event", "sentence"]
