"""Narrative: what happened, told by period in prose with its differing perspectives, and beside it entries in lanes."""
