"""Long work of a review: begun by somebody, watched as far as it is, come back to."""
