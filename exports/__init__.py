"""Papers drawn from what they say: content in, bytes out, with no web framework, no database and no application."""
