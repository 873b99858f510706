"""History: drafts, versions of every text, compare, restore, delete and bring back."""
