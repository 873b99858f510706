"""Oversight: who saw and did what, and the back-ups that bring everything back."""
