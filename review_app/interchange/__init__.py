"""Interchange: an LSCB that runs an installation of its own sends its agreed wordings, and nothing else, in a signed file."""
