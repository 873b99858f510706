"""The engine of sentences: all-MiniLM-L6-v2, worked out with numpy alone, from weights that lie on this machine."""
