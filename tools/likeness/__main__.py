"""Print how each engine does; `python -m tools.likeness [FILE OF PUBLISHED FINDINGS] [--figures]`."""

import sys
from pathlib import Path

from tools.likeness.figures import ENGINES, figures_of
from tools.likeness.hits import TOPS, Outcome, Trial, outcome, own_trial, published_trial

NAMES = {"letters": "runs of letters", "sentences": "sentences (all-MiniLM-L6-v2)"}


def line_of(name: str, found: Outcome) -> str:
    """A line of the table: how often a partner stands among the first 1, 3 and 5, and how often a trap before it."""
    shares = [f"{found.within[top]} ({found.share(top)} %)" for top in TOPS]
    traps = [f"{found.fallen} of {found.traps}"] if found.traps else []
    return f"| {' | '.join([NAMES[name], *shares, *traps])} |"


def print_trial(title: str, trial: Trial) -> None:
    """The table of a trial."""
    found = {name: outcome(make(), trial) for name, make in ENGINES.items()}
    asked = next(iter(found.values())).asked
    print(f"\n{title}: {len(trial.texts)} findings, {asked} of them with a partner\n")
    heads = ["engine", *(f"among the first {top}" for top in TOPS), *(["a trap stood first"] if trial.traps else [])]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for name, one in found.items():
        print(line_of(name, one))


def print_figures() -> None:
    """The table of seconds and megabytes."""
    rows = {
        "loading and testing the checksum": ("loading", 1000, "ms"),
        "one text of about 50 words": ("one", 1000, "ms"),
        "100 texts": ("hundred", 1, "s"),
        "18,000 texts, from 1,000": ("country", 1, "s"),
        "asking 18,000 for the nearest to one text": ("asking", 1000, "ms"),
        "the five nearest of each of 18,000": ("pairing", 1, "s"),
        "memory that reading takes": ("reading", 1, "MB"),
        "most memory, with 18,000 paired": ("peak", 1, "MB"),
    }
    found = {name: figures_of(name) for name in ENGINES}
    print(f"\n|  | {' | '.join(NAMES[name] for name in found)} |\n|{'---|' * (len(found) + 1)}")
    for title, (key, times, unit) in rows.items():
        cells = [f"{one[key] * times:.{0 if one[key] * times >= 10 else 1}f} {unit}" for one in found.values()]
        print(f"| {title} | {' | '.join(cells)} |")


def main() -> None:
    """Print the tables that were asked for."""
    print_trial("Invented findings", own_trial())
    for file in (word for word in sys.argv[1:] if not word.startswith("-")):
        print_trial("Published findings", published_trial(Path(file)))
    if "--figures" in sys.argv:
        print_figures()


if __name__ == "__main__":
    main()
