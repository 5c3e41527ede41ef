"""Figures that wait for the head of their unit, were agreed to, are signed."""

from dataclasses import replace
from datetime import date

from domain.heads.signature import Signature
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.samples.facts import MORNING
from services.standing.assessed import Assessed

HEAD = "Начальник <отдела>"


def agreeing(version: SubmissionFacts) -> SubmissionFacts:
    return replace(version, state=SubmissionState.AGREEING, agreer=HEAD, agreed_at=None)


def agreed(version: SubmissionFacts) -> SubmissionFacts:
    return replace(version, agreer=HEAD, agreed_at=MORNING)


def signed(version: SubmissionFacts) -> SubmissionFacts:
    return replace(version, signature=Signature("12-44", date(2022, 7, 7), 2, 1))


def ending_with(item: Assessed, version: SubmissionFacts) -> Assessed:
    """The indicator with this as its newest version."""
    return replace(item, versions=(*item.versions[:-1], version))
