"""Holds: material that may be neither changed nor deleted, and what was handed over to the police or a court."""
