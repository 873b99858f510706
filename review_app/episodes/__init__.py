"""Key practice episodes, each position's view from the tunnel, and the appraisal of practice."""
