"""The files that sources write, a module for each."""
