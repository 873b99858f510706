"""Conversations: planned and held, what was asked and settled before them, and the headings of the schedule."""
