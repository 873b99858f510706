"""The invented programme: data files, loaded through the same actions that pages use, and removed as a whole."""
