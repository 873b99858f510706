"""The pages of comments, and the box that other pages draw."""

from review_app.comments.views import lists, meetings, private, threads
from review_app.comments.views.blueprint import CommentsBox, blueprint, comments_box

__all__ = ["CommentsBox", "blueprint", "comments_box", "lists", "meetings", "private", "threads"]
