"""Who plays, and how the half-year's stage is set: the Kopeysk programme with its people in their roles."""

from dataclasses import dataclass
from pathlib import Path

from domain.access import Role
from models.repositories.programme import programmes
from playground.state.store import Json
from services.context import Actor, Context, Installation
from services.people.accept_invitation import join
from services.people.see_home import set_language
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from tests.sample import ANSWERS, KOPEYSK, SAMPLES

COORDINATOR, ROADS, BUSES, BUILDERS, REGISTRY, DEPUTY, PRESS, STRANGER = range(100_000_001, 100_000_009)
MEDIA = 100_000_009
MYTISHCHI = SAMPLES / "mytishchi.yaml"
OWNERS = frozenset({COORDINATOR})


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody on the playground; without a role they come in by invitation."""

    id: int
    name: str
    about: str
    role: Role | None = None
    executor: str = ""

    def person(self, language: str) -> Json:
        """As the playground knows them."""
        return {"id": self.id, "first_name": self.name, "about": self.about, "language_code": language}


_BUILDERS = "Исполнитель Управления строительства"
_HEAD = "Заместитель Главы городского округа по жилищно-коммунальным вопросам"
CAST = (
    Player(COORDINATOR, "Координатор", "Владелец бота и координатор программы", Role.COORDINATOR),
    Player(ROADS, "Исполнитель УГХ", "Дороги, благоустройство: № 4–7, 11–14", Role.EXECUTOR, "УГХ"),
    Player(BUSES, "Исполнитель МУП «КПА»", "Автобусы: № 1–3", Role.EXECUTOR, "МУП «КПА»"),
    Player(BUILDERS, _BUILDERS, "Чистая вода: № 8, 9", Role.EXECUTOR, "МУ «Управление строительства»"),
    Player(REGISTRY, "Исполнитель ЗАГС", "Госуслуги: № 23, 24", Role.EXECUTOR, "ЗАГС"),
    Player(DEPUTY, "Заместитель главы", "Спрашивает, как идут дела", Role.DEPUTY, _HEAD),
    Player(PRESS, "Исполнитель пресс-службы", "Ещё не приглашён: № 17, 18"),
    Player(STRANGER, "Посторонний", "Без приглашения: что он увидит?"),
)


# Computed indicators play in Mytishchi, the others are not there then.
_MEDIA_UNIT = "Отдел информационной политики (условный исполнитель)"
QUARTER_CAST = (
    CAST[0],
    Player(MEDIA, "Исполнитель отдела", "Информационная политика: № 1, 2", Role.EXECUTOR, _MEDIA_UNIT),
)


async def set_stage(installation: Installation, language: str) -> None:
    """The Kopeysk programme taken in, everybody with a role in it, and all of them speaking ``language``."""
    programme_id = await _take_in(installation, KOPEYSK, ANSWERS)
    await _bring_in_all(installation, CAST, programme_id, language)


async def set_quarter(installation: Installation, language: str) -> None:
    """The same for the Mytishchi programme, whose indicators are computed."""
    programme_id = await _take_in(installation, MYTISHCHI, [])
    await _bring_in_all(installation, QUARTER_CAST, programme_id, language)


async def _take_in(installation: Installation, file: Path, answers: list[str]) -> int:
    content = file.read_bytes()  # noqa: ASYNC240 - nobody waits yet
    imported = await import_file(_as(installation, CAST[0]), content, file.name, answers, Setup())
    return imported.stored.programme_id


async def _bring_in_all(
    installation: Installation, cast: tuple[Player, ...], programme_id: int, language: str
) -> None:
    for player in cast:
        if player.role is not None:
            ctx = _as(installation, player)
            await _bring_in(ctx, programme_id, player.role, player.executor)
            await set_language(ctx, language)


def _as(installation: Installation, player: Player) -> Context:
    actor = Actor(telegram_id=player.id, name=player.name, is_owner=player.id in OWNERS)
    return Context(installation, actor, chat_id=player.id)


async def _bring_in(ctx: Context, programme_id: int, role: Role, executor: str) -> None:
    async with ctx.write() as work:
        executors = await programmes.executors(work.session, programme_id)
        executor_id = next((one.id for one in executors if one.name == executor), None)
        await join(work, programme_id, role, executor_id)
