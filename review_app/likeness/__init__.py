"""Likeness: how alike two texts are, worked out on this machine and kept beside them. It suggests; people decide."""
