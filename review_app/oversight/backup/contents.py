"""What a back-up says of itself, and what can be wrong with one."""

import json
from dataclasses import asdict, dataclass, field

from review_app.audit.chain import Head


class BadBackup(Exception):
    """A back-up that must not be relied on; the message is one sentence that says why."""


@dataclass(frozen=True)
class Contents:
    """When a back-up was made, by which version, and what was in the database at that moment."""

    made_at: str
    version: str
    head: Head  # the last event of the audit
    counts: dict[str, int]  # rows by table
    files: dict[str, int] = field(default_factory=dict)  # bytes by name: the kept originals, each sealed already

    @property
    def rows(self) -> int:
        """How many rows it holds in all."""
        return sum(self.counts.values())

    def as_json(self) -> str:
        """The contents as they are kept inside the back-up."""
        return json.dumps(asdict(self), sort_keys=True)


def read_contents(words: str) -> Contents:
    """The contents that a back-up keeps; raises BadBackup."""
    try:
        said = json.loads(words)
        files = dict(said.get("files", {}))  # none in a back-up of before there were any
        return Contents(said["made_at"], said["version"], Head(**said["head"]), dict(said["counts"]), files)
    except (ValueError, KeyError, TypeError) as problem:
        raise BadBackup(
            "The back-up doesn’t say what it holds: it is damaged or was made by something else."
        ) from problem


def refuse_difference(said: dict[str, int], found: dict[str, int]) -> None:
    """Raise BadBackup unless each table holds as many rows as the back-up says."""
    for name in sorted(said.keys() | found.keys()):
        if said.get(name) != found.get(name):
            raise BadBackup(
                f"The back-up says that “{name}” has {said.get(name, 'no')} rows, and {found.get(name, 'no')} were found."
            )


def refuse_missing(said: dict[str, int], found: dict[str, int]) -> None:
    """Raise BadBackup unless the kept originals are those that the back-up says, each as large."""
    if said != found:
        raise BadBackup(
            f"The back-up says that it holds {len(said)} kept files, and {len(found)} were found, or others."
        )
