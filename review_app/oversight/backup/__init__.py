"""Back-ups: made by the database itself, encrypted, and opened and checked before anybody relies on them."""
