"""Quotes saved per second: eight people quote from one source at the same time."""

import itertools
import random
import re
from uuid import UUID

from bs4 import BeautifulSoup
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.sources.models import SourceText
from tools.bench.crowd import Line, Step

CLIENTS = 8
WORDS = 9
_WORD = re.compile(r"\S+")


def longest_source(session: Session, review_id: UUID) -> SourceText:
    """The source with the most words in it."""
    wanted = select(SourceText).where(SourceText.review_id == review_id)
    return session.scalars(wanted.order_by(func.length(SourceText.text).desc(), SourceText.id).limit(1)).one()


def quoter(address: str, token: str, text: SourceText, numbers: "itertools.count[int]") -> Step:
    """Somebody who quotes a few words from the source again and again, and hangs each quote on something."""
    line = Line(address, token)
    page = BeautifulSoup(line.get(f"/reviews/{text.review_id}/sources/{text.source_id}")[1], "html.parser")
    line.close()  # the server ends a connection that is idle for some seconds; a browser would open it again by itself
    form = page.select_one("form[data-quote-form]")
    if form is None:
        raise RuntimeError("the source's page has no form for quotes")
    fixed = {str(box["name"]): str(box.get("value", "")) for box in form.select("input[name]")}
    target = next((str(option["value"]) for option in form.select("option") if option.get("value")), "")
    places = list(_WORD.finditer(text.text))

    def step(chance: random.Random) -> tuple[str, int]:
        first = chance.randrange(len(places) - WORDS)
        start, end = places[first].start(), places[first + chance.randrange(2, WORDS)].end()
        span = {"start": str(start), "end": str(end), "words": text.text[start:end]}
        note = f"Note {next(numbers)}"  # the same words with another note are another quote
        return "quote", line.post(str(form["action"]), fixed | span | {"target": target, "note": note})[0]

    return step
