"""All of a programme's data as a file, opened by something that did not write it."""

import csv
import json
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from domain.forms.export_format import ExportFormat
from domain.refusals import NotAllowed
from models.tables.submission import Submission
from reports.export.schema import export_schema
from services.context import Context, Installation
from services.export.build_export import build_export, gather_export, order_export
from services.export.content import EVERY_PERIOD
from services.export.see_exports import exports_to_see
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from tests.sample import Town, take_in

EXCEL, CSV, JSON = ExportFormat.EXCEL, ExportFormat.CSV, ExportFormat.JSON


async def test_json_is_as_its_schema_says_and_as_the_database(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    await send(town.buses, town, "1", "1,3% по данным перевозчика")
    found = json.loads(await built(town.coordinator, town, JSON))
    fits(found, json.loads(export_schema()), "export")
    async with town.coordinator.read() as session:
        stored = (await session.scalars(select(Submission))).all()
    assert len(found["submissions"]) == len(stored)
    assert sorted(one["value"] for one in found["submissions"] if one["value"] is not None) == sorted(
        float(one.value) for one in stored if one.value is not None
    )
    assert {one["author"] for one in found["submissions"]} > {""}
    assert len(found["indicators"]) == len(found["figures"]) == 27
    assert "[^" not in json.dumps(found)
    assert [one["period"] for one in found["periods"]] == ["2022-H1"]


async def test_an_executor_gets_own_rows_without_names_a_deputy_nothing(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    found = json.loads(await built(town.buses, town, JSON))
    fits(found, json.loads(export_schema()), "export")
    for name in ("indicators", "figures", "submissions"):
        assert {one["number"] for one in found[name]} == {"1", "2", "3"}
    assert not any("author" in one for one in found["submissions"])
    [choice] = await exports_to_see(town.buses)
    assert choice.own
    for asked in (order_export, build_export):
        with pytest.raises(NotAllowed):
            await asked(town.deputy, town.programme_id, EVERY_PERIOD, JSON)
    with pytest.raises(NotAllowed):
        await exports_to_see(town.deputy)


async def test_csv_opens_rightly_in_a_russian_excel(installation: Installation) -> None:
    town = await take_in(installation)
    await send(town.buses, town, "1", "1,45% =СУММ(A:A) по данным перевозчика")
    archive = zipfile.ZipFile(BytesIO(await built(town.coordinator, town, CSV)))
    assert archive.namelist() == ["Показатели.csv", "Периоды.csv", "План и факт.csv", "Сведения.csv"]
    content = archive.read("Сведения.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    [row] = list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert (row["№"], row["Версия"], row["Значение"]) == ("1", "1", "1,45")
    assert row["Пояснение"].startswith("'=СУММ"), "never a formula"
    assert row["Сведения"] == "на проверке"


async def test_excel_has_a_sheet_for_each_table(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    book = load_workbook(BytesIO(await built(town.coordinator, town, EXCEL)))
    assert book.sheetnames == ["Показатели", "Периоды", "План и факт", "Сведения"]
    rows = list(book["План и факт"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 27
    assert (rows[0][1], rows[0][4], rows[0][6]) == ("1", 1.45, "выполнено")
    assert all(book[name].auto_filter.ref for name in book.sheetnames)


async def test_five_presses_give_one_file_and_the_operator_gets_everything(
    installation: Installation,
) -> None:
    town = await take_in(installation, with_figures=True)
    asked = town.programme_id, town.period_id, CSV
    assert [await order_export(town.coordinator, *asked) for _ in range(5)] == [True, *[False] * 4]
    assert await order_export(town.coordinator, town.programme_id, EVERY_PERIOD, CSV)
    exported = await gather_export(town.coordinator, None)
    assert len(exported.indicators) == 27
    assert exported.with_authors


async def built(ctx: Context, town: Town, format: ExportFormat) -> bytes:
    return (await build_export(ctx, town.programme_id, EVERY_PERIOD, format)).content


async def send(ctx: Context, town: Town, number: str, text: str) -> None:
    draft = await open_draft(ctx, town.programme_id, town.indicator_ids[number])
    draft = await answer_draft(ctx, draft.id, text, 1)
    await submit_value(ctx, draft.id, draft.revision)


TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}


def fits(value: Any, schema: Any, where: str) -> None:
    """As much of JSON Schema as ours uses."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if kinds == ["object"]:
        assert set(schema["required"]) <= set(value) <= set(schema["properties"]), where
        for key, one in value.items():
            fits(one, schema["properties"][key], f"{where}.{key}")
    elif kinds == ["array"]:
        for place, one in enumerate(value):
            fits(one, schema["items"], f"{where}[{place}]")
    else:
        assert any(isinstance(value, TYPES[kind]) for kind in kinds), (where, value)
        assert value in schema.get("enum", [value]), (where, value)
