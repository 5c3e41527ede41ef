"""Taking in a programme from a file without a conversation: the command line and the demo."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.programme.document import ReadDocument
from domain.refusals import Refusal
from programmes.answers.choices import part_of, split_choices
from programmes.answers.lines import Answered, apply_answers
from programmes.reading import read_document
from services.context import Context
from services.programme.file_step import Stored
from services.programme.store_programme import USUAL_DEADLINE, Setup, store_programme
from services.reading.layouts import keep_layout
from services.reports.own_document import with_own_document


class NoMunicipality(Refusal):
    """Neither the document nor whoever takes it in says whose programme it is."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read and what was stored; ``document.questions`` are those still open."""

    document: ReadDocument
    stored: Stored


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be stored, and with what; the setup's municipality is empty where nobody names it."""

    answered: Answered
    setup: Setup


async def import_file(
    ctx: Context, content: bytes, filename: str, answers: Sequence[str], setup: Setup
) -> Imported:
    """Read, answer, store.

    ``UnreadableFile``, ``FileProblems``, ``UnusableAnswer``, ``NoMunicipality`` or ``AlreadyTakenIn`` where
    it cannot be; nothing is stored then. The file's bytes are kept in the file store, as those of a file
    sent to the bot are.
    """
    choices, left = split_choices(answers)
    document = await ctx.worker.run(read_document, content, filename, choices)
    prepared = prepare(document, left, setup, ctx.installation.timezone)
    if not prepared.setup.municipality:
        raise NoMunicipality
    content_hash = await ctx.files.put(content)
    own = await with_own_document(ctx, prepared.answered.document, content_hash, choices)
    answered = replace(prepared.answered, document=own)
    async with ctx.write() as work:
        source_hash = hashlib.sha256(content).hexdigest()
        complete = replace(prepared.setup, part=part_of(answers))
        stored = await store_programme(work, answered, source_hash, complete)
        await keep_layout(work, stored.programme_id, document, answers)
    return Imported(prepared.answered.document, stored)


def prepare(document: ReadDocument, answers: Sequence[str], setup: Setup, timezone: str) -> Prepared:
    """The document with its answers, and what ``setup`` leaves open completed: by the file, else as usual.

    ``UnusableAnswer`` for a line that does not fit.
    """
    answered = apply_answers(document, answers)
    programme = answered.document.programme
    complete = replace(
        setup,
        municipality=setup.municipality or programme.municipality,
        timezone=setup.timezone or programme.timezone or timezone,
        deadline=setup.deadline or programme.deadline or USUAL_DEADLINE,
        head_deadline=setup.head_deadline or programme.head_deadline,
    )
    return Prepared(answered, complete)
