"""What vocabularies offer."""

from review_app.core.offers import Erasable, Room
from review_app.vocabularies.models import ChosenVersion, Term, TermLink, Vocabulary
from review_app.vocabularies.views import blueprint

ROOM = Room(
    "vocabularies",
    blueprint,
    (Erasable(Vocabulary), Erasable(Term), Erasable(TermLink), Erasable(ChosenVersion)),
)
