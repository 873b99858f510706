"""Analysis: the tables and columns that migration 0003 adds, a file per room."""
