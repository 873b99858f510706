"""Bringing a file of published findings: what it says, whose words they are, and what becomes of each row."""
