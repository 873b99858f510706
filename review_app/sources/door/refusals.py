"""Why a file is refused, in sentences that say what to do; and what is said about one that was read."""

from collections.abc import Sequence

from review_app.core.text import counted

REFUSALS: dict[str, str] = {
    "empty": "This file is empty. Choose another, or paste the text.",
    "no_text": "There are no words in this file. If it is a picture, type the passages that matter, or paste the text.",
    "scan": "This PDF holds pictures of pages and no text. Ask for the file that it was printed from, or type the passages that matter.",
    "picture": "This is a picture, as a scanner or a telephone makes it, and holds no text. Type the passages that matter, or paste the text.",
    "too_large": "This file is too large. Take out pictures and save it again, or paste the text.",
    "too_long": "This text is longer than is taken at once. Split it into several documents.",
    "too_many_pages": "This file has more pages than are taken at once. Split it into several documents.",
    "encrypted": "This file has a password. Open it, take the password off, save it, and bring it again.",
    "old_word": "This is a file of an older Word (.doc) or another older program. Open it and save it as a Word document (.docx).",
    "macros": "This file contains macros. Save it as a document without them (.docx), and bring that one.",
    "embedded": "A program or another file is embedded in this one. Take it out, save, and bring it again; or paste the text.",
    "other_office": "This is neither a Word document nor a text. Save it as .docx, .odt, .rtf, .pdf or .txt, or paste the text.",
    "markup": "This is a web page or a data file. Open it in Word or LibreOffice and save it as .docx or .odt, or paste the text.",
    "two_kinds": "This file pretends to be two kinds of file at once. Ask whoever made it for another, or paste the text.",
    "not_text": "This is no file that can be read here. Bring a .docx, .odt, .rtf, .pdf or .txt, or paste the text.",
    "broken": "This file is damaged and can’t be read to its end. Open it, save it again, and bring that one.",
    "unsafe": "This file contains something that a text has no need of. Paste its text instead.",
    "too_slow": "This file took too long to read. Save it again without pictures, or paste the text.",
    "busy": "Other files are being read just now. Wait a moment and bring it again.",
}

KINDS: dict[str, str] = {
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "pdf": "a PDF",
    "rtf": "a rich text file",
    "txt": "a text file",
}

# What is said about something that was found once or several times; the number stands in words before the noun.
NOTES: dict[str, str] = {
    "tracked": "The file has tracked changes. The text below is as if all of them were accepted.",
    "comments": "The comments in the margin of the file were not read.",
    "footnotes": "The footnotes stand at the end.",
    "headers": "What stands at the head and foot of the pages was not read.",
    "hidden": "Hidden words in the file were left out.",
    "form": "The file is a form. What was typed into its boxes stands at the end.",
    "other_part": "A part of the file is another file pasted in whole; it was not read.",
    "lines": "A PDF knows only lines. They were put together to paragraphs: look whether each ends where it should.",
    "unseen": "Some words of the file are not to be seen on its pages, as when a machine has read a scan. Compare them with what is seen.",
    "side_by_side": "On some pages words stand side by side, as in columns. They were read line by line across the page: look what belongs together.",
    "guessed": "The file does not say how its letters are written. Check accents, quotation marks and pound signs.",
    "template": "The file asks for a template from elsewhere. It was not fetched.",
    "elsewhere": "The file asks for pictures or texts from elsewhere. They were not fetched.",
    "fields": "A field in the file would fetch something, or start another program. It was left out.",
    "active": "The file contains a program that starts by itself. It was left out.",
}
COUNTED: dict[str, tuple[str, str]] = {
    "pictures": ("picture was not read", "pictures were not read"),
    "charts": ("chart or diagram was not read", "charts or diagrams were not read"),
    "attached": ("file inside this one was not read", "files inside this one were not read"),
}
# A file with any of these would act or fetch for whoever opens it, so only its text is kept.
NOT_KEPT = frozenset({"template", "elsewhere", "fields", "active", "attached", "other_part"})
NOT_KEPT_SENTENCE = (
    "The file itself can’t be kept, because it would fetch or start something for whoever opens it. Only its text is."
)
MOST_NAMED = 12


def sentence_of(note: str, number: int) -> str:
    """What is said about something that was found."""
    if note in COUNTED:
        return f"{counted(number, *COUNTED[note]).capitalize()}."
    return NOTES[note]


def unread_sentence(numbers: Sequence[int], pages: int) -> str:
    """Which pages hold no words that could be read."""
    first = [str(number) for number in numbers[:MOST_NAMED]]
    if len(numbers) > MOST_NAMED:
        first.append("others")
    where = first[0] if len(first) == 1 else f"{', '.join(first[:-1])} and {first[-1]}"
    said = f"{len(numbers)} of {counted(pages, 'page')} {'was' if len(numbers) == 1 else 'were'} not read"
    noun = "page" if len(numbers) == 1 else "pages"
    return f"{said} ({noun} {where}): without text, as in a scan. Ask for the file they were printed from, or type what matters."
