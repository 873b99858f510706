"""Themes mornings: the pairs lay their shared findings on one table as cards, group them, and say of each “yes, that’s ours”."""
