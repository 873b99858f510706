"""The forms of the narrative."""
