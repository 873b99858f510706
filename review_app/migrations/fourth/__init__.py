"""Across the pilots: the tables and columns that migration 0004 adds, a file per room."""
