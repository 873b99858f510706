"""The pages of sources and quotes, a file per task; importing them hands their views to the blueprint."""

from review_app.sources.views import (
    adding,
    conversations,
    editing,
    finding_again,
    lists,
    notes,
    originals,
    own,
    passages,
    quoting,
    showing,
    table,
    uploading,
    word_form,
)
from review_app.sources.views.blueprint import blueprint

__all__ = [
    "adding",
    "blueprint",
    "conversations",
    "editing",
    "finding_again",
    "lists",
    "notes",
    "originals",
    "own",
    "passages",
    "quoting",
    "showing",
    "table",
    "uploading",
    "word_form",
]
