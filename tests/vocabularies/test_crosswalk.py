"""The cross-walk: what a heading of one version has become in another, however it was split, merged and undone."""

import pytest

from review_app.vocabularies.crosswalk import Edition, changes, open_merges, successors
from review_app.vocabularies.models import Level, LinkKind, Term, TermLink, Vocabulary


def edition(version: int, words: str, links: list[TermLink] | None = None, retired: str = "") -> Edition:
    """A version whose headings are single letters, the keys in small."""
    terms = {
        letter.lower(): Term(key=letter.lower(), heading=letter, group="", place=at)
        for at, letter in enumerate(words.split())
    }
    gone = {letter.lower(): Term(key=letter.lower(), heading=letter, group="", place=99) for letter in retired.split()}
    for term in (*terms.values(), *gone.values()):
        term.also = term.prompts = term.example = ""
    return Edition(Vocabulary(version=version), terms, gone, links or [])


def link(kind: LinkKind, from_key: str, to_key: str, undoes: TermLink | None = None) -> TermLink:
    return TermLink(kind=kind, from_key=from_key, to_key=to_key, undoes=undoes.id if undoes else None)


MERGE = link(LinkKind.MERGED, "b", "a")
UNDO = link(LinkKind.UNDONE, "a", "b", MERGE)


@pytest.mark.parametrize(
    ("key", "start", "end", "become"),
    [
        ("a", 1, 2, ["a"]),
        ("b", 1, 2, ["a"]),
        ("c", 1, 2, ["c", "d"]),
        ("e", 1, 2, []),
        ("a", 2, 3, ["a", "b"]),  # it may have been either before the merge was undone
        ("d", 2, 3, ["d"]),
        ("b", 1, 3, ["b"]),  # a merge made and undone in between never was
        ("a", 1, 3, ["a"]),
        ("c", 1, 3, ["c", "d"]),
        ("e", 1, 3, ["e"]),  # used again
        ("a", 3, 3, ["a"]),
    ],
)
def test_a_heading_is_followed_from_any_version_to_any_later_one(
    key: str, start: int, end: int, become: list[str]
) -> None:
    editions = [
        edition(1, "A B C E"),
        edition(2, "A C D", [MERGE, link(LinkKind.SPLIT, "c", "d")], "B E"),
        edition(3, "A B C D E", [UNDO]),
    ]
    assert successors(key, editions, start, end) == become


def test_a_heading_that_is_merged_and_then_split_in_one_draft_may_have_become_either() -> None:
    links = [link(LinkKind.MERGED, "b", "a"), link(LinkKind.SPLIT, "a", "n"), link(LinkKind.MERGED, "n", "m")]
    editions = [edition(1, "A B M"), edition(2, "A M", links, "B N")]
    assert [successors(key, editions, 1, 2) for key in "abm"] == [["a", "m"], ["a", "m"], ["m"]]


def test_links_that_run_in_a_circle_end() -> None:
    links = [link(LinkKind.SPLIT, "a", "b"), link(LinkKind.MERGED, "b", "a")]
    assert successors("a", [edition(1, "A"), edition(2, "A", links, "B")], 1, 2) == ["a"]


def test_what_changed_is_said_in_sentences() -> None:
    before, after = edition(1, "A B C E F G"), edition(2, "A C D F G H", [MERGE, link(LinkKind.SPLIT, "c", "d")], "B E")
    after.terms["f"].heading = "F & O’Brien"
    after.terms["g"].level = Level.LOCAL
    after.terms["h"].prompts = "New?"
    after.terms["a"].prompts = "Asked anew?"
    assert [change.said for change in changes(before, after)] == [
        "“B” was merged into “A”.",
        "“C” was split into “C” and “D”.",
        "“H” is new.",
        "“E” is no longer used.",
        "“F” is now called “F & O’Brien”.",
        "“G” now stands at the level local strategic.",
    ]
    assert [change.said for change in changes(after, edition(3, "C A D F G H B", [UNDO], "E"))][:1] == [
        "“B” stands by itself again, no longer within “A”."
    ]


def test_another_order_alone_is_a_change_and_nothing_is_none() -> None:
    assert [change.kind for change in changes(edition(1, "A B"), edition(2, "B A"))] == ["order"]
    assert changes(edition(1, "A B"), edition(2, "A B")) == []


def test_other_words_of_what_is_asked_are_named() -> None:
    after = edition(2, "A B")
    after.terms["b"].prompts = "How?"
    assert changes(edition(1, "A B"), after)[0].said == "What one heading asks is put in other words: “B”."


def test_only_a_merge_that_nobody_has_undone_is_open() -> None:
    other = link(LinkKind.MERGED, "x", "y")
    assert open_merges([MERGE, other, UNDO]) == {"x": other}
