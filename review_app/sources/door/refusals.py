"""Why a file is refused, in sentences that say what to do; and what is said about one that was read."""

REFUSALS: dict[str, str] = {
    "empty": "This file is empty. Choose another, or paste the text.",
    "no_text": "There are no words in this file. If it is a scan or a picture, type the text or paste it.",
    "too_large": "This file is too large. Take out pictures and save it again, or paste the text.",
    "too_long": "This text is longer than 200,000 characters. Split it into several documents.",
    "encrypted": "This file has a password. Open it in Word, take the password off, save it, and bring it again.",
    "old_word": "This is a file of an older Word (.doc) or another older program. Save it as a Word document (.docx).",
    "macros": "This file contains macros. Save it in Word as a document without them (.docx).",
    "embedded": "Another file is embedded in this one. Take it out in Word, save, and bring it again; or paste the text.",
    "other_office": "This is not a Word document. Save it as .docx or .txt, or paste the text.",
    "pdf": "This is a PDF. Open it, copy the text and paste it here; or bring the Word document it was made from.",
    "not_text": "This is neither a Word document nor a text file. Save it as .docx or .txt, or paste the text.",
    "broken": "This file is damaged and can’t be read to its end. Open it in Word, save it again, and bring that one.",
    "unsafe": "This file contains something that a Word document has no need of. Paste its text instead.",
    "too_slow": "This file took too long to read. Save it again in Word without pictures, or paste the text.",
    "busy": "Other files are being read just now. Wait a moment and bring it again.",
}

NOTES: dict[str, str] = {
    "tracked": "The file has tracked changes. The text below is as if all of them were accepted.",
    "comments": "The comments in the margin of the file are left out.",
    "footnotes": "The footnotes stand at the end.",
    "pictures": "Pictures in the file are left out.",
    "headers": "What stands at the head and foot of the pages is left out.",
    "guessed": "The file does not say how its letters are written. Check accents, quotation marks and pound signs.",
}
