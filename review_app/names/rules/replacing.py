"""Putting labels in the place of names."""

from collections.abc import Iterable, Mapping

from review_app.names.rules.kinds import Hit

_LOOK_BACK = 40


def replaced(text: str, hits: Iterable[Hit], labels: Mapping[str, str]) -> str:
    """The text with each hit replaced by the label for its key; keys without one stay as they are.

    At the beginning of a sentence the label begins with a capital.

    >>> hits = [Hit(0, 6, "a", None), Hit(15, 21, "a", None)]
    >>> replaced("Okafor 🙂 asked Okafor’s team.", hits, {"a": "social worker 1"})
    'Social worker 1 🙂 asked social worker 1’s team.'
    """
    parts, place = list[str](), 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        label = labels.get(hit.key)
        if label is None:
            continue
        before = text[place : hit.start]
        parts += [before, label[:1].upper() + label[1:] if _opens(text, hit.start) else label]
        place = hit.end
    return "".join(parts) + text[place:]


def _opens(text: str, place: int) -> bool:
    before = text[max(place - _LOOK_BACK, 0) : place].rstrip(" \u00a0“‘\"'([")
    return not before or (before[-1] in ".!?\n" and not before.endswith(("Mr.", "Mrs.", "Dr.", "Ms.", " no.")))
