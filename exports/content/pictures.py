"""A picture that stands in a paper, with the words for those who don't see it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The bytes of a PNG, how wide and high it is drawn, and what it shows in words."""

    png: bytes
    width: int
    height: int
    words: str
