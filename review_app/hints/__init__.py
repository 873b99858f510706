"""Hints: what is worth another look in a review, and wording that blames or looks back. They warn and stop nobody."""
