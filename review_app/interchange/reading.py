"""Reading a file of wordings that somebody sends us: strict, so that nothing but wordings comes in. Pure."""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from review_app.core.text import normalised, one_line
from review_app.interchange.contents import FORMAT, UNSEEN, VERSION, Contents, FileWithdrawal, FileWording, written
from review_app.interchange.signing import fingerprint, is_signed

MOST_BYTES = 5 * 1024 * 1024
MOST_WORDINGS = 5_000
LONGEST, LONGEST_LINE, MOST_FACTORS = 200_000, 300, 100
LARGEST_NUMBER = 1_000_000

TOO_LARGE = "This file is larger than any file of wordings. Nothing of it is read."
NOT_ONE = "This is not a file of wordings. Choose the file as it was downloaded in the other installation; its name ends with .json."
NEWER = "This file was made by a newer Casewindow than this one. Ask whoever looks after this installation to bring it up to date."
CHANGED = (
    "This file is not as it was made: something in it was changed, perhaps on its way in an e-mail. Nothing of it is taken "
    "in. Ask for the file again."
)


TWICE = "Something stands twice in this file, so nobody knows which of the two counts. Ask for another file."


class NotAFile(Exception):
    """Why a file is not read; the message is a sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class SignedFile:
    """A file whose signature holds: what it says, by whose key, and by what it is known again."""

    contents: Contents
    public_key: str
    fingerprint: str


def read_file(data: bytes) -> SignedFile:
    """A file as it was sent; raises NotAFile with a sentence for anything else."""
    if len(data) > MOST_BYTES:
        raise NotAFile(TOO_LARGE)
    document = _document(data)
    if document.get("format") != FORMAT:
        raise NotAFile(NOT_ONE)
    if type(document.get("version")) is int and document["version"] > VERSION:
        raise NotAFile(NEWER)
    _fields(document, "the file", DOCUMENT)
    if not _is_as_written(document, data) or not is_signed(document):
        raise NotAFile(CHANGED)
    contents = _contents(document)
    _refuse_repeated(contents)
    return SignedFile(contents, document["public_key"], fingerprint(data))


def _document(data: bytes) -> dict[str, Any]:
    try:
        document = json.loads(
            data.decode(), object_pairs_hook=_no_name_twice, parse_float=_never, parse_constant=_never
        )
    except (ValueError, RecursionError) as problem:
        raise NotAFile(NOT_ONE) from problem
    if not isinstance(document, dict):
        raise NotAFile(NOT_ONE)
    return document


def _is_as_written(document: Mapping[str, Any], data: bytes) -> bool:
    try:
        return written(document) == data
    except (ValueError, RecursionError):  # half a character, or lists within lists
        return False


def _no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotAFile(TWICE)
    return found


def _never(words: str) -> Any:
    raise ValueError(words)


Check = Callable[[Any], bool]


def _is_text(longest: int, *, several_lines: bool = False, may_be_empty: bool = False) -> Check:
    shape = normalised if several_lines else one_line

    def check(value: Any) -> bool:
        if not isinstance(value, str) or len(value) > longest or value != shape(value):
            return False
        if not value:
            return may_be_empty
        return all(one in "\n\t" or unicodedata.category(one) not in UNSEEN for one in value)

    return check


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value) is not None


def _is_day(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        return date.fromisoformat(value).year >= 2000
    except ValueError:
        return False


def _is_hex(length: int) -> Check:
    return lambda value: isinstance(value, str) and re.fullmatch(rf"[0-9a-f]{{{length}}}", value) is not None


def _is_number(value: Any) -> bool:
    return type(value) is int and 1 <= value <= LARGEST_NUMBER


def _is_list(most: int) -> Check:
    return lambda value: isinstance(value, list) and len(value) <= most


def _is_lines(value: Any) -> bool:
    return _is_list(MOST_FACTORS)(value) and all(map(_is_text(LONGEST_LINE), value))


DOCUMENT: Mapping[str, Check] = {
    "format": lambda value: value == FORMAT,
    "version": lambda value: type(value) is int and value == VERSION,
    "programme": _is_text(200),
    "lscb": _is_text(120),
    "number": _is_number,
    "made_on": _is_day,
    "wordings": _is_list(MOST_WORDINGS),
    "withdrawn": _is_list(MOST_WORDINGS),
    "public_key": _is_hex(64),
    "signature": _is_hex(128),
}
WORDING: Mapping[str, Check] = {
    "review": _is_id,
    "finding": _is_id,
    "wording": _is_id,
    "title": _is_text(LONGEST),
    "summary": _is_text(LONGEST, several_lines=True),
    "category_key": _is_text(80),
    "category": _is_text(300),
    "factors": _is_lines,
    "good_practice": lambda value: isinstance(value, bool),
    "shared_on": _is_day,
}
WITHDRAWAL: Mapping[str, Check] = {"finding": _is_id, "on": _is_day}


def _fields(value: Any, where: str, checks: Mapping[str, Check]) -> None:
    if not isinstance(value, dict) or list(value) != list(checks):
        raise NotAFile(f"This file is not built as a file of wordings is: {where} has other parts. {ASK_AGAIN}")
    for name, check in checks.items():
        if not check(value[name]):
            said = name.replace("_", " ")
            raise NotAFile(
                f"This file is not built as a file of wordings is: “{said}” in {where} can’t be. {ASK_AGAIN}"
            )


ASK_AGAIN = "Nothing of it is taken in. Ask whoever made it to make another."


def _contents(document: Mapping[str, Any]) -> Contents:
    for place, one in enumerate(document["wordings"], 1):
        _fields(one, f"wording {place}", WORDING)
    for place, one in enumerate(document["withdrawn"], 1):
        _fields(one, f"withdrawal {place}", WITHDRAWAL)
    return Contents(
        document["programme"],
        document["lscb"],
        document["number"],
        date.fromisoformat(document["made_on"]),
        tuple(_wording(one) for one in document["wordings"]),
        tuple(FileWithdrawal(UUID(one["finding"]), date.fromisoformat(one["on"])) for one in document["withdrawn"]),
    )


def _wording(one: Mapping[str, Any]) -> FileWording:
    ids = {name: UUID(one[name]) for name in ("review", "finding", "wording")}
    changed = ids | {"factors": tuple(one["factors"]), "shared_on": date.fromisoformat(one["shared_on"])}
    return FileWording(**{**one, **changed})


def _refuse_repeated(contents: Contents) -> None:
    findings = [*(one.finding for one in contents.wordings), *(one.finding for one in contents.withdrawn)]
    wordings = [one.wording for one in contents.wordings]
    if len(set(findings)) != len(findings) or len(set(wordings)) != len(wordings):
        raise NotAFile(f"A finding stands more than once in this file. {ASK_AGAIN}")
    if any(one.shared_on > contents.made_on for one in contents.wordings):
        raise NotAFile(f"A wording in this file was shared after the file was made. {ASK_AGAIN}")
