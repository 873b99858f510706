"""Findings: underlying patterns with their anatomy, what they rest on, and the questions they put to the LSCB."""
