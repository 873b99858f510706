"""Writing mornings: call one, lay and move cards, note what the authors say, close it."""
