"""The worker process: one job at a time, killed at its limit, replaced, never left behind."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import WorkerCrashed
from bot.work.worker import ProcessWorker
from domain.refusals import TooLong
from services.ports import WorkerTimeout
from tests.times import PATIENCE

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
async def worker() -> AsyncIterator[ProcessWorker]:
    running = ProcessWorker(limit=PATIENCE, renew_after=4)
    yield running
    await running.close()


def refuse() -> None:
    raise TooLong(limit=1, length=2)


class Unpicklable(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__("odd")


def fail_oddly() -> None:
    raise Unpicklable(1, 2)


async def test_a_job_runs_in_another_process_which_stays(worker: ProcessWorker) -> None:
    await worker.start()
    first = await worker.run(os.getpid)
    assert first != os.getpid()
    assert await worker.run(os.getpid) == first


async def test_jobs_wait_for_each_other(worker: ProcessWorker) -> None:
    assert await asyncio.gather(*(worker.run(pow, 2, n) for n in range(4))) == [1, 2, 4, 8]


async def test_it_is_renewed_after_some_jobs(worker: ProcessWorker) -> None:
    assert len({await worker.run(os.getpid) for _ in range(5)}) == 2


async def test_exceptions_come_through_with_their_facts(worker: ProcessWorker) -> None:
    with pytest.raises(TooLong) as told:
        await worker.run(refuse)
    assert told.value == TooLong(limit=1, length=2)
    with pytest.raises(ZeroDivisionError):
        await worker.run(divmod, 1, 0)
    with pytest.raises(RuntimeError, match="Unpicklable: odd"):
        await worker.run(fail_oddly)


async def test_a_job_over_its_time_is_stopped_and_the_next_one_runs(worker: ProcessWorker) -> None:
    process = await worker.run(os.getpid)
    worker._limit = 0.1
    with pytest.raises(WorkerTimeout, match="sleep"):
        await worker.run(time.sleep, PATIENCE)
    worker._limit = PATIENCE
    assert not _lives(process)
    assert await worker.run(pow, 2, 3) == 8


async def test_a_crashed_worker_is_an_error_for_that_job_only(worker: ProcessWorker) -> None:
    with pytest.raises(WorkerCrashed):
        await worker.run(os._exit, 3)
    assert await worker.run(pow, 2, 3) == 8


async def test_a_job_nobody_waits_for_any_more_is_stopped(worker: ProcessWorker) -> None:
    process = await worker.run(os.getpid)
    waiting = asyncio.create_task(worker.run(time.sleep, PATIENCE))
    await asyncio.sleep(0.1)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not _lives(process)
    assert await worker.run(pow, 2, 3) == 8


async def test_ctrl_c_is_the_parents_business(worker: ProcessWorker) -> None:
    process = await worker.run(os.getpid)
    os.kill(process, signal.SIGINT)
    os.kill(process, signal.SIGTERM)
    assert await worker.run(os.getpid) == process


PARENT = """
import asyncio, os, time
from bot.work.worker import ProcessWorker

async def main():
    worker = ProcessWorker()
    print(await worker.run(os.getpid), flush=True)
    await worker.run(time.sleep, 60)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert _lives(child)
        parent.kill()
        parent.wait()
        deadline = time.monotonic() + PATIENCE
        while _lives(child) and time.monotonic() < deadline:
            time.sleep(0.02)
    assert not _lives(child)


def _lives(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
