"""Memberships: who is what, where, from when to when."""
