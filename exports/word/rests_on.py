"""What a finding rests on, as a sentence of numbers."""

from exports.content import RestsOn


def rests_on_sentence(rests_on: RestsOn) -> str:
    """What stands under "What this finding rests on"; empty where the finding rests on nothing yet."""
    inside = _listed(
        _conversations(rests_on),
        _counted(rests_on.documents, "document", "documents"),
        *(_counted(number, one, many) for number, one, many in rests_on.others),
        _counted(rests_on.episodes, "key practice episode", "key practice episodes"),
        _counted(rests_on.factors, "contributory factor", "contributory factors"),
    )
    outside = _listed(*rests_on.outside)
    within = f"In this case: {inside}." if inside else ""
    beyond = f"Beyond this case: {outside}." if outside else ""
    return " ".join(sentence for sentence in (within, beyond) if sentence)


def _conversations(rests_on: RestsOn) -> str:
    """Such as "5 of 14 conversations, with people from 3 agencies"."""
    if not rests_on.conversations:
        return ""
    held = f" of {rests_on.conversations_held}" if rests_on.conversations_held else ""
    one = "conversation" if (rests_on.conversations_held or rests_on.conversations) == 1 else "conversations"
    agencies = _counted(rests_on.agencies, "agency", "agencies")
    return f"{rests_on.conversations}{held} {one}{f' with people from {agencies}' if agencies else ''}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


def _listed(*things: str) -> str:
    named = [" ".join(thing.split()) for thing in things if thing.strip()]
    if len(named) < 2:
        return "".join(named)
    return f"{', '.join(named[:-1])} and {named[-1]}"
