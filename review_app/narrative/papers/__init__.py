"""The files that the narrative writes: rows that could not be read, and the time line as a picture."""
