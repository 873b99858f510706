"""The model itself: six layers of BERT, the mean over a text's pieces, length 1. Plain arithmetic, in numpy.

The pieces of several texts lie under each other in one table, without padding, so that a text comes out the same whatever
stands beside it; only the attention looks at each text by itself.
"""

from collections.abc import Sequence

import numpy as np

from review_app.likeness.vectors import Rows, to_length_one

LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = 1e-12
Weights = dict[str, Rows]


def rows_of(weights: Weights, texts: Sequence[Sequence[int]]) -> Rows:
    """A row of length 1 for each text, given as the numbers of its pieces."""
    ends = np.cumsum([len(text) for text in texts])
    spans = [slice(end - len(text), end) for end, text in zip(ends, texts, strict=True)]
    table = _embedded(weights, texts)
    for layer in range(LAYERS):
        table = _through(weights, f"encoder.layer.{layer}", table, spans)
    return to_length_one(np.stack([table[span].mean(axis=0) for span in spans]))


def _embedded(weights: Weights, texts: Sequence[Sequence[int]]) -> Rows:
    pieces = np.concatenate([np.asarray(text, dtype=np.int64) for text in texts])
    places = np.concatenate([np.arange(len(text)) for text in texts])
    table = weights["embeddings.word_embeddings.weight"][pieces]
    table = table + weights["embeddings.position_embeddings.weight"][places]
    table = table + weights["embeddings.token_type_embeddings.weight"][0]
    return _evened(weights, "embeddings.LayerNorm", table)


def _through(weights: Weights, name: str, table: Rows, spans: Sequence[slice]) -> Rows:
    """One layer: every piece looks at its text, then is worked on by itself."""
    own = f"{name}.attention.self"
    query, key, value = (_dense(weights, f"{own}.{part}", table) for part in ("query", "key", "value"))
    seen = np.concatenate([_attention(query[span], key[span], value[span]) for span in spans])
    table = _evened(
        weights, f"{name}.attention.output.LayerNorm", table + _dense(weights, f"{name}.attention.output.dense", seen)
    )
    worked = _dense(weights, f"{name}.output.dense", gelu(_dense(weights, f"{name}.intermediate.dense", table)))
    return _evened(weights, f"{name}.output.LayerNorm", table + worked)


def _attention(query: Rows, key: Rows, value: Rows) -> Rows:
    pieces, width = len(query), WIDTH // HEADS
    heads = [part.reshape(pieces, HEADS, width).transpose(1, 0, 2) for part in (query, key, value)]
    scores = heads[0] @ heads[1].transpose(0, 2, 1) / np.float32(np.sqrt(width))
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    scores /= scores.sum(axis=-1, keepdims=True)
    seen: Rows = (scores @ heads[2]).transpose(1, 0, 2).reshape(pieces, WIDTH)
    return seen


def _dense(weights: Weights, name: str, table: Rows) -> Rows:
    done: Rows = table @ weights[f"{name}.weight"].T
    done += weights[f"{name}.bias"]
    return done


def _evened(weights: Weights, name: str, table: Rows) -> Rows:
    middle = table - table.mean(axis=-1, keepdims=True)
    spread = np.sqrt((middle * middle).mean(axis=-1, keepdims=True) + np.float32(EPSILON))
    evened: Rows = middle / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return evened


def gelu(table: Rows) -> Rows:
    """The model's step between its two tables: x · Φ(x), with Abramowitz and Stegun's 7.1.26 for the error function."""
    size = np.abs(table) * np.float32(np.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = np.full_like(t, 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series *= t
        series += np.float32(factor)
    tail = np.float32(0.5) * series * t * np.exp(-size * size)  # of the normal distribution beyond |x|
    done: Rows = table * np.where(table >= 0, 1 - tail, tail)
    return done
