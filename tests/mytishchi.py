"""The Mytishchi programme in a database, built in code: four computed indicators, collected by quarters."""

from dataclasses import dataclass
from datetime import UTC, datetime

from domain.access import Role
from domain.methodology.model import Methodology
from domain.programme.document import (
    Assignment,
    Course,
    Executor,
    Heading,
    HeadingKind,
    Indicator,
    Measure,
    Part,
    Programme,
    ReadDocument,
    ReportLayout,
)
from domain.time.periods import Period, PeriodKind
from models.repositories.programme import programmes
from programmes.answers.lines import Answered
from services.context import Context, Installation
from services.programme.store_programme import Setup, store_programme
from tests.databases.copies import made
from tests.sample import Taken, as_actor, circumstances, ids_of, member
from tests.unit.domain.methodology.mytishchi_methodology import DEBT, MEDIA, SOCIAL, STRUCTURES

MEDIA_OFFICE, ADVERTISING = "отдел по работе со СМИ", "отдел рекламы"
EVENING = datetime(2022, 4, 4, 12, tzinfo=UTC)
"""After the first quarter of 2022, before its deadline."""


def _indicator(number: str, wording: str, unit: str, target: str, who: str, method: Methodology) -> Indicator:
    return Indicator(
        number=number,
        wording=wording,
        target=target,
        executors=who,
        unit=unit,
        course=Course.LEVEL,
        less_is_better=number in ("3", "4"),
        every=method.every,
        assignments=(Assignment(who, Part.HANDS_IN),),
        methodology=(method,),
    )


INDICATORS = (
    _indicator("1", "Информирование населения в СМИ", "%", "2022 год – 108,35", MEDIA_OFFICE, MEDIA),
    _indicator("2", "Уровень информированности в соцсетях", "балл", "2022 год – 8,00", MEDIA_OFFICE, SOCIAL),
    _indicator("3", "Незаконные рекламные конструкции", "%", "2022 год – 0,00", ADVERTISING, STRUCTURES),
    _indicator("4", "Задолженность по платежам", "%", "2022 год – 0,00", ADVERTISING, DEBT),
)
PROGRAMME = Programme(
    municipality="Городской округ Мытищи",
    title="Развитие системы информирования населения",
    period_kind=PeriodKind.QUARTER,
    layout=ReportLayout((), ("Сводный отчет за {period}",), "", tuple(str(n) for n in range(1, 8)), "", ""),
    rows=(
        Heading(HeadingKind.TASK, "Задача 1. Информирование населения", ("media",)),
        *(Measure(one.number, one.wording, (one,)) for one in INDICATORS),
    ),
    executors=(Executor(MEDIA_OFFICE), Executor(ADVERTISING)),
)


@dataclass(frozen=True, slots=True)
class Mytishchi:
    """The programme's id, its period's, and three people."""

    programme_id: int
    period_id: int
    coordinator: Context
    media: Context
    advertising: Context
    indicator_ids: dict[str, int]


async def mytishchi(installation: Installation, period: str = "2022-Q1") -> Mytishchi:
    """Into an empty database it is copied once it was stored."""

    async def store() -> Taken:
        return await _store(installation, period)

    taken = await made(installation.database, ("mytishchi", period, *circumstances(installation)), store)
    coordinator, media, advertising = taken.contexts(installation)
    return Mytishchi(
        programme_id=taken.programme_id,
        period_id=taken.period_id,
        coordinator=coordinator,
        media=media,
        advertising=advertising,
        indicator_ids=dict(taken.indicator_ids),
    )


async def _store(installation: Installation, period: str) -> Taken:
    owner = as_actor(installation, 1)
    document = ReadDocument(PROGRAMME, Period.from_key(period), (), ())
    async with owner.write() as work:
        setup = Setup(municipality=PROGRAMME.municipality, timezone="Europe/Moscow")
        stored = await store_programme(work, Answered(document), "0" * 64, setup)
    async with owner.read() as session:
        ids = {one.name: one.id for one in await programmes.executors(session, stored.programme_id)}
        rows = await programmes.indicators(session, stored.programme_id, EVENING.date())
    roles = (
        (210, Role.COORDINATOR, None),
        (211, Role.EXECUTOR, ids[MEDIA_OFFICE]),
        (212, Role.EXECUTOR, ids[ADVERTISING]),
    )
    joined = [await member(installation, one, stored.programme_id, *role) for one, *role in roles]
    return Taken(
        programme_id=stored.programme_id,
        period_id=stored.period_id,
        people=ids_of(joined),
        indicator_ids={row.number: row.id for row in rows},
    )
