"""The wording check itself, without the database: words, phrases, where it is silent, and what it finds."""

from review_app.hints.check.marks import mark_of
from review_app.hints.check.phrases import why_not_phrases
from review_app.hints.check.wording import Checker, Hit, Kind, Silent

__all__ = ["Checker", "Hit", "Kind", "Silent", "mark_of", "why_not_phrases"]
