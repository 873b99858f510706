"""The family: who lived with whom and when, who worked with them, and how the review speaks with each of them."""
