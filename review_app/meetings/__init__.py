"""Meetings: when, where and who, the papers for them, and what was said and decided."""
