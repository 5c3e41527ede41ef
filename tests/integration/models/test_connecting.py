"""What it means where the database cannot be connected to."""

import errno
import socket

import asyncpg
import pytest

from models.connecting import DatabaseAway, DatabaseRefused, Mistake, meaning
from models.unit_of_work import Database
from tests.databases import postgres


@pytest.mark.parametrize(
    ("error", "wrong"),
    [
        (asyncpg.InvalidPasswordError('password authentication failed for user "bot"'), Mistake.USER),
        (asyncpg.InvalidAuthorizationSpecificationError("no pg_hba.conf entry"), Mistake.USER),
        (asyncpg.InvalidCatalogNameError('database "x" does not exist'), Mistake.DATABASE),
        (asyncpg.FeatureNotSupportedError("unsupported frontend protocol\nand more of it"), Mistake.OTHER),
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), Mistake.HOST),
        (TypeError("connect() got an unexpected keyword argument 'sslmode'"), Mistake.OPTION),
        (RuntimeError(), Mistake.OTHER),
    ],
)
def test_what_waiting_would_not_help(error: Exception, wrong: Mistake) -> None:
    found = meaning(error)
    assert isinstance(found, DatabaseRefused)
    assert found.wrong is wrong
    assert "\n" not in str(found)
    assert str(found)


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(errno.ECONNREFUSED, "Connect call failed"),
        OSError("Multiple exceptions: one for each address"),
        TimeoutError(),
        socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"),
        asyncpg.CannotConnectNowError("the database system is starting up"),
        asyncpg.TooManyConnectionsError("sorry, too many clients already"),
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
    ],
)
def test_what_may_work_in_a_moment(error: Exception) -> None:
    assert isinstance(meaning(error), DatabaseAway)


async def _ask(url: str) -> None:
    database = Database(url)
    try:
        async with database.reader() as session:
            await session.connection()
    finally:
        await database.close()


@pytest.mark.parametrize("file", ["a-folder", "letter.txt"])
async def test_a_file_that_is_no_database_is_refused(
    file: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("no-database")
    (folder / "a-folder").mkdir()
    (folder / "letter.txt").write_text("Уважаемые коллеги, это никак не база данных: это письмо.")
    with pytest.raises(DatabaseRefused) as told:
        await _ask(f"sqlite+aiosqlite:///{folder / file}")
    assert told.value.wrong is Mistake.FILE


@pytest.mark.usefixtures("postgresql_server")
async def test_a_database_that_is_not_there_is_named_by_the_server() -> None:
    with pytest.raises(DatabaseRefused, match=r"database .nowhere. does not exist") as told:
        await _ask(postgres.url().rpartition("/")[0] + "/nowhere")
    assert told.value.wrong is Mistake.DATABASE
