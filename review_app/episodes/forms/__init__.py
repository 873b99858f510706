"""The forms of key practice episodes."""
