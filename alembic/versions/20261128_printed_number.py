"""the number that the report prints is kept beside the one that people type

Until now the report printed the measure's; where that is another one, it goes on doing so.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_INDICATOR = sa.table(
    "indicator", sa.column("id"), sa.column("number"), sa.column("measure_id"), sa.column("printed")
)
_MEASURE = sa.table("measure", sa.column("id"), sa.column("number"))


def upgrade() -> None:
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.add_column(sa.Column("printed", sa.Text(), server_default="", nullable=False))
    both = sa.select(_INDICATOR.c.id, _INDICATOR.c.number, _MEASURE.c.number)
    found = op.get_bind().execute(both.join(_MEASURE, _MEASURE.c.id == _INDICATOR.c.measure_id)).all()
    for indicator_id, number, printed in found:
        if number != printed and not number.startswith(f"{printed}."):
            op.execute(sa.update(_INDICATOR).where(_INDICATOR.c.id == indicator_id).values(printed=printed))


def downgrade() -> None:
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.drop_column("printed")
