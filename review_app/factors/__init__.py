"""Factors: what helped or hindered in an episode, under a heading of the framework, and who says so."""
