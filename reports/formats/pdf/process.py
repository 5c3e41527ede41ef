"""The process in which one PDF is made: a script, so that it imports typst and nothing of ours.

typst keeps about ten of the last compilations in memory, nearly a gigabyte of long tables, and gives none of
it back; a process that ends does. Standard input holds one line of JSON and stays open while the result is
wanted, so that no compilation outlives whoever asked for it. Out comes the PDF, or words on the error stream.
"""

import json
import os
import sys
import threading
from contextlib import suppress

import typst


def main() -> None:
    given = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_asker, daemon=True).start()
    try:
        made = _compiled(given["template"], given["data"], tagged=given["tagged"])
    except typst.TypstError as error:
        print(error, file=sys.stderr, flush=True)
        os._exit(1)
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    os._exit(0)


def _compiled(template: str, data: str, *, tagged: bool) -> bytes:
    """With tags it is fit for an archive and to be read aloud (PDF/A, PDF/UA), and has the tags alone where a
    standard forbids something of it: a letter that none of the fonts has."""
    compiler = typst.Compiler(template, ignore_system_fonts=True, sys_inputs={"data": data})
    made: object = None
    if tagged:
        with suppress(typst.TypstError):
            made = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0)
    if made is None:
        made = compiler.compile(format="pdf", pdf_tags=tagged, timestamp=0)
    assert isinstance(made, bytes)
    return made


def _end_with_asker() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main()
