"""One worker process for what is slow: pictures, files, the reading of uploads.

A process of its own, not a pool: a pool's worker outlives its killed parent, and a pool cannot stop one job.
"""

import asyncio
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from bot.errors import WorkerCrashed
from services.ports import WorkerTimeout

Result = TypeVar("Result")
_BLOCKED = {signal.SIGINT, signal.SIGTERM}  # the parent decides when the worker ends


class ProcessWorker:
    """One job at a time; a job that takes too long or is abandoned is killed together with its process."""

    def __init__(self, limit: float = 60.0, renew_after: int = 300) -> None:
        self._limit = limit
        self._renew_after = renew_after
        self._turn = asyncio.Lock()
        self._threads = ThreadPoolExecutor(1, "worker")
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._jobs = 0

    async def start(self) -> None:
        """Have the process ready before the first job needs it."""
        async with self._turn:
            await self._in_thread(self._ready)

    async def run(self, job: Callable[..., Result], *arguments: object) -> Result:
        """See ``services.ports.Worker``; ``WorkerCrashed`` where the process died under the job."""
        async with self._turn:
            try:
                async with asyncio.timeout(self._limit):
                    failed, outcome = await self._in_thread(self._exchange, job, arguments)
            except TimeoutError:
                raise WorkerTimeout(f"{job.__qualname__} took more than {self._limit:g} s") from None
            except (EOFError, ConnectionError) as error:
                self._kill()
                raise WorkerCrashed(job.__qualname__) from error
        if failed:
            raise outcome
        return outcome  # type: ignore[no-any-return]

    async def close(self) -> None:
        self._kill()
        await asyncio.to_thread(self._threads.shutdown)

    async def _in_thread(self, function: Callable[..., Any], *arguments: object) -> Any:
        work = asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            # The thread waits for an answer that nobody wants any more: end its wait.
            while not work.done():
                self._kill()
                await asyncio.wait([work], timeout=0.1)
            work.exception()
            raise

    def _exchange(self, job: Callable[..., Any], arguments: tuple[object, ...]) -> tuple[bool, Any]:
        pipe = self._ready()
        self._jobs += 1
        pipe.send_bytes(pickle.dumps((job, arguments)))
        failed, outcome = pickle.loads(pipe.recv_bytes())  # noqa: S301 - both ends are ours
        return failed, outcome

    def _ready(self) -> Connection:
        used_up = self._jobs >= self._renew_after
        if used_up or self._process is None or self._pipe is None or not self._process.is_alive():
            self._kill()
            return self._spawn()
        return self._pipe

    def _spawn(self) -> Connection:
        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=_serve, args=(theirs,), name="worker", daemon=True)
        resource_tracker.ensure_running()  # its own start would lift the block
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _BLOCKED)
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        self._process, self._pipe, self._jobs = process, ours, 0
        return ours

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()


def _serve(pipe: Connection) -> None:
    """The worker's life: jobs in, outcomes out, until the parent is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            message = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        pipe.send_bytes(_outcome(message))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(0)


def _outcome(message: bytes) -> bytes:
    try:
        job, arguments = pickle.loads(message)  # noqa: S301 - both ends are ours
        return pickle.dumps((False, job(*arguments)))
    except Exception as error:
        return _packed(error)


def _packed(error: Exception) -> bytes:
    try:
        packed = pickle.dumps((True, error))
        pickle.loads(packed)  # noqa: S301 - both ends are ours
    except Exception:
        return pickle.dumps((True, RuntimeError(f"{type(error).__name__}: {error}")))
    return packed
