"""A process that is told what to do line by line, and answers line by line."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO


class Told:
    """``first`` is what it said when it was ready."""

    def __init__(self, stdin: IO[str], stdout: IO[str]) -> None:
        self._stdin, self._stdout = stdin, stdout
        self.first = self._answer()

    def ask(self, line: str) -> str:
        self._stdin.write(f"{line}\n")
        self._stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        if not (line := self._stdout.readline()):
            raise EOFError("it has ended")
        return line.strip()


@contextmanager
def told(module: str, *arguments: str) -> Iterator[Told]:
    """``python -m MODULE ARGUMENTS`` until the block ends; what it complains of is shown where it breaks."""
    with (
        tempfile.TemporaryFile("w+") as complaints,
        subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Told(process.stdin, process.stdout)
        except EOFError:
            complaints.seek(0)
            print(complaints.read(), file=sys.stderr)
            raise
        finally:
            process.stdin.close()
