"""Long work of a review or a programme: begun by somebody, watched as far as it is, come back to."""
