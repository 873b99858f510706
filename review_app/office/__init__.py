"""The coordinator's work: diary, letters, records asked for and consents; no content of the case."""
