"""The commands inspect, schema and diff: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from overenskommelse.cli import main

ROOT = Path(__file__).parent.parent.parent
OLD = str(ROOT / "agreements" / "2023.agr")
NEW = str(ROOT / "agreements" / "2024.agr")
SCHOOLS = str(ROOT / "tests" / "corpus" / "good" / "schools.agr")
BAD = str(ROOT / "tests" / "corpus" / "bad" / "sums.agr")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["inspect", NEW], 0),
        (["inspect", NEW, "--format", "json", "--language", "en"], 0),
        (["inspect", BAD], 3),
        (["inspect", "nothing.agr"], 2),
        (["schema", NEW], 0),
        (["schema", SCHOOLS, "--format", "csv"], 0),
        (["schema", NEW, "--format", "csv", "--recipients", "region"], 0),
        (["schema", NEW, "--format", "csv", "--recipients", "school"], 2),
        (["schema", BAD], 3),
        (["diff", NEW, NEW], 0),
        (["diff", OLD, NEW], 1),
        (["diff", OLD, NEW, "--format", "json"], 1),
        (["diff", OLD, BAD], 3),
        (["diff", BAD, NEW], 3),
        (["diff", OLD, "nothing.agr"], 2),
        (["diff", "nothing.agr", BAD], 3),
    ],
)
def test_exit_codes(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    told = capsys.readouterr()
    assert bool(told.out) is (code < 2)
    assert bool(told.err) is (code >= 2)


def test_a_renamed_file_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "annat namn.agr"
    path.write_text(Path(NEW).read_text("utf-8"), "utf-8")
    assert main(["diff", NEW, str(path)]) == 0


def test_diff_tells_the_new_requirement(capsys: pytest.CaptureFixture[str]) -> None:
    main(["diff", OLD, NEW, "--language", "sv"])
    assert "tillkommer: krav report" in capsys.readouterr().out
    main(["diff", OLD, NEW, "--format", "json"])
    told = json.loads(capsys.readouterr().out)["changes"]
    total = next(item for item in told if item["field"] == "total")
    assert total["difference"] == 253_000_000
    assert total["relative"] == "253/556"
    added = [item for item in told if item["owner"] == "Requirement" and item["kind"] == "added"]
    assert [step["name"] for step in added[0]["path"]] == ["svf", "second", "report"]
    assert added[0]["new"]["condition"] == "report by 2024-09-30"


def test_inspect_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["inspect", SCHOOLS, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert told["funds"][0]["itemised"] == 1_500_000
    assert told["funds"][0]["parts"][0]["share"] == "1/3"
    assert told["periods"]["spring"]["end"] == "2024-06-30"
    assert told["measures"]["rate"]["term"] == "passed / tested"
    passed = next(item for item in told["facts"] if item["fact"]["name"] == "passed")
    assert passed["periods"] == ["spring", "autumn"]
    assert told["dates"][0]["day"] == "2023-01-01"


def test_schema_prints_json_schema_and_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema", SCHOOLS])
    told = json.loads(capsys.readouterr().out)
    assert told["properties"]["school"]["properties"]["A1"]["title"] == "Norra skolan"
    main(["schema", SCHOOLS, "--format", "csv"])
    assert capsys.readouterr().out.startswith("school;name;pupils;passed spring;")
