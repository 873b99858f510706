"""Addresses are typed, plain and safe."""

import re

import pytest
from flask import Flask
from werkzeug.routing import Rule

SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TYPED = re.compile(r"<(uuid|any\([a-z_, -]+\)|string\((max)?length=\d+\)|int\(max=\d+\)|path):[a-z_]+>")


def rules(app: Flask) -> list[Rule]:
    """Every address of the application."""
    return sorted(app.url_map.iter_rules(), key=str)


@pytest.mark.database
def test_every_parameter_is_typed_and_bounded_and_every_word_is_in_kebab_case(app: Flask) -> None:
    odd = []
    for rule in rules(app):
        for segment in str(rule).strip("/").split("/"):
            plain = TYPED.sub("", segment)
            if (plain and not SEGMENT.fullmatch(plain) and plain != ".") or ("<" in plain):
                odd.append(str(rule))
    assert odd == []


@pytest.mark.database
def test_whatever_belongs_to_a_review_names_the_review_in_its_address(app: Flask) -> None:
    own = {
        "review_id",
        "board_id",
        "programme_id",
        "sign_in_id",
        "user_id",
        "membership_id",
        "token",
        "filename",
        "kind",
    }
    astray = [
        str(rule)
        for rule in rules(app)
        if rule.arguments - own and not rule.arguments & {"review_id", "board_id", "programme_id"}
    ]
    assert astray == []
