"""Names at the door: real names are settled before a text is kept, once per name, and what was decided is remembered."""
