"""Receipts: the same bytes each time, held against what comes out now, and refused when edited."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date
from pathlib import Path

import pytest

import overenskommelse as ov
from evaluation.writing import PUPILS, SHARED, agreement, with_pupils
from overenskommelse.cli import main

ON = date(2024, 12, 1)
TEXT = """agreement "Prov" 2024
  source "påhittat"
use "places"

fact pupils number per school
fact plan yes/no per school

grant base 1 000 kr to school by pupils
  source "påhittat"
  require plan
  shares of those who fail: shared among those who meet the requirements
"""
PLACES = """definitions "Skolor"
recipients school
  A "Norr"
  B "Syd"
"""
FACTS = "school;pupils;plan\nA;300;yes\nB;100;yes\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an agreement, what it uses, its facts and a receipt, which we stand in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.agr").write_text(TEXT, "utf-8")
    (tmp_path / "places.agr").write_text(PLACES, "utf-8")
    (tmp_path / "f.csv").write_text(FACTS, "utf-8")
    ov.load("a.agr").receipt([ov.read_facts("f.csv")], on=ON).write("r.json")
    return tmp_path


def _told(receipt: object, **given: object) -> list[tuple[str, str | None, int | None]]:
    with pytest.raises(ov.ReceiptError) as error:
        ov.verify(receipt, **given)
    return [(item.code, item.place.path, item.place.line) for item in error.value.diagnostics]


def _edited(folder: Path, old: str, new: str) -> Path:
    text = (folder / "r.json").read_text("utf-8")
    assert old in text
    path = folder / "edited.json"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_the_same_evaluation_gives_the_same_bytes_and_holds(folder: Path) -> None:
    before = (folder / "r.json").read_bytes()
    ov.load("a.agr").receipt([ov.read_facts("f.csv")], on=ON).write("r.json")
    assert (folder / "r.json").read_bytes() == before
    verification = ov.verify("r.json")
    assert verification.is_same
    assert verification.differences == ()
    assert list(json.loads(before)) == [
        "receipt", "library", "language", "agreement", "facts", "on", "known_by", "result", "sha256"
    ]  # fmt: skip


def test_digests_are_those_of_the_bytes_of_the_files(folder: Path) -> None:
    (folder / "f.csv").write_bytes(b"\xef\xbb\xbf" + FACTS.replace("\n", "\r\n").encode())
    (folder / "a.agr").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    told = ov.load("a.agr").receipt(ov.read_facts("f.csv"), on=ON).to_dict()
    files = [*told["agreement"]["files"], *told["facts"]["files"]]  # type: ignore[index]
    assert [(item["name"], item["part"]) for item in files] == [
        ("a.agr", "agreement"), ("places.agr", "used"), ("f.csv", "facts")
    ]  # fmt: skip
    for item in files:
        data = (folder / item["name"]).read_bytes()
        assert item["sha256"] == hashlib.sha256(data).hexdigest()
        assert item["bytes"] == len(data)


def test_the_seal_is_the_digest_of_the_rest_with_sorted_keys(folder: Path) -> None:
    told = json.loads((folder / "r.json").read_text("utf-8"))
    seal = told.pop("sha256")
    rest = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert seal == hashlib.sha256(rest.encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "old", "new", "changes_result"),
    [
        ("a.agr", "1 000 kr", "1 001 kr", True),
        ("a.agr", "påhittat", "hittat på", False),
        ("a.agr", "fact plan", "# rubrik\nfact plan", True),
        ("places.agr", "Skolor", "Skola", False),
        ("f.csv", "300", "301", True),
        ("f.csv", ";yes\nB", ";ja\nB", False),
    ],
)
def test_a_changed_file_is_told_with_what_it_changed(
    folder: Path, name: str, old: str, new: str, changes_result: bool
) -> None:
    file = folder / name
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    paths = [".".join(item.path) for item in ov.verify("r.json").differences]
    whose = "facts" if name == "f.csv" else "agreement"
    assert f"{whose}.files.{name}.sha256" in paths
    assert any(item.startswith("result.") for item in paths) is changes_result
    assert ("facts.sha256" in paths) is (name == "f.csv" and changes_result)


def test_differences_name_the_verdict_and_the_amount(folder: Path) -> None:
    (folder / "f.csv").write_text(FACTS.replace("100;yes", "100;no"), "utf-8")
    found = {item.path: (item.told, item.found) for item in ov.verify("r.json").differences}
    grant = ("result", "grants", "base")
    assert found[(*grant, "verdicts", "B", "status")] == ("met", "not met")
    assert found[(*grant, "payments", "A", "amount")] == (750, 1000)
    assert found[(*grant, "payments", "B", "amount")] == (250, 0)


def test_files_may_lie_elsewhere_under_other_names(folder: Path) -> None:
    away = folder / "away"
    away.mkdir()
    for old, new in (("a.agr", "b.agr"), ("places.agr", "places.agr"), ("f.csv", "g.csv")):
        (folder / old).rename(away / new)
    assert _told("r.json")[0][0] == "receipt-file-missing"
    assert ov.verify("r.json", agreement="away/b.agr", facts="away/g.csv").is_same
    assert ov.verify("r.json", agreement=ov.load("away/b.agr"), facts=["away/g.csv"]).differences
    (folder / "r.json").rename(away / "r.json")
    for new, old in (("a.agr", "b.agr"), ("f.csv", "g.csv")):
        (away / old).rename(away / new)
    assert ov.verify("away/r.json").is_same, "files beside the receipt are found"


def test_files_of_facts_are_known_by_their_digests(folder: Path) -> None:
    (folder / "g.csv").write_text("school;plan\nA;yes\nB;no\n", "utf-8")
    (folder / "f.csv").write_text("school;pupils\nA;1\nB;2\n", "utf-8")
    files = [ov.read_facts("f.csv"), ov.read_facts("g.csv")]
    receipt = ov.load("a.agr").receipt(files)
    assert ov.verify(receipt, facts=["g.csv", "f.csv"]).is_same
    assert _told(receipt, facts=["g.csv"]) == [("receipt-facts-count", "facts.files", None)]


def test_an_edit_is_refused_with_its_place(folder: Path) -> None:
    path = _edited(folder, '"amount": 750', '"amount": 751')
    text = path.read_text("utf-8").split("\n")
    told = _told(path)
    assert [code for code, _, _ in told] == ["receipt-edited", "receipt-entry-edited"]
    assert told[1][1] == "result.grants.base.payments.A.amount"
    assert text[(told[1][2] or 0) - 1].strip() == '"amount": 751,'
    assert text[(told[0][2] or 0) - 1].strip().startswith('"sha256"')


def test_an_edit_with_a_new_seal_is_found_by_reckoning(folder: Path) -> None:
    told = json.loads((folder / "r.json").read_text("utf-8"))
    told["result"]["grants"][0]["payments"][0]["amount"] = 751
    forged = ov.Receipt({key: value for key, value in told.items() if key != "sha256"})
    (difference,) = ov.verify(forged.to_dict()).differences
    assert (difference.told, difference.found) == (751, 750)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('"on": "2024', '"on":  "2024', "receipt-reformatted", None),
        ('{\n  "receipt": 1,', '{\n  "receipt": 1,\n  "receipt": 1,', "receipt-reformatted", 3),
        ('"receipt": 1', '"receipt": 2', "receipt-version", None),
        ('"receipt": 1', '"receipt": 1.0', "bad-receipt", None),
        ('"result"', '"resultat"', "bad-receipt", None),
        ('"only_files": true', '"only_files": 1', "bad-receipt", None),
        ('"on": "2024-12-01"', '"on": "igår"', "bad-receipt", None),
        ('"part": "facts"', '"part": null', "bad-receipt", None),
        ('"receipt": 1,', '"receipt": 1', "bad-json", 3),
        ("a.agr", "../a.agr", "receipt-edited", None),
        ("f.csv", "/etc/hostname", "receipt-edited", None),
    ],
)
def test_what_is_no_receipt_is_refused(
    folder: Path, old: str, new: str, code: str, line: int | None
) -> None:
    told = _told(_edited(folder, old, new))
    assert {found for found, _, _ in told} == {code}
    assert line is None or told[0][2] == line


@pytest.mark.parametrize("name", ["../a.agr", "/etc/hostname", "sub/../../a.agr"])
def test_a_receipt_opens_no_file_outside(folder: Path, name: str) -> None:
    told = json.loads((folder / "r.json").read_text("utf-8"))
    told["facts"]["files"][0]["name"] = name
    content = {key: value for key, value in told.items() if key != "sha256"}
    assert [code for code, _, _ in _told(ov.Receipt(content))] == ["receipt-file-outside"]


@pytest.mark.parametrize("what", [None, 7, b"{}", [], {}, {"receipt": True}, {"receipt": "1"}])
def test_other_objects_are_no_receipts(what: object) -> None:
    assert [code for code, _, _ in _told(what)] == ["bad-receipt"]


def test_facts_from_memory_are_digested_whatever_their_form() -> None:
    rules = agreement("require plan", SHARED)
    facts = with_pupils(A={"plan": True})
    receipt = rules.receipt(facts)
    rows = [{"school": code, **row} for code, row in facts.items()]
    assert ov.verify(receipt, agreement=rules, facts=rules.facts(facts)).is_same
    assert ov.verify(receipt, agreement=rules, facts=iter(rows)).is_same
    assert not ov.verify(receipt, agreement=rules, facts=PUPILS).is_same
    assert [code for code, _, _ in _told(receipt, agreement=rules)] == ["receipt-facts-wanted"]


def test_an_amendment_and_what_it_amends_both_take_part(folder: Path) -> None:
    (folder / "b.agr").write_text(
        'agreement "Ändrad" 2024\n  amends "a" from 2024-07-01\n  source "2"\nremoved base\n'
        "grant later 50 kr to school by pupils\n",
        "utf-8",
    )
    facts = ov.read_facts("f.csv")
    for day, grants in ((date(2024, 6, 30), ["base"]), (date(2024, 7, 1), ["later"])):
        receipt = ov.load("b.agr").receipt(facts, on=day)
        assert receipt.evaluation is not None
        assert list(receipt.evaluation.grants) == grants
        files = receipt.to_dict()["agreement"]["files"]  # type: ignore[index]
        assert [(item["name"], item["part"]) for item in files] == [
            ("b.agr", "agreement"), ("places.agr", "used"), ("a.agr", "amended")
        ]  # fmt: skip
        assert ov.verify(receipt).is_same


def test_a_receipt_names_no_folder_of_the_machine() -> None:
    text = ov.builtin("2024").receipt({}).text
    assert os.sep + "agreements" not in text
    assert json.loads(text)["agreement"]["files"][0]["name"] == "2024.agr"
    assert ov.verify(ov.builtin("2024").receipt({}), facts={}).is_same


def test_a_receipt_replaces_a_receipt_and_nothing_else(folder: Path) -> None:
    receipt = ov.load("a.agr").receipt({})
    receipt.write("r.json")
    assert (folder / "r.json").read_text("utf-8") == receipt.text
    assert sorted(path.name for path in folder.iterdir()) == [
        "a.agr", "f.csv", "places.agr", "r.json"
    ]  # fmt: skip
    for name, code in (("f.csv", "receipt-over-other"), ("none/r.json", "file-unwritable")):
        with pytest.raises(ov.ReceiptError) as error:
            receipt.write(name)
        assert error.value.code == code
    assert (folder / "f.csv").read_text("utf-8") == FACTS


def test_the_commands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate = ["evaluate", "a.agr", "--facts", "f.csv", "--on", "2024-12-01", "--receipt"]
    before = (folder / "r.json").read_bytes()
    assert main([*evaluate, "r2.json", "--grant", "base"]) == 0
    assert (folder / "r2.json").read_bytes() == before
    assert main(["verify", "r.json"]) == 0
    assert main(["verify", "r.json", "--facts", "f.csv", "--agreement", "a.agr"]) == 0
    assert main([*evaluate, "f.csv"]) == 2
    (folder / "f.csv").write_text(FACTS.replace("100;yes", "100;no"), "utf-8")
    capsys.readouterr()
    assert main(["verify", "r.json", "--language", "sv"]) == 1
    page = capsys.readouterr().out
    assert "base › B Syd: uppfyllt i kvittot, inte uppfyllt nu" in page
    assert "base › B Syd: 250 kr i kvittot, 0 kr nu" in page
    assert main(["verify", "r.json", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["same"] is False
    assert {"path", "told", "found"} == set(told["differences"][0])
    assert main(["verify", "nothing.json"]) == 2
    assert main(["verify", "a.agr"]) == 5
    (folder / "f.csv").write_text("school;pupils\nA;x\n", "utf-8")
    assert main(["verify", "r.json"]) == 4
    (folder / "a.agr").write_text("agreement", "utf-8")
    assert main(["verify", "r.json"]) == 3
