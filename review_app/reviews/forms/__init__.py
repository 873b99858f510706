"""The forms of possible cases and reviews, a file per page."""
