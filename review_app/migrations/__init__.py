"""Migrations: the schema's versions, each applied whole or not at all."""
