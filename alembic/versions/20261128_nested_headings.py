"""headings nest: each has the one over it, a measure has the lowest

Until now there were a task and a section: a section stands under the task before it.

Revision ID: 0004
Revises: 0003
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_HEADING = sa.table(
    "heading",
    *map(sa.column, ("id", "programme_id", "position", "kind", "parent_id", "ended_at")),
)
_MEASURE = sa.table("measure", *map(sa.column, ("id", "task_id", "section_id", "heading_id")))


def upgrade() -> None:
    with op.batch_alter_table("heading", schema=None) as batch_op:
        batch_op.alter_column("level", new_column_name="kind", existing_type=sa.String(16))
        batch_op.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_heading_parent_id_heading"), "heading", ["parent_id"], ["id"])
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.add_column(sa.Column("heading_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_measure_heading_id_heading"), "heading", ["heading_id"], ["id"])
    measures = _rows(_MEASURE)
    _set(_HEADING, "parent_id", _parents(_rows(_HEADING), measures))
    _set(_MEASURE, "heading_id", {one.id: one.section_id or one.task_id for one in measures})
    with op.batch_alter_table("measure", schema=None) as batch_op:
        for name in ("task_id", "section_id"):
            batch_op.drop_constraint(op.f(f"fk_measure_{name}_heading"), type_="foreignkey")
            batch_op.drop_column(name)


def downgrade() -> None:
    with op.batch_alter_table("measure", schema=None) as batch_op:
        for name in ("task_id", "section_id"):
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
            batch_op.create_foreign_key(op.f(f"fk_measure_{name}_heading"), "heading", [name], ["id"])
    headings = {one.id: one for one in _rows(_HEADING)}
    for measure in _rows(_MEASURE):
        top = lowest = headings.get(measure.heading_id)
        while top is not None and top.parent_id is not None:
            top = headings[top.parent_id]
        if top is not None and lowest is not None:
            is_section = top is not lowest or top.kind == "section"
            _set(_MEASURE, "task_id", {measure.id: None if top.kind == "section" else top.id})
            _set(_MEASURE, "section_id", {measure.id: lowest.id if is_section else None})
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_measure_heading_id_heading"), type_="foreignkey")
        batch_op.drop_column("heading_id")
    op.execute(sa.update(_HEADING).where(_HEADING.c.kind != "task").values(kind="section"))
    with op.batch_alter_table("heading", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_heading_parent_id_heading"), type_="foreignkey")
        batch_op.drop_column("parent_id")
        batch_op.alter_column("kind", new_column_name="level", existing_type=sa.String(16))


def _rows(table: Any) -> list[Any]:
    """What there is of the table's columns now."""
    known = {one["name"] for one in sa.inspect(op.get_bind()).get_columns(table.name)}
    columns = [one if one.name in known else sa.null().label(one.name) for one in table.c]
    return list(op.get_bind().execute(sa.select(*columns).select_from(table)).all())


def _parents(headings: Iterable[Any], measures: Iterable[Any]) -> dict[int, int]:
    """As they stand in the document; one that has ended as its measures had it."""
    found = {one.section_id: one.task_id for one in measures if one.section_id and one.task_id}
    task_of: dict[int, int] = {}
    for one in sorted(headings, key=lambda one: one.position):
        if one.ended_at is None and one.kind == "task":
            task_of[one.programme_id] = one.id
        elif one.ended_at is None and one.programme_id in task_of:
            found[one.id] = task_of[one.programme_id]
    return found


def _set(table: Any, name: str, values: dict[int, int | None] | dict[int, int]) -> None:
    for row_id, value in values.items():
        op.execute(sa.update(table).where(table.c.id == row_id).values({name: value}))
