"""Measure, print the tables, and keep them in bench-results/: `make bench`."""

import itertools
import os
import platform
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from review_app import create_app
from review_app.access.roles import Role
from review_app.core.clock import now
from review_app.core.db import Database
from tools.bench import door, graph, imports, pages, quotes, reading, search, word, wording
from tools.bench.crowd import SECONDS, USERS, Tally, crowd, reader
from tools.bench.numbers import table
from tools.installation import Installation, demonstration
from tools.pages import fullest_review
from tools.serving import free_port, served
from tools.visits import new_sign_in
from tools.volume import make_volume

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "bench-results"
VOLUMES = (1, 3, 10)
HEADINGS = {
    "pages": ["volume", "pages", "p50 ms", "p95 ms", "longest p95 ms", "most statements"],
    "crowd": ["volume", "20 users who read: p50 ms", "p95 ms", "errors", "without a pause: pages/s", "p50 ms", "p95 ms", "errors"],
    "reading": ["volume", "words of a source", "quotes in it", "to open it: p50 ms", "p95 ms", "statements", "KB"],
    "quotes": ["volume", "quotes/s with 8 clients", "p50 ms", "p95 ms", "errors"],
    "word": ["volume", "words", "pages about", "from the database ms", "Word file ms",
             "lxml alone ms", "in a zip ms", "times in a zip", "times lxml alone", "python-docx", "peak MB", "of it the file"],
    "import": ["volume", "import of 1,000 rows: file ms", "columns ms", "last look ms", "storing ms", "its transaction ms", "all ms"],
    "search": ["looked for in 200 sources of 5,000 words", "all kinds p50 ms", "20 sources p50 ms", "p95 ms", "to save a source ms"],
    "graph": ["volume", "points of the graph", "lines", "build and all measures ms", "what findings rest on: p50 ms", "p95 ms", "statements",
              "drawing: p50 ms", "p95 ms", "statements"],
    "layout": ["layout of", "points", "lines", "by", "seconds"],
    "wording": ["wording check on 5,000 words", "phrases found", "p50 ms", "p95 ms"],
    "door": ["300 pages at the door", "KB", "characters", "seconds", "peak MB of the reader"],
}  # fmt: skip


class Bench:
    """One installation after the other, and what was found."""

    def __init__(self) -> None:
        self.rows: dict[str, list[list[str]]] = {name: [] for name in HEADINGS}
        self.lists: list[str] = []
        self.errors: list[str] = []

    def measure(self, complete: Installation, times: int, folder: Path) -> None:
        """Everything at one volume."""
        installation = complete.copied_to(folder)
        port = free_port()
        settings = replace(installation.settings, port=port, public_address=f"http://127.0.0.1:{port}")
        app = create_app(settings)
        database: Database = app.extensions["casewindow.database"]
        with database.reading() as session:
            review_id = fullest_review(session)
        if times > 1:
            print(f"  {make_volume(database, review_id, times):,} rows added")
        label = f"{times}×"
        addresses, people = pages.addresses(app, review_id)
        found = pages.measure(app, addresses, people)
        self.rows["pages"].append([label, *pages.summary(found)])
        self.lists.append(f"Slowest pages at {label}\n\n{pages.slowest(found)}")
        if times == 1:
            self.lists.append(f"Every page at {label}\n\n{pages.everything(found)}")
        self.rows["reading"].append([label, *reading.measure(app, review_id, people)])
        self.rows["graph"].append([label, *graph.measure(app, review_id, people, times)])
        tokens = [new_sign_in(database, people.users[Role.LEAD_REVIEWER].id) for _user in range(USERS)]
        urls = [page.url for page in addresses if Role.LEAD_REVIEWER in people.who_may(page)]
        with database.reading() as session:
            text = quotes.longest_source(session, review_id)
        database.dispose()
        with served(settings, folder / "server.log") as address:
            self._crowd(label, address, tokens, urls)
            numbers = itertools.count(1)
            steps = [quotes.quoter(address, token, text, numbers) for token in tokens[: quotes.CLIENTS]]
            tally = crowd(steps)
            self._note(tally)
            self.rows["quotes"].append([label, f"{tally.per_second:.0f}", *_times(tally), str(len(tally.errors))])
        self._word(label, installation, review_id)
        self.rows["import"].append([label, *imports.measure(app, review_id).cells])
        database.dispose()

    def _crowd(self, label: str, address: str, tokens: list[str], urls: list[str]) -> None:
        """Twenty who read a page for about a second each, then twenty who never pause."""
        steps = [reader(address, token, urls) for token in tokens]
        crowd(steps, seconds=2)  # everybody's first visit of the hour is written down
        calm, busy = crowd(steps, pause=1.0), crowd(steps)
        self._note(calm)
        self._note(busy)
        ends = [f"{busy.per_second:.0f}", *_times(busy), str(len(busy.errors))]
        self.rows["crowd"].append([label, *_times(calm), str(len(calm.errors)), *ends])

    def _word(self, label: str, installation: Installation, review_id: UUID) -> None:
        settings = installation.settings
        found = word.in_another_process(settings.instance_folder, settings.key_file, review_id)
        row = [f"{found.words:,}", str(found.pages), f"{found.load_ms:.0f}", f"{found.draw_ms:.0f}"]
        row += [f"{found.lxml_ms:.1f}", f"{found.packed_ms:.1f}"]
        times = [f"{found.draw_ms / found.packed_ms:.1f}", f"{found.draw_ms / found.lxml_ms:.1f}"]
        plain = f"{found.python_docx_ms:.0f} ms, {found.python_docx_ms / found.lxml_ms:.0f} times lxml alone"
        self.rows["word"].append([label, *row, *times, plain, str(found.peak_mb), str(found.grown_mb)])

    def _note(self, tally: Tally) -> None:
        self.errors += tally.errors

    def text(self) -> str:
        """What is printed and kept."""
        parts = [f"# Figures of {now():%d %B %Y, %H:%M}", machine()]
        parts += [table(HEADINGS[name], rows) for name, rows in self.rows.items()]
        parts += self.lists
        errors = sorted({error: self.errors.count(error) for error in self.errors}.items())
        parts.append("Errors: " + ("; ".join(f"{count} × {error}" for error, count in errors) or "none"))
        return "\n\n".join(parts) + "\n"


def _times(tally: Tally) -> list[str]:
    return [f"{tally.times.p50:.0f}", f"{tally.times.p95:.0f}"]


def machine() -> str:
    """What it was measured on, in words that name no machine."""
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, SQLite, {SECONDS:.0f} s a round, load {load:.1f} at the end."


def main() -> int:
    """Measure at each volume that is asked for (1, 3 and 10 if none is)."""
    volumes = [int(word) for word in sys.argv[1:]] or list(VOLUMES)
    random.seed(1)
    bench = Bench()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "complete")
        place.mkdir()
        complete = demonstration(place)
        for times in volumes:
            print(f"{times} times the complete review", flush=True)
            bench.measure(complete, times, Path(folder, f"volume-{times}"))
        bench.rows["search"] = search.rows(complete.copied_to(Path(folder, "search")))
    bench.rows["layout"] = graph.layouts()
    bench.rows["wording"] = wording.rows()
    bench.rows["door"] = door.rows()
    print(bench.text())
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{now():%Y-%m-%d-%H%M}.md").write_text(bench.text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
