"""The migrations in their order, numbered."""
