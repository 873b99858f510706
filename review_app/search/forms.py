"""The form of search."""

from review_app.core.fields import LineField
from review_app.core.forms import Form
from review_app.core.text import one_line

LONGEST_TYPED = 100_000  # the rule says in words what is too long; this only keeps the page from repeating a book


class SearchForm(Form):
    """Search in this review."""

    page_title = "Search"

    looked_for = LineField("Search in this review", longest=LONGEST_TYPED)

    @property
    def words(self) -> str:
        """What was typed, on one line."""
        return one_line(self.looked_for.data or "")
