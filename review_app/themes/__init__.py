"""Themes: which shared findings of different reviews are the same, by people's decisions, and what they make together."""
