"""``python -m bot COMMAND``: finds the command's own file; nothing else is imported for it."""

import os
import select
import sys
from importlib import import_module

from bot.errors import Broken, line_of

COMMANDS = {
    "run": ("bot.commands.run", "run the bot (settings in .env) until it is stopped"),
    "demo": ("bot.commands.demo", "run the bot against a playground in the browser, no token needed"),
    "migrate": ("bot.commands.migrate", "bring the database to this version, with a backup on SQLite"),
    "import": ("bot.commands.import_file", "take in a programme from a Word, Excel or YAML file"),
    "read": ("bot.commands.read", "show what is read in a document, cell by cell, and what is in doubt"),
    "convert": ("bot.commands.convert", "turn a programme's file into a .yaml or an .xlsx"),
    "schema": ("bot.commands.schema", "write the JSON Schema of programme files, for editors"),
    "compute": ("bot.commands.compute", "compute an indicator by its methodology, with the working as JSON"),
    "day-off": ("bot.commands.day_off", "say that a day differs from the published working calendar"),
    "report": ("bot.commands.report", "write a period's consolidated report as Word, PDF or Excel"),
    "export": ("bot.commands.export", "write all of a programme's data as Excel, CSV or JSON"),
}
WRONG_USE = 2
BROKEN = 1
INTERRUPTED = 130
BROKEN_PIPE = 141
"""As a program that a broken pipe ends (128 and the signal's number)."""


def main(arguments: list[str]) -> int:
    """The exit code: 0, 2 for a wrong call, a wrong setting or something that is not there, 1 for a bot
    that cannot go on (each said in one line), 130 after Ctrl-C, 141 where
    nobody reads on."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(_usage())
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(f"There is no command «{name}».\n\n{_usage()}", file=sys.stderr)
        return WRONG_USE
    try:
        return _run(COMMANDS[name][0], rest)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Broken as broken:
        print(broken, file=sys.stderr)
        return BROKEN
    except Exception as error:
        line = line_of(error)
        if line is None:
            raise
        print(line, file=sys.stderr)
        return WRONG_USE


def _run(module: str, arguments: list[str]) -> int:
    try:
        code = int(import_module(module).main(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        if not _nobody_reads():
            raise
        return BROKEN_PIPE
    return code


def _nobody_reads() -> bool:
    """Whoever reads what is printed has had enough («… | head»): what is still to be said is thrown away."""
    asked = select.poll()
    asked.register(sys.stdout.fileno(), 0)
    is_broken = any(event & select.POLLERR for _, event in asked.poll(0))
    if is_broken:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return is_broken


def _usage() -> str:
    lines = [f"  {name:<8} {about}" for name, (_, about) in COMMANDS.items()]
    return "\n".join(["usage: python -m bot COMMAND [-h] …", "", *lines])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
