"""Sources: conversations and documents, their texts, and the quotes taken from them."""
