"""A public key as people read it out over the telephone: groups of five digits, the last of which is a check. Pure."""

import hashlib
import re

KEY_BYTES = 32
GROUPS = KEY_BYTES // 2 + 1  # sixteen bits to a group, and the check
LARGEST = 0xFFFF


class NotAKey(ValueError):
    """What was typed is no key; the message is a sentence."""


def groups_of(key: bytes) -> list[str]:
    """A key in groups of five digits.

    >>> groups_of(bytes(32))[:3], len(groups_of(bytes(32)))
    (['00000', '00000', '00000'], 17)
    """
    numbers = [int.from_bytes(key[place : place + 2], "big") for place in range(0, KEY_BYTES, 2)]
    return [f"{number:05}" for number in [*numbers, _check(key)]]


def key_of(typed: str) -> bytes:
    """The key that was read out, whatever stands between its digits; raises NotAKey.

    >>> key_of(" ".join(groups_of(bytes(range(32))))) == bytes(range(32))
    True
    """
    if re.search(r"[^0-9\s.,;:/-]", typed, re.ASCII):
        raise NotAKey("Only digits are read out, in groups of five. Take everything else away.")
    digits = "".join(re.findall(r"[0-9]", typed))
    if len(digits) != GROUPS * 5:
        raise NotAKey(f"A key has {GROUPS} groups of five digits, {GROUPS * 5} in all. Here are {len(digits)} digits.")
    numbers = [int(digits[place : place + 5]) for place in range(0, len(digits), 5)]
    wrong = next((place for place, number in enumerate(numbers, 1) if number > LARGEST), None)
    if wrong:
        raise NotAKey(f"Group {wrong} can’t be right: no group is larger than {LARGEST}. Ask for it again.")
    key = b"".join(number.to_bytes(2, "big") for number in numbers[:-1])
    if _check(key) != numbers[-1]:
        raise NotAKey("One of the digits is wrong: the last group does not fit the others. Ask for them again.")
    return key


def _check(key: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"casewindow key" + key).digest()[:2], "big")
