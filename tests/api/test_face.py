"""What a host application relies on: the names, the forms, the errors, and no surprises."""

from __future__ import annotations

import csv
import io
import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import overenskommelse as ov
from evaluation.writing import KEPT, PUPILS, agreement, with_pupils

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples" / "2024"
ON = date(2024, 12, 1)


def test_load_loads_and_builtin_give_the_same_agreement() -> None:
    path = ROOT / "agreements" / "2024.agr"
    one, other, third = ov.load(path), ov.builtin("2024"), ov.loads(path.read_text("utf-8"))
    assert one.title == other.title == third.title
    assert one.model.grants.keys() == other.model.grants.keys() == third.model.grants.keys()
    assert ov.load(str(path)).title == one.title
    assert {"2023", "2024", "2025"} <= set(ov.builtins())


def test_to_dict_has_the_documented_form_and_is_json() -> None:
    facts = ov.read_facts(EXAMPLES / "invented.csv")
    told = ov.builtin("2024").evaluate(facts, on=ON).to_dict()
    assert json.loads(json.dumps(told)) == told
    second = told["grants"][1]  # type: ignore[index]
    assert {"name", "amount", "unit", "state", "verdicts", "payments", "undistributed"} <= set(
        second
    )
    assert (second["name"], second["amount"], second["unit"]) == ("second", 182_500_000, "kr")
    by_code = {verdict["recipient"]: verdict for verdict in second["verdicts"]}
    missed = by_code["04"]["requirements"][0]
    assert (missed["name"], missed["status"]) == ("inclusion", "not met")
    assert missed["observed"] == {"value": "352/503", "unit": "share", "counts": ["352", "503"]}
    assert missed["required"] == {"value": "7/10", "unit": "share", "counts": None}
    unreported = by_code["10"]["requirements"][0]
    assert unreported["status"] == "open"
    assert [gap["fact"] for gap in unreported["missing"]] == ["cases_in_svf"]
    assert all(isinstance(line["amount"], int) for line in second["payments"])


@pytest.mark.parametrize("what", ["status", "verdict", "requirement"])
def test_a_verdict_is_not_true_or_false(what: str) -> None:
    verdict = agreement("require plan", KEPT).evaluate(PUPILS).grants["base"].verdict("A")
    thing: object = {
        "status": verdict.status, "verdict": verdict, "requirement": verdict.requirements[0],
    }[what]  # fmt: skip
    with pytest.raises(TypeError, match="not true or false"):
        bool(thing)


def test_agreements_and_evaluations_are_frozen_and_picklable() -> None:
    ag = agreement("require plan", KEPT)
    evaluation = ag.evaluate(with_pupils(A={"plan": True}), on=ON)
    with pytest.raises(AttributeError):
        evaluation.title = "other"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(evaluation)).to_dict() == evaluation.to_dict()
    again = pickle.loads(pickle.dumps(ag)).evaluate(with_pupils(A={"plan": True}), on=ON)
    assert again.to_dict() == evaluation.to_dict()


def test_many_threads_get_the_same_answer() -> None:
    facts = ov.read_facts(EXAMPLES / "invented.csv")

    def evaluate(_: int) -> str:
        ag = ov.loads((ROOT / "agreements" / "2024.agr").read_text("utf-8"))
        return json.dumps(ag.evaluate(facts, on=ON).to_dict())

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(evaluate, range(16)))) == 1


def _told(program: str, **environment: str) -> bytes:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
        cwd=ROOT,
    ).stdout


