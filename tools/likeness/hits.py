"""Where the partner of a finding stands among the others, and whether a trap stands before it."""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from review_app.likeness.engine import Engine

OWN = Path(__file__).parents[2] / "tests/likeness/pairs.toml"
PUBLISHED = Path(__file__).parent / "published.toml"
TOPS = (1, 3, 5)


@dataclass(frozen=True)
class Trial:
    """Texts, which of them are partners, and which only look it: (the trap, whose partner it is not)."""

    texts: Sequence[str]
    groups: Sequence[Sequence[int]]
    traps: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Outcome:
    """How an engine did."""

    asked: int  # findings that have a partner
    within: dict[int, int]  # for how many a partner stands among the first so many
    traps: int
    fallen: int  # in how many a trap stands before every partner

    def share(self, top: int) -> int:
        """The share of `within`, in a hundred."""
        return round(100 * self.within[top] / self.asked)


def own_trial() -> Trial:
    """The invented findings with their hand-made partners."""
    lines = tomllib.loads(OWN.read_text(encoding="utf-8"))["finding"]
    place = {line["key"]: number for number, line in enumerate(lines)}
    groups: dict[str, list[int]] = {}
    for line in lines:
        if "group" in line:
            groups.setdefault(line["group"], []).append(place[line["key"]])
    traps = [(place[line["key"]], place[other]) for line in lines for other in line.get("looks_like", [])]
    return Trial([f"{line['title']}\n\n{line['summary']}" for line in lines], list(groups.values()), traps)


def published_trial(file: Path) -> Trial:
    """The published findings, which are titles only, with theirs."""
    texts = [json.loads(line)["finding_title"] for line in file.read_text(encoding="utf-8").splitlines() if line]
    return Trial(texts, tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))["groups"])


def outcome(engine: Engine, trial: Trial) -> Outcome:
    """How an engine does in a trial: each finding that has a partner is looked for among all others."""
    rows = engine.vectors(trial.texts)
    scores = rows @ rows.T
    np.fill_diagonal(scores, -2)
    partners: dict[int, set[int]] = {}
    for group in trial.groups:
        for one in group:
            partners.setdefault(one, set()).update(set(group) - {one})
    ranks = {one: _best_rank(scores[one].tolist(), found) for one, found in partners.items()}
    within = {top: sum(rank <= top for rank in ranks.values()) for top in TOPS}
    fallen = sum(
        scores[asked, trap] > max(scores[asked, one] for one in partners[asked]) for trap, asked in trial.traps
    )
    return Outcome(len(partners), within, len(trial.traps), int(fallen))


def _best_rank(scores: list[float], partners: set[int]) -> int:
    best = max(scores[one] for one in partners)
    return 1 + sum(score > best for number, score in enumerate(scores) if number not in partners)
