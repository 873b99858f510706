"""What the worker can say: the text of a file with what was not read, or the code word of a refusal."""

from collections import Counter
from dataclasses import dataclass, field


class Refused(Exception):
    """The file is not read; the message is the code word of the reason."""


@dataclass(frozen=True)
class Limits:
    """How much of a file is read, as the settings say."""

    expanded: int  # bytes, counted while a packed file is unpacked
    characters: int
    pages: int


@dataclass
class Found:
    """What was found in a file: its blocks in their order, and how many of what was not read."""

    kind: str
    blocks: list[str] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    pages: int = 0  # nought where the kind of file does not say
    unread: list[int] = field(default_factory=list)  # the numbers of the pages that are pictures

    @property
    def text(self) -> str:
        """The blocks as paragraphs."""
        return "\n\n".join(block for block in self.blocks if block.strip())
