"""The key file: made once, kept from others, and never confused with another."""

import stat
from pathlib import Path

import pytest

from review_app.core.keys import BadKeyFile, Keys, make_key_file, read_key_file


def test_a_new_key_is_its_owners_alone_and_is_never_made_twice(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "casewindow.key"
    make_key_file(file)
    first = file.read_text()
    make_key_file(file)
    assert file.read_text() == first
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)


def test_each_purpose_has_its_own_key_and_each_installation_its_own() -> None:
    one, other = Keys(b"a" * 16 + b"bcdefghijklmnopq"), Keys(b"b" * 16 + b"bcdefghijklmnopq")
    assert one.for_purpose("names") == one.for_purpose("names") != one.for_purpose("audit")
    assert one.for_purpose("names") != other.for_purpose("names")
    assert len(one.for_purpose("names")) == 32


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "holds no proper secret"),
        ("not a key", "is damaged"),
        ("00" * 32, "holds no proper secret"),
        ("ab" * 16, "holds no proper secret"),
        ("changeme" * 8, "is damaged"),
    ],
)
def test_a_key_that_is_none_is_refused_with_what_to_do(tmp_path: Path, words: str, said: str) -> None:
    file = tmp_path / "casewindow.key"
    file.write_text(words)
    file.chmod(0o600)
    with pytest.raises(BadKeyFile, match=said):
        read_key_file(file)


def test_a_key_that_others_can_read_is_refused_with_the_command_that_mends_it(tmp_path: Path) -> None:
    file = tmp_path / "casewindow.key"
    make_key_file(file)
    file.chmod(0o640)
    with pytest.raises(BadKeyFile, match=f"chmod 600 {file}"):
        read_key_file(file)


def test_a_missing_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadKeyFile, match="put it back"):
        read_key_file(tmp_path / "nowhere.key")
