"""Rows that a process did not give back: it died under them, one of them being to blame, perhaps.

Such a row is tried alone from then on, so that no other is cut off again; its attempt is not counted.
"""

from typing import Any

from sqlalchemy import ColumnElement, case, or_

MOST = 3
"""What more processes died under is given up on: under the first death it was in company."""
_Column = Any
"""A column of a table, or the attribute of its class."""


def is_begun(owner: _Column) -> ColumnElement[int]:
    """1 where a claim begins an attempt: one that was cut off goes on."""
    return case((owner == "", 1), else_=0)


def is_death(owner: _Column, us: object) -> ColumnElement[int]:
    """1 where another process held the row to its end."""
    return case((owner.not_in(["", us]), 1), else_=0)


def died_under(owner: _Column, deaths: _Column, us: object) -> ColumnElement[bool]:
    """Whether a row that may be claimed is to be tried alone."""
    return or_(deaths > 0, owner.not_in(["", us]))
