"""People: agencies, practitioners by position, relatives by pseudonym, and the encrypted names."""
