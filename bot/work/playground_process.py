"""The playground as a process of its own, which Ctrl-C reaches through us only and which ends with us."""

import os
import select
import socket
import subprocess
import sys
from pathlib import Path

from bot.errors import CannotStart

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 20.0


def free_to_listen(port: int) -> None:
    """``CannotStart`` where something else, another demo above all, has the port."""
    with socket.socket() as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            raise _no_port(port) from None


def _no_port(port: int) -> CannotStart:
    return CannotStart(
        f"Port {port} is taken, perhaps by a demo that runs already: end that one, or"
        " choose another one, such as PORT=8091"
    )


class PlaygroundProcess:
    """Started at once; ``until_it_serves`` waits for it. The token goes by the environment: everybody on the
    machine may read a command line."""

    def __init__(self, port: int, token: str, *arguments: str) -> None:
        self._port = port
        command = [sys.executable, "-m", "playground", "--port", str(port), "--leashed", *arguments]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
            command,
            cwd=_ROOT,
            env=os.environ | {"PLAYGROUND_TOKEN": token},
            start_new_session=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def until_it_serves(self) -> None:
        """It says so itself: something else that answers on the port is not it."""
        said = self._process.stdout
        assert said is not None, "it was asked for"
        ready, _, _ = select.select([said], [], [], _PATIENCE)
        if not ready or not said.readline():
            raise _no_port(self._port)

    def end(self) -> None:
        self._process.terminate()
        try:
            self._process.communicate(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