def test_the_same_bytes_for_any_hash_seed_locale_and_time_zone() -> None:
    program = (
        "import overenskommelse as ov, json, datetime;"
        "f=ov.read_facts('examples/2024/invented.csv');"
        "e=ov.load('agreements/2024.agr').evaluate(f,on=datetime.date(2024,12,1));"
        "print(json.dumps(e.to_dict()))"
    )
    one = _told(program, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    other = _told(program, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert one == other


def test_importing_the_package_loads_nothing_heavy() -> None:
    program = (
        "import sys, overenskommelse;"
        "print([name for name in ('lark', 'attrs', 'dateutil') if name in sys.modules])"
    )
    assert _told(program).strip() == b"[]"


# --- forms of facts ------------------------------------------------------------------------

AG = agreement()
EXPECTED = {"A": 100, "B": 200, "C": 700}


def paid(facts: object) -> dict[str, int | None]:
    return {line.recipient: line.amount for line in AG.evaluate(facts).grants["base"].payments}


TABLE = "school;name;pupils\nA;Norr;100\nB;Syd;200\nC;Väst;700\n"


@pytest.mark.parametrize(
    "facts",
    [
        PUPILS,
        {"school": PUPILS},
        {"pupils": {"A": 100, "B": 200, "C": 700}},
        {"pupils": {"Norr": 100, "syd": "200", "Väst": "700"}},
        [{"school": "A", "pupils": "100"}, {"school": "B", "pupils": 200}]
        + [{"school": "C", "pupils": "700"}],
        [["school", "pupils"], ["A", "100"], ["B", "200"], ["C", "700"]],
        list(csv.DictReader(io.StringIO(TABLE), delimiter=";")),
        list(csv.reader(io.StringIO(TABLE), delimiter=";")),
        csv.DictReader(io.StringIO(TABLE), delimiter=";"),
        csv.reader(io.StringIO(TABLE), delimiter=";"),
        ({"school": code, "pupils": own["pupils"]} for code, own in PUPILS.items()),
        AG.facts(PUPILS),
    ],
    ids=range(12),
)
def test_facts_may_come_in_any_form(facts: object) -> None:
    assert paid(facts) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace(";", ","),
        TABLE.replace(";", "\t"),
        "\ufeff" + TABLE,
        TABLE.replace("\n", "\r\n"),
        TABLE.replace("700", '"700"'),
        TABLE.replace("school;name", "Kod;School"),
        TABLE.replace("school;name", "KOD;namn").replace("700", " 700 "),
        TABLE + "\n;;\n",
        "#remark;" + TABLE.replace("\n", "\nx;", 3),
    ],
)
def test_tables_may_look_as_spreadsheets_save_them(text: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes(text.encode("utf-8"))
    assert paid(ov.read_facts(path)) == EXPECTED
    assert paid([ov.read_facts(path)]) == EXPECTED


def test_facts_may_come_in_parts(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.json"
    one.write_text("school;pupils\nA;100\nB;200\n", "utf-8")
    other.write_text('{"C": {"pupils": 700}}', "utf-8")
    assert paid([ov.read_facts(one), ov.read_facts(other)]) == EXPECTED


@pytest.mark.parametrize("facts", [5, "text", None, b"x", [1, 2], [None], ["ab"], object()])
def test_what_are_no_facts_is_refused(facts: object) -> None:
    with pytest.raises(ov.FactsError):
        AG.evaluate(facts)


@pytest.mark.parametrize("wrong", [0.5, float("nan"), float("inf"), 1e20])
def test_floats_are_refused(wrong: float) -> None:
    with pytest.raises(ov.FactsError) as caught:
        AG.evaluate({"A": {"pupils": wrong}})
    assert caught.value.code in {"float-not-exact", "not-a-number"}
    assert caught.value.place.path == "A.pupils"


HUGE = 10**5000


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"A": {"pupils": {"spring": 5}}}, "fact-has-no-period"),
        ({"A": {"pupils": HUGE}}, "number-too-long"),
        ({"A": {"rate": {"spring": {"spring": "5 %"}}}}, "not-share"),
        ({"A": {"rate": {"spring": HUGE}}}, "fact-without-percent"),
        ({"A": {"plan": HUGE}}, "not-yes-no"),
        ({"A": {"report": HUGE}}, "not-date"),
        ({"A": {"report": datetime(9999, 12, 31, 23, tzinfo=UTC)}}, "date-out-of-range"),
        ({"A": {"report": date(1, 1, 1)}}, "date-out-of-range"),
        ({"A": {"rate": {"spring": Fraction(-1, 2)}}}, "negative-number"),
        ({"A": {"rate": {"spring": "-5 %"}}}, "negative-number"),
        ({"A": {"rate": {"spring": 70}}}, "fact-without-percent"),
        ({"A": {"rate": {"spring": Decimal("0.7")}}}, "fact-without-percent"),
        ({"A": {"pupils": "1\u200b"}}, "invisible-character"),
        ({HUGE: {}}, "unknown-recipient"),
        ({"school": {HUGE: {}}}, "unknown-recipient"),
        ([("school", "pupils"), (HUGE, 1)], "unknown-recipient"),
        ([{"school": "A", "pupils": 1}, {"school": "A", "pupils": 1}], "row-twice"),
        ([["school", "pupils"]], "table-without-rows"),
        ([{"school": "A", None: ["x"]}], "row-length"),
        ([["school", "", "pupils"], ["A", "x", "1"]], "no-heading"),
        ([{"school": "A"}, ["A"]], "bad-row"),
    ],
    ids=range(21),
)
def test_strange_facts_are_told_with_a_code(facts: object, code: str) -> None:
    with pytest.raises(ov.FactsError) as caught:
        AG.evaluate(facts)
    assert caught.value.code == code
    json.dumps(caught.value.to_dict())


