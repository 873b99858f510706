"""Figures: server time of every page, saves per second, and the Word report, at 1, 3 and 10 times the volume."""
