"""The row of additional learning."""

from sqlalchemy.orm import Mapped

from review_app.core.columns import case_text, number
from review_app.core.rows import CaseRow


class AdditionalLearning(CaseRow):
    """Something learnt that belongs to this case and is no pattern, so that it stands apart from the findings."""

    text: Mapped[str] = case_text()
    place: Mapped[int] = number(default=0)
