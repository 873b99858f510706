"""The forms of sources."""
