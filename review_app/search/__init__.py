"""Search: one index of what a review says, filled and read through offers."""
