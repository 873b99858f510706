"""The first schema, a file per room; frozen when it was first used."""
