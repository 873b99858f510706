"""What the pages of vocabularies share."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response

from review_app.core.commit import session_here
from review_app.core.errors import NotFound, found
from review_app.vocabularies import queries
from review_app.vocabularies.models import Term, Vocabulary, VocabularyKind

blueprint = Blueprint("vocabularies", __name__, url_prefix="/programmes/<uuid:programme_id>")
Page = str | Response | tuple[str, int]

A_KIND = "<string(maxlength=40):framework>"
A_HEADING = f"/vocabularies/{A_KIND}/draft/headings/<string(maxlength=80):heading>"


@dataclass(frozen=True)
class OpenDraft:
    """The draft of a framework's next version, with all its headings."""

    vocabulary: Vocabulary
    terms: list[Term]

    @property
    def where(self) -> dict[str, Any]:
        """The parameters of its pages."""
        return {"programme_id": self.vocabulary.programme_id, "framework": self.vocabulary.kind.value}

    def term(self, key: str) -> Term:
        """One of its headings; raises NotFound."""
        return found(next((term for term in self.terms if term.key == key), None))


def kind_of(framework: str) -> VocabularyKind:
    """The kind that an address names; raises NotFound for another word."""
    try:
        return VocabularyKind(framework)
    except ValueError as problem:
        raise NotFound from problem


def draft_here(programme_id: UUID, framework: str, *, hold: bool = False) -> OpenDraft:
    """The draft that a page is about; raises NotFound where there is none. `hold` where it is going to be changed."""
    session = session_here()
    draft = found(queries.draft_of(session, programme_id, kind_of(framework), hold=hold))
    return OpenDraft(draft, queries.every_term_of(session, draft))
