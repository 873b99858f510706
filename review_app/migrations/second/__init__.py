"""What data collection added to the schema, a file per room; frozen when it is first used."""
