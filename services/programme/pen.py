"""Rows of a programme written together with their audit entries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from models.base import Base
from models.tables import indicator as rows
from services.context import Work

AnyRow = TypeVar("AnyRow", bound=Base)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes rows of one programme together with their audit entries."""

    work: Work
    programme_id: int

    async def put(
        self, kind: type[AnyRow], wanted: Sequence[tuple[AnyRow | None, Mapping[str, Any]]]
    ) -> list[AnyRow]:
        """Each kept row with the values it should have, each missing one new; in the order wanted."""
        written = [self._changed(row, values) if row else kind(**values) for row, values in wanted]
        fresh = [row for row, (before, _) in zip(written, wanted, strict=True) if before is None]
        self.work.writer.add(*fresh)
        await self.work.writer.flush()
        for row in fresh:
            self.work.audit(row, f"create_{kind.__tablename__}", self.programme_id)
        return written

    def _changed(self, row: AnyRow, values: Mapping[str, Any]) -> AnyRow:
        old = {name: getattr(row, name) for name, value in values.items() if getattr(row, name) != value}
        if old:
            for name in old:
                setattr(row, name, values[name])
            new = {name: _plain(values[name]) for name in old}
            plain = {name: _plain(value) for name, value in old.items()}
            self.work.audit(row, f"change_{row.__tablename__}", self.programme_id, old=plain, new=new)
        return row

    async def delete(self, gone: Iterable[rows.Target | rows.Plan | rows.MethodologyVersion]) -> None:
        """With all that they said written down."""
        for row in gone:
            said = {
                column.key: _plain(getattr(row, column.key))
                for column in row.__table__.columns
                if getattr(row, column.key) is not None
            }
            await self.work.writer.delete(row)
            self.work.audit(row, f"delete_{row.__tablename__}", self.programme_id, old=said)
        await self.work.writer.flush()

    def end(self, gone: Iterable[rows.Heading | rows.Measure | rows.Indicator]) -> None:
        for row in gone:
            row.ended_at = self.work.now
            self.work.audit(row, f"end_{row.__tablename__}", self.programme_id)


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | list | dict | None) else str(value)
