"""What a report's Excel book holds besides the report: of the same indicators, as the report has them."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.access import Role, Scope
from models.repositories.submissions import DOCUMENT, SubmissionFacts
from models.tables.submission import SubmissionState
from reports.book import Book, BookRow, BookVersion, FigureStage
from services.standing.assessed import Assessed, Overview

_STAGES = {
    SubmissionState.ACCEPTED: FigureStage.ACCEPTED,
    SubmissionState.SENT: FigureStage.SENT,
    SubmissionState.AGREEING: FigureStage.AGREEING,
    SubmissionState.RETURNED: FigureStage.RETURNED,
}


def book_of(view: Overview, items: Collection[Assessed], scope: Scope | None = None) -> Book:
    """The rows of these indicators; without a scope for the operator, who sees what a coordinator does.

    Who handed in is said to the coordinator alone; what waits for a unit's head, or came back from there, is
    shown to the unit alone.
    """
    with_authors = scope is None or Role.COORDINATOR in scope.roles
    rows = (_row(view, item, scope, with_authors=with_authors) for item in items)
    return Book(tuple(rows), with_authors)


def _row(view: Overview, item: Assessed, scope: Scope | None, *, with_authors: bool) -> BookRow:
    indicator, figure, target = item.indicator, item.figure, item.target
    heading = view.heading(indicator.heading_id)
    is_own = scope is not None and scope.hands_in(indicator)
    versions = tuple(
        _version(view, one, with_author=with_authors, with_figure=is_own or not _is_with_head(one))
        for one in item.versions
    )
    stage, then = _stages(item)
    return BookRow(
        number=indicator.number,
        short_name=indicator.short,
        section=heading.wording if heading else "",
        unit_name=indicator.hands_in,
        target_wording=target.wording if target else indicator.target,
        target=target,
        unit=(target.unit if target else "") or indicator.unit,
        stage=stage,
        then=then,
        wording=figure.wording if figure else "",
        value=figure.value if figure else None,
        standing=item.standing if figure else None,
        refine_by=figure.refine_by if figure else None,
        versions=versions,
    )


def _stages(item: Assessed) -> tuple[FigureStage, FigureStage | None]:
    newest = item.versions[-1] if item.versions else None
    if not item.indicator.measured and item.figure is None:
        return FigureStage.UNMEASURED, None
    if newest is None:
        return FigureStage.MISSING, None
    if item.figure is None or newest.id == item.figure.id:
        return _STAGES[newest.state], None
    return FigureStage.ACCEPTED, _STAGES[newest.state]


def _version(view: Overview, one: SubmissionFacts, *, with_author: bool, with_figure: bool) -> BookVersion:
    def local(moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(view.programme.timezone))

    return BookVersion(
        version=one.version,
        stage=_STAGES[one.state],
        wording=one.wording if with_figure else "",
        value=one.value if with_figure else None,
        explanation=one.explanation if with_figure else "",
        unit_name=one.executor,
        author=one.author if with_author else "",
        source="" if one.source == DOCUMENT else one.source,
        sent_at=local(one.sent_at),
        decided_at=local(one.decided_at) if one.decided_at else None,
        reason=one.reason if with_figure else "",
    )


def _is_with_head(one: SubmissionFacts) -> bool:
    """The coordinator has not seen it."""
    return one.state is SubmissionState.AGREEING or one.by_head
