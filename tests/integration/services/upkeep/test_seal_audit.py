"""The hash chain over the audit."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.tables.audit import AuditEntry
from models.tables.municipality import Municipality
from services.context import Actor, Context, Installation
from services.upkeep.seal_audit import ChainCheck, seal_audit, verify_audit
from tests.doubles import FIRST_MORNING


@pytest.fixture
def ctx(installation: Installation) -> Context:
    return Context(installation, Actor(telegram_id=0, name=""))


async def change(ctx: Context, name: str) -> None:
    async with ctx.installation.database.writer() as writer:
        row = Municipality(name=name, timezone="Asia/Yekaterinburg")
        writer.add(row)
        await writer.flush()
        at = FIRST_MORNING + timedelta(microseconds=row.id)
        writer.audit(row, "created", at=at, actor_id=None, new={"name": name, "граница": 1})


async def entry(ctx: Context, number: int, **changes: object) -> None:
    async with ctx.installation.database.writer() as writer:
        row = await writer.session.get_one(AuditEntry, number)
        for name, value in changes.items():
            setattr(row, name, value)


async def test_new_entries_are_chained(ctx: Context) -> None:
    await change(ctx, "А")
    await change(ctx, "Б")
    assert await seal_audit(ctx) == 2
    await change(ctx, "В")
    assert await seal_audit(ctx) == 1
    assert await seal_audit(ctx) == 0
    assert await verify_audit(ctx) == ChainCheck(entries=3, broken_at=None, changed=())
    async with ctx.read() as session:
        seals = (await session.scalars(select(AuditEntry.seal))).all()
    assert len(set(seals)) == 3


async def test_an_entry_that_committed_late_is_chained_after_those_before_it(ctx: Context) -> None:
    await change(ctx, "А")
    await change(ctx, "Б")
    await seal_audit(ctx)
    await entry(ctx, 1, seal=None, sealed_as=None)  # as if it had committed only now
    await entry(ctx, 2, seal=None, sealed_as=None)
    async with ctx.installation.database.writer() as writer:
        row = await writer.session.get_one(AuditEntry, 1)
        id_of_late, row.id = row.id, 100
    assert id_of_late == 1
    await seal_audit(ctx)
    assert (await verify_audit(ctx)).broken_at is None


async def test_erased_content_is_named_and_the_chain_still_holds(ctx: Context) -> None:
    await change(ctx, "А")
    await change(ctx, "Б")
    await seal_audit(ctx)
    await entry(ctx, 1, new={})
    assert await verify_audit(ctx) == ChainCheck(entries=2, broken_at=None, changed=(1,))


async def test_a_changed_digest_breaks_the_chain(ctx: Context) -> None:
    for name in "АБВ":
        await change(ctx, name)
    await seal_audit(ctx)
    await entry(ctx, 2, digest="0" * 64)
    assert (await verify_audit(ctx)).broken_at == 2
