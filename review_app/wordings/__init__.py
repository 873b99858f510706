"""Wordings: what is agreed to share of a finding, word for word, with the chair's consent; and what was shared across the pilots."""
