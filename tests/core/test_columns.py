"""Every column says how sensitive it is, and erasure reaches each table that holds something sensitive."""

import pytest
from sqlalchemy import Column, Table

from review_app import rooms
from review_app.audit.models import AuditEvent
from review_app.core.columns import Sensitivity
from review_app.core.offers import Erasable, House
from review_app.core.rows import Base

TABLES: list[Table] = list(Base.metadata.sorted_tables)
# Sensitive, and not to be erased: the audit's hashes say nothing by themselves, and without them the chain would end.
NEVER_ERASED = {AuditEvent.__tablename__}


def is_sensitive(column: Column[object]) -> bool:
    return column.info["sensitivity"] is not Sensitivity.OPEN


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_says_how_sensitive_it_is(table: Table) -> None:
    assert [column.name for column in table.columns if "sensitivity" not in column.info] == []


def test_erasure_reaches_every_sensitive_column() -> None:
    reached = {offer.model.__tablename__ for offer in House(rooms.ROOMS).offered(Erasable)}
    sensitive = {table.name for table in TABLES if any(is_sensitive(column) for column in table.columns)}
    assert sorted(sensitive - reached - NEVER_ERASED) == []


def test_the_audit_holds_no_case_material_and_no_person() -> None:
    kinds = {column.info["sensitivity"] for column in Base.metadata.tables[AuditEvent.__tablename__].columns}
    assert kinds == {Sensitivity.OPEN, Sensitivity.SECRET}


def test_every_row_of_a_review_points_at_rows_of_the_same_review_only() -> None:
    wrong = []
    for table in TABLES:
        if (
            "review_id" not in table.columns
            or not table.columns["review_id"].foreign_keys
            or table.columns["review_id"].nullable
        ):
            continue
        for constraint in table.foreign_key_constraints:
            target = constraint.referred_table
            in_review = "review_id" in target.columns and target.name != "review"
            if in_review and next(column.name for column in constraint.columns) != "review_id":
                wrong.append(f"{table.name} → {target.name}")
    assert wrong == []


def test_nothing_is_deleted_because_something_else_is() -> None:
    cascades = [
        f"{table.name}.{constraint.name}"
        for table in TABLES
        for constraint in table.foreign_key_constraints
        if constraint.ondelete or constraint.onupdate
    ]
    assert cascades == []
