"""Addresses compiled once for all the applications of a test session.

Every test makes an application of its own, each with the same four hundred addresses, and werkzeug compiles the function that
builds each of them anew: three tenths of a second a test, a third of the whole run. What is compiled depends on the rule alone.
"""

from collections.abc import Callable
from typing import Any

from werkzeug.routing.rules import Rule

_compiled: dict[tuple[Any, ...], Callable[..., tuple[str, str]]] = {}
_compile = Rule._compile_builder


def _compile_once(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    key = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
    if key not in _compiled:
        _compiled[key] = _compile(rule, append_unknown)
    return _compiled[key]


Rule._compile_builder = _compile_once  # type: ignore[method-assign] # only here, for the length of the session
