"""Figures: server time of every page, saves per second, and the Word report, at 1, 3 and 10 times the volume."""

import review_app.core  # noqa: F401 # before a figure's own numpy: it says how many processors a product takes, read once
