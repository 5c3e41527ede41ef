"""Bytes that no row names are removed from the file store."""

from datetime import timedelta

from models.repositories import kept_files
from services.context import Context

UNNAMED_FOR = timedelta(days=7)
"""A file is written before the row that names it; nobody needs a week for that."""


async def sweep_files(ctx: Context) -> int:
    """Remove what nobody has put for a week and no row names; how many files there were.

    What is old is asked first: a row that is written after that names what was put anew, which stays.
    """
    old = await ctx.files.not_put_for(UNNAMED_FOR)
    if not old:
        return 0
    async with ctx.read() as session:
        named = await kept_files.named(session)
    unnamed = old - named
    return await ctx.files.remove(unnamed, UNNAMED_FOR) if unnamed else 0
