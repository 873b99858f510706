"""What can't be looked for, in sentences."""

from review_app.search.asking import LEAST, LONGEST, letters_of, terms_of


def why_not_search(words: str) -> str | None:
    """Why these words can't be looked for, or None."""
    if not words.strip():
        return "Type what you are looking for: a word, several words, or a “phrase in quotation marks”."
    if len(words) > LONGEST:
        return f"Search takes up to {LONGEST} characters, and this has {len(words):,}. A few words of it will find the place."
    if letters_of(terms_of(words)) < LEAST:
        return "Type at least two letters or figures: signs and pictures by themselves can’t be looked for."
    return None
