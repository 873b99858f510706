"""Papers as Word files, each part of a document by a file of its own, from a template and styles of our own.

The body is written as markup rather than through python-docx: the same text takes that library five to seven
times as long (measured at 17,000 to 160,000 words), and none of what we need beyond paragraphs (contents list,
alternative text, header rows) is in it. python-docx and lxml read the papers again in the tests.
"""

from exports.word.episodes import episodes_docx
from exports.word.narrative import narrative_docx
from exports.word.report import report_docx

__all__ = ["episodes_docx", "narrative_docx", "report_docx"]