@pytest.mark.parametrize("on", ["2024-12-01", 20241201, HUGE], ids=["text", "number", "huge"])
def test_a_day_that_is_no_date_is_told(on: object) -> None:
    with pytest.raises(ov.FactsError) as caught:
        AG.evaluate(PUPILS, on=on)  # type: ignore[arg-type]
    assert caught.value.code == "bad-evaluation-day"


def test_excel_may_name_its_separator_and_lists_may_hold_mappings(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text("sep=;\n" + TABLE, "utf-8")
    assert paid(ov.read_facts(path)) == EXPECTED
    assert paid([{code: own} for code, own in PUPILS.items()]) == EXPECTED


def test_places_in_json_lists_and_in_rows_from_memory(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text('[{"school": "A", "pupils": "x"}]', "utf-8")
    with pytest.raises(ov.FactsError) as caught:
        AG.evaluate(ov.read_facts(path))
    assert (caught.value.place.file, caught.value.place.line) == (str(path), 1)
    with pytest.raises(ov.FactsError) as caught:
        AG.evaluate([["school", "pupils"], ["A", "x"]])
    assert caught.value.place.line == 2


# --- errors --------------------------------------------------------------------------------


def test_errors_are_one_small_tree_with_code_place_and_dict() -> None:
    for name in ("AgreementError", "FactsError", "AllocationError"):
        assert issubclass(getattr(ov, name), ov.OverenskommelseError)
    with pytest.raises(ov.AgreementError) as caught:
        ov.loads('agreement "X" 2024\n  totl 5 kr\n', name="x.agr")
    error = caught.value
    assert error.code == "unknown-sentence"
    assert (error.place.file, error.place.line, error.place.column) == ("x.agr", 2, 3)
    told = error.to_dict()
    assert json.loads(json.dumps(told)) == told
    assert "x.agr:2:3" in str(error)
    assert "did you mean `total`?" in str(error)
    assert pickle.loads(pickle.dumps(error)).to_dict() == told


def test_a_used_file_may_not_be_a_link_to_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret.agr").write_text("top secret\n", "utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.agr").symlink_to(tmp_path / "secret.agr")
    (inside / "main.agr").write_text('agreement "X" 2024\nuse "link"\n', "utf-8")
    _, found = ov.check_file(inside / "main.agr")
    assert "used-file-absent" in {item.code for item in found}
    assert "top secret" not in json.dumps([item.to_dict() for item in found])


def test_a_byte_order_mark_is_no_part_of_a_text() -> None:
    text = (ROOT / "agreements" / "2024.agr").read_text("utf-8")
    assert ov.loads("\ufeff" + text).title == ov.loads(text).title


def test_all_mistakes_of_text_come_at_once_in_file_order() -> None:
    text = 'agreement "X" 2024\n  totl 5 kr\nfact a nmber\nfund b 5 kr\nfund b 6\n'
    agreement_, found = ov.check_text(text)
    assert agreement_ is None
    assert [item.place.line for item in found if item.severity.value == "error"] == [2, 3, 5, 5]


@pytest.mark.parametrize("name", ["nothing.agr", ".", "x\0y"])
def test_a_file_that_cannot_be_read_is_told(name: str) -> None:
    with pytest.raises(ov.AgreementError) as caught:
        ov.load(ROOT / name)
    assert caught.value.code in {"file-absent", "file-unreadable"}


def test_an_unknown_builtin_is_told_with_a_suggestion() -> None:
    with pytest.raises(ov.AgreementError) as caught:
        ov.builtin("regoins")
    assert caught.value.diagnostics[0].help() == "did you mean `regions`?"


def test_public_names_are_all_there() -> None:
    assert [name for name in ov.__all__ if not hasattr(ov, name)] == []
    assert set(ov.__all__) <= set(dir(ov))
    with pytest.raises(AttributeError):
        _ = ov.nothing  # type: ignore[attr-defined]
