"""The lines of the page on which names are settled: one a name, with a guess where there is one."""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from review_app.names.book import Book, Check
from review_app.names.rules import Found, Kind
from review_app.names.rules.settling import Context, Decision, contexts, next_label

LEFT_OPEN, IN_OWN_WORDS, KEEP = "", "own", "keep"
PERSON, DECIDED, NEW, SAME = "p:", "d:", "n:", "s:"
MOST_LINES = 150  # of one page; what is more comes on the next
_MOST_SAME = 40
Choices = dict[str, list[tuple[str, str]]]


@dataclass
class Line:
    """One name on the page on which names are settled."""

    code: str  # says nothing of the name
    found: Found
    contexts: list[Context]
    chosen: str  # what the box begins with
    new_label: str
    note: str = ""  # why it begins with that
    before: Decision | None = None  # what was decided before and applies by itself


def code_for(names_key: bytes) -> Callable[[str], str]:
    """What a form calls a name: the same for the same name, and saying nothing of it."""

    def code(key: str) -> str:
        return hmac.new(names_key, f"code:{key}".encode(), sha256).hexdigest()[:16]

    return code


def lines_of(book: Book, check: Check, code: Callable[[str], str]) -> list[Line]:
    """One line for every name of a text: those to be settled first, each with its other spellings behind it."""
    text, lines = check.text, list[Line]()
    for found in _in_order(check.found):
        decision = book.decided(found)
        chosen, note = guess(book, found, decision, code)
        lines.append(Line(code(found.key), found, contexts(text, found), chosen, "", note, decision))
    taken = (
        book.labels
    )  # a number of its own for every name, so that two never get the same; first those without a guess
    for line in sorted(lines, key=lambda line: line.chosen not in {LEFT_OPEN, NEW + line.found.kind}):
        line.new_label = next_label(line.found.kind, taken)
        taken = [*taken, line.new_label]
    return sorted(lines, key=lambda line: line.before is not None)


def _in_order(found: Sequence[Found]) -> list[Found]:
    """In the order of the text, but each other spelling behind the name that it belongs to."""
    place = {each.key: number for number, each in enumerate(found)}

    def order(each: Found) -> tuple[int, int]:
        return place.get(each.same_as, place[each.key]), place[each.key]

    return sorted(found, key=order)


def guess(book: Book, found: Found, decision: Decision | None, code: Callable[[str], str]) -> tuple[str, str]:
    """What the box of a name begins with, and why."""
    if decision is not None:
        return choice_of(book, decision), "Settled before."
    if len(found.may_be) == 1 and found.is_sure:
        note = "Its spelling is near to a name this review knows." if found.is_near else "This review knows the name."
        return _choice_for(book, found.may_be[0]), note
    if found.may_be:
        return LEFT_OPEN, f"It may be {_either(book, found.may_be)}."
    if found.same_as:
        return SAME + code(found.same_as), "Probably another spelling."
    return (LEFT_OPEN, "") if found.kind is Kind.PERSON else (NEW + found.kind, "")


def choice_of(book: Book, decision: Decision) -> str:
    """The line of the list that stands for a decision."""
    if decision.keeps:
        return KEEP
    if decision.person_id in book.people:
        return PERSON + decision.person_id
    return DECIDED + str(_row_with(book, decision.label))


def _choice_for(book: Book, stands_for: str) -> str:
    before = book.settled.get(stands_for.removeprefix("settled:"))
    return choice_of(book, before.decision) if before else PERSON + stands_for


def _either(book: Book, stands_for: Sequence[str]) -> str:
    labels = [book.people.get(each, "") or _label_before(book, each) for each in stands_for]
    return " or ".join(dict.fromkeys(f"“{label}”" for label in labels if label)) or "somebody this review knows"


def _label_before(book: Book, stands_for: str) -> str:
    before = book.settled.get(stands_for.removeprefix("settled:"))
    return book.label_of(before.decision) if before else ""


def _row_with(book: Book, label: str) -> object:
    return next((each.row_id for each in book.settled.values() if each.decision.label == label), "")


def labels_before(book: Book) -> list[tuple[str, str]]:
    """The labels decided before that are nobody’s position or pseudonym, each once."""
    found: dict[str, str] = {}
    for each in book.settled.values():
        if not each.decision.keeps and each.decision.person_id not in book.people:
            found.setdefault(each.decision.label, DECIDED + str(each.row_id))
    return sorted((value, label) for label, value in found.items())


def choices(book: Book, line: Line | None = None, lines: Sequence[Line] = ()) -> Choices:
    """What can stand for a name, under headings."""
    kinds = sorted((kind for kind in Kind), key=lambda kind: line is None or kind is not line.found.kind)
    new = [(NEW + kind, line.new_label if line and kind is line.found.kind else f"{kind.label}, new") for kind in kinds]
    found: Choices = {
        "": [(LEFT_OPEN, "Choose"), (KEEP, "Not a name: keep the words")],
        "Practitioners": [(PERSON + key, label) for key, label in book.practitioners.items()],
        "Family": [(PERSON + key, label) for key, label in book.relatives.items()],
        "Labels used before": sorted(labels_before(book), key=lambda each: each[1]),
        "A new label": [*new, (IN_OWN_WORDS, "the label I write below")],
        "The same as": _others(line, lines) if line else [],
    }
    return {heading: those for heading, those in found.items() if those}


def _others(line: Line, lines: Sequence[Line]) -> list[tuple[str, str]]:
    others = [other for other in lines if other is not line and other.found.kind is line.found.kind]
    most = sorted(others, key=lambda other: (other.found.key != line.found.same_as, -len(other.found.hits)))
    return [(SAME + other.code, other.found.shown) for other in most[:_MOST_SAME]]
