"""Fields and bookmarks: a page's number is counted anew, any other field is its text; people's names go."""

import re
from typing import Any

from office.cleaning.changes import unwrap
from office.xml_names import w

_COUNTED = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_OF_THE_FILE = re.compile(
    r"\s*(?:AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS|FILENAME|TEMPLATE|COMMENTS|KEYWORDS|SUBJECT|INFO"
    r"|DOCPROPERTY|DOCVARIABLE|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|EDITTIME|REVNUM|MACROBUTTON|DDE|DDEAUTO"
    r"|INCLUDETEXT|INCLUDEPICTURE|LINK|DATABASE|MERGEFIELD|FILLIN|ASK)\b",
    re.IGNORECASE,
)
_BEGIN, _SEPARATE, _END = "begin", "separate", "end"


def settle_fields(root: Any) -> None:
    """In place; a field within another one goes along with it."""
    for simple in list(root.iter(w("fldSimple"))):
        code = simple.get(w("instr"), "")
        if _OF_THE_FILE.match(code):
            simple.getparent().remove(simple)
        elif not _COUNTED.match(code):
            unwrap(simple)
    open_fields: list[_Field] = []
    for run in list(root.iter(w("r"))):
        _take(run, open_fields)
    for bookmark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        bookmark.getparent().remove(bookmark)


class _Field:
    def __init__(self, begin: Any) -> None:
        self.marks = [begin]
        self.code = ""
        self.results: list[Any] = []
        self.is_result = False


def _take(run: Any, open_fields: list[_Field]) -> None:
    kinds = [mark.get(w("fldCharType")) for mark in run.iterchildren(w("fldChar"))]
    if _BEGIN in kinds:
        open_fields.append(_Field(run))
        return
    if not open_fields:
        return
    field = open_fields[-1]
    if _SEPARATE in kinds:
        field.marks.append(run)
        field.is_result = True
    elif _END in kinds:
        field.marks.append(run)
        open_fields.pop()
        _settle(field, open_fields)
    elif field.is_result:
        field.results.append(run)
    else:
        field.code += "".join(text.text or "" for text in run.iterchildren(w("instrText")))
        field.marks.append(run)


def _settle(field: _Field, around: list[_Field]) -> None:
    if _COUNTED.match(field.code):
        return
    gone = field.marks + (field.results if _OF_THE_FILE.match(field.code) else [])
    for run in gone:
        run.getparent().remove(run)
    if around and around[-1].is_result:
        around[-1].results += [run for run in field.results if run not in gone]
