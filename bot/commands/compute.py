"""``python -m bot compute PROGRAMME.yaml INDICATOR --inputs FILE.json``: a value and its working."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from domain.methodology.computing import Result, compute
from domain.methodology.formula.arithmetic import is_small
from domain.methodology.given import Given
from domain.methodology.inputs import check_given
from domain.methodology.model import Methodology
from domain.methodology.versions import in_force
from domain.programme.document import Programme
from domain.programme.in_formulas import indicators_in
from domain.refusals import Refusal
from domain.time.periods import Period
from programmes.reading import read_document
from texts import refusals, texts
from texts.formulas import formula

USAGE = 2
LANGUAGE = "en"


class Unusable(Exception):
    """What was given cannot be computed with: one line that says what to do."""


def main(arguments: list[str]) -> int:
    """Prints JSON; 1 where there is no value (the JSON says why), 2 where the call is wrong."""
    given = _parser().parse_args(arguments)
    try:
        result = _result(given)
    except Unusable as unusable:
        print(unusable, file=sys.stderr)
        return USAGE
    print(json.dumps(result.to_plain(), ensure_ascii=False, indent=2))
    return 0 if result.value is not None else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot compute",
        description="Compute an indicator by its programme's methodology and print the working as JSON.",
        epilog='The inputs: {"period": "2022-Q1", "values": {"AR": 36000, "Nотр": {"1": 100}}, '
        '"rows": {}, "decisions": {}, "unreliable": ""}. Earlier periods by their keys: '
        '"X": {"2021-Q1": 4, "2022-Q1": 5}. Facts of other indicators: "facts": {"4": 12, "7": null}.',
    )
    parser.add_argument("programme", type=Path, help="the programme's .yaml, .xlsx or .docx")
    parser.add_argument("indicator", help="its number")
    parser.add_argument("--inputs", type=Path, required=True, help="a JSON file")
    parser.add_argument("--period", default="", help="such as 2022-Q1, where the inputs do not say it")
    return parser


def _result(given: argparse.Namespace) -> Result:
    plain = _inputs(given.inputs)
    period = _period(given.period or str(plain.get("period", "")))
    programme = _programme(given.programme)
    methodology = _methodology(programme, given.indicator, period)
    try:
        inputs = Given.of(
            values=plain.get("values"),
            rows=plain.get("rows"),
            decisions=plain.get("decisions"),
            unreliable=str(plain.get("unreliable", "")),
            period=period,
        )
        facts = _facts(plain.get("facts", {}), period)
    except (ArithmeticError, ValueError, TypeError, AttributeError) as error:
        raise Unusable(f"{given.inputs}: {error}") from None
    problems = check_given(methodology, inputs)
    if problems:
        told = (f"{given.inputs}: {formula(texts(LANGUAGE), problem)}" for problem in problems)
        raise Unusable("\n".join(told))
    return compute(methodology, replace(inputs, indicators=indicators_in(programme, period, facts)), period)


def _facts(plain: Mapping[str, Any], period: Period) -> dict[str, dict[str, Decimal | None]]:
    """By number, a fact of the period or several by the keys of their periods; null where it is words."""
    return {
        str(number): {
            Period.from_key(str(key)).key: None if fact is None else _fact(fact)
            for key, fact in (given if isinstance(given, dict) else {period.key: given}).items()
        }
        for number, given in plain.items()
    }


def _fact(given: object) -> Decimal:
    found = Decimal(str(given).replace(",", "."))
    if not is_small(found):
        raise ValueError(f"{given} is no figure")
    return found


def _inputs(path: Path) -> dict[str, Any]:
    try:
        plain = json.loads(path.read_text("utf-8"), parse_float=str)
    except (OSError, ValueError, RecursionError) as error:
        raise Unusable(f"{path} cannot be read as JSON: {error}") from None
    if not isinstance(plain, dict):
        raise Unusable(f'{path} must be an object such as {{"period": "2022-Q1", "values": {{"AR": 36000}}}}')
    return plain


def _period(key: str) -> Period:
    try:
        return Period.from_key(key)
    except ValueError:
        raise Unusable("Which period? Say --period 2022-Q1, or «period» in the inputs.") from None


def _programme(path: Path) -> Programme:
    try:
        return read_document(path.read_bytes(), path.name).programme
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}") from None
    except Refusal as refusal:
        raise Unusable(str(refusals.sentence(texts(LANGUAGE), refusal))) from None


def _methodology(programme: Programme, number: str, period: Period) -> Methodology:
    known = {one.number: one for one in programme.indicators()}
    if number not in known:
        raise Unusable(f"There is no indicator {number}; there are {', '.join(known)}.")
    found = in_force(known[number].methodology, period)
    if found is None:
        raise Unusable(f"Indicator {number} has no methodology that holds in {period.key}.")
    return found
