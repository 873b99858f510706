"""Comments: what somebody said about a thing of a review, challenges among them, and what became of each."""
