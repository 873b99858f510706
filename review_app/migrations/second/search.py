"""The tables of search and the word index beside them, filled from the texts that are there; frozen, so never changed."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from review_app.search.engine import marked, number_of
from review_app.search.folding import indexed

TABLES = ("search", "search_text")

# The texts that search finds, by table, of the tables that were there before; the others are empty when this runs.
TEXTS = {
    "comment": ("text", "outcome"),
    "minutes": ("notes", "decisions"),
    "source": ("title",),
    "source_text": ("text",),
    "passage": ("words", "note"),
    "period": ("title", "prose"),
    "entry": ("what",),
    "episode": ("title", "what_happened", "why_key", "child_life", "known_now", "uncertainty"),
    "view": ("text",),
    "appraisal": ("done_well", "fell_short", "basis_detail", "differing_view"),
    "factor": ("text",),
    "finding": (
        "title", "description", "in_this_case", "underlying", "widespread_value", "widespread_basis", "common_value",
        "common_basis", "still_so", "still_so_said_by", "changed_since", "board_knows", "why_it_matters", "in_brief",
    ),
    "outside_evidence": ("what",),
    "inquiry": ("question", "answer"),
    "question": ("text",),
    "additional_learning": ("text",),
}  # fmt: skip
AT_ONCE = 200

_SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(words, content='', detail=column, columnsize=0, tokenize='ascii')",
    "INSERT INTO search_words(search_words, rank) VALUES ('secure-delete', 1)",
)
_MARK = "left(review_id::text, 8)"
_MARKED = f"string_to_array({_MARK} || replace(words, ' ', ' ' || {_MARK}), ' ')"
_POSTGRESQL = (
    f"ALTER TABLE search_text ADD COLUMN search_words tsvector GENERATED ALWAYS AS (array_to_tsvector({_MARKED})) STORED",
    "CREATE INDEX search_words_of_text ON search_text USING gin (search_words)",
)


def make() -> None:
    """Make the tables and the word index, and fill them."""
    op.create_table(
        "search",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_search_review_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_search_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search")),
    )
    op.create_index(op.f("ix_search_review_id"), "search", ["review_id"], unique=False)
    op.create_index(op.f("ix_search_user_id"), "search", ["user_id"], unique=False)
    op.create_table(
        "search_text",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_search_text_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_text")),
    )
    op.create_index("ix_search_text_review_id_kind", "search_text", ["review_id", "kind"], unique=False)
    for statement in _SQLITE if _is_sqlite() else _POSTGRESQL:
        op.execute(sa.text(statement.replace(":", "\\:")))
    for kind, columns in TEXTS.items():
        _fill(kind, columns)


def unmake() -> None:
    """Take the tables and the word index away."""
    if _is_sqlite():
        op.execute(sa.text("DROP TABLE search_words"))
    op.drop_table("search_text")
    op.drop_table("search")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _fill(kind: str, names: tuple[str, ...]) -> None:
    columns: list[sa.ColumnClause[Any]] = [sa.column("id", sa.Uuid()), sa.column("review_id", sa.Uuid())]
    columns += [sa.column("saved_at", sa.DateTime(timezone=True)), *(sa.column(name, sa.Text()) for name in names)]
    rows = op.get_bind().execute(sa.select(*columns).select_from(sa.table(kind))).all()
    for begin in range(0, len(rows), AT_ONCE):
        _write([_line(kind, row) for row in rows[begin : begin + AT_ONCE]])


def _line(kind: str, row: Any) -> dict[str, Any]:
    thing_id, review_id, saved_at, *texts = row
    line = {"id": number_of(thing_id), "review_id": review_id, "kind": kind, "object_id": thing_id}
    return line | {"saved_at": saved_at, "words": indexed([text or "" for text in texts])}


def _write(lines: list[dict[str, Any]]) -> None:
    lines = [line for line in lines if line["words"]]
    if not lines:
        return
    types: dict[str, Any] = {
        "id": sa.BigInteger(),
        "review_id": sa.Uuid(),
        "kind": sa.String(),
        "object_id": sa.Uuid(),
        "saved_at": sa.DateTime(timezone=True),
        "words": sa.Text(),
    }
    table = sa.table("search_text", *(sa.column(name, kind) for name, kind in types.items()))
    op.get_bind().execute(table.insert(), lines)
    if _is_sqlite():
        words = [(line["id"], marked(line["review_id"], line["words"])) for line in lines]
        op.get_bind().exec_driver_sql("INSERT INTO search_words(rowid, words) VALUES (?, ?)", words)
