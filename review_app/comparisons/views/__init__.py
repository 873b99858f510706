"""The pages of comparisons: the themes by LSCB, what is asked and answered, and the files."""

from review_app.comparisons.views import answering, asking, groups, matrix, naming, taking, themes
from review_app.comparisons.views.blueprint import blueprint

__all__ = ["answering", "asking", "blueprint", "groups", "matrix", "naming", "taking", "themes"]
