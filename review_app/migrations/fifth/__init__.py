"""What the fifth step of the schema adds: the tables and columns of migration 0005, a file per room."""
