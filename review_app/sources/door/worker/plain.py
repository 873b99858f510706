"""Plain text."""

from review_app.sources.door.worker.answers import Found, Limits, Refused

MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"))


def read(content: bytes, limits: Limits) -> Found:
    """Plain text: UTF-8 (or UTF-16 that says so), else as old Windows programs write it, with a note."""
    del limits
    found = Found("txt")
    for mark, encoding in MARKS:
        if content.startswith(mark):
            try:
                found.blocks = [checked(content.decode(encoding))]
            except UnicodeDecodeError:
                break
            return found
    try:
        found.blocks = [checked(content.decode("cp1252"))]
    except UnicodeDecodeError as problem:
        raise Refused("not_text") from problem
    found.notes["guessed"] = 1
    return found


def checked(text: str) -> str:
    """The text, unless it has characters that no text has."""
    if any(ord(letter) < 32 and letter not in "\t\n\r\f\v" for letter in text):
        raise Refused("not_text")
    return text
