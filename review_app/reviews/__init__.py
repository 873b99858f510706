"""Reviews: possible cases, set-up, stages, dates, concerns, and each review's home."""
