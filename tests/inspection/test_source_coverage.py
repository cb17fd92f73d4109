"""Which passages of documents have a rule, are marked, or are silent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.check.passage_names import each_name, key_of, passages_in
from overenskommelse.cli import main
from overenskommelse.inspection.source_coverage import PassageState
from overenskommelse.render.sources_page import sources_json, sources_markdown, sources_page

HEAD = """agreement "A" 2024
  source "U1 §1"
document "U1" "Beslutet"
  passage "§1" "Allmänt"
  passage "§2 st 1–3" is narrative "Bakgrund"
  passage "§3 p 1–3" "Krav"
  passage "§4" is judgement "God kvalitet"
    note "Sägs inte hur."
document "Other 7"
recipients school
  01 "Norr"
fact pupils number per school
  source "Other 7, §9"
"""
GRANT = """grant base 100 kr to school by pupils
  source "u1"
  source "U1  § 3 P 1; Other 7 §2"
  require pupils > 1
    source "U1 §3 p 2"
  shares of those who fail: not paid out
  paid by 2024-12-01 without requisition
    source "U1 §4"
"""


def states(text: str) -> dict[str, str]:
    (first, _) = ov.loads(text).source_coverage().documents
    return {item.passage.name: item.state.value for item in first.passages}


def test_a_passage_has_a_rule_or_a_mark_or_is_silent() -> None:
    assert states(HEAD + GRANT) == {
        "§1": "rule",
        "§2 st 1": "narrative", "§2 st 2": "narrative", "§2 st 3": "narrative",
        "§3 p 1": "rule", "§3 p 2": "rule", "§3 p 3": "silent",
        "§4": "rule",
    }  # fmt: skip


def test_clauses_within_clauses_are_found_with_what_holds_them() -> None:
    agreement = ov.loads(HEAD + GRANT)
    page = sources_page(agreement.source_coverage(), "en")
    assert "grant base, require pupils (<text>, line 17)" in page
    assert "grant base, paid (<text>, line 20)" in page
    assert "§2 st 1–3  narrative  Bakgrund" in page
    assert "  8 passages: 4 with a rule, 0 judgement, 3 narrative, 1 silent" in page
    assert "bidrag base, betalas" in sources_page(agreement.source_coverage(), "sv")
    assert "| §3 p 3 | Krav | SAKNAR REGEL |  |" in sources_markdown(
        agreement.source_coverage(), "sv"
    )


def test_a_document_without_passages_is_told_as_a_whole() -> None:
    (_, other) = ov.loads(HEAD + GRANT).source_coverage().documents
    assert [item.clauses[-1].name for item in other.whole] == ["pupils", "base"]
    assert other.passages == ()


def test_what_is_written_otherwise_names_the_same_passage() -> None:
    for source in ("U1 §3 p 1–3", "U1 § 3 p 1, p 2, 3", "U1 §3 P 1-2; U1 §3 p 3"):
        text = HEAD + f'grant base 100 kr to school by pupils\n  source "{source}"\n'
        assert [states(text)[f"§3 p {number}"] for number in (1, 2, 3)] == ["rule"] * 3


def test_files_that_follow_one_document_are_told_together() -> None:
    one = ov.loads(HEAD)
    two = ov.loads(HEAD + GRANT)
    assert ("U1", "§3 p 1") in one.source_coverage().silent
    together = one.source_coverage(two)
    assert together.silent == (("U1", "§3 p 3"),)
    assert [item.document.name for item in together.documents] == ["U1", "Other 7"]
    cited = next(item for item in together.documents[0].passages if item.passage.name == "§1")
    assert len(cited.citations) == 1


def test_a_mark_and_a_new_passage_are_changes_and_a_source_is_none() -> None:
    old = ov.loads(HEAD + GRANT)
    marked = ov.loads(HEAD.replace('is judgement "God', 'is narrative "God') + GRANT)
    (change,) = marked.changes_from(old)
    assert (change.owner, change.field) == ("Passage", "mark")
    more = ov.loads(HEAD.replace("p 1–3", "p 1–4") + GRANT)
    assert [item.path[-1].name for item in more.changes_from(old)] == ["§3 p 4"]
    moved = ov.loads(HEAD + GRANT.replace("U1 §3 p 2", "U1 §3 p 3"))
    assert moved.changes_from(old) == ()


def test_a_used_file_can_list_the_passages(tmp_path: Path) -> None:
    (tmp_path / "papers.agr").write_text(
        'definitions "Papers"\ndocument "U9"\n  passage "§1–2"\n', "utf-8"
    )
    path = tmp_path / "a.agr"
    path.write_text(
        'agreement "A" 2024\n  source "U9 §1"\nuse "papers"\n'
        'recipients school\n  01 "N"\ngrant base 1 kr to school equally\n  source "U9 §2"\n',
        "utf-8",
    )
    agreement = ov.load(path)
    assert agreement.warnings == ()
    assert agreement.source_coverage().silent == ()


def test_the_command_exits_with_1_while_something_is_silent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.agr"
    path.write_text(HEAD + GRANT, "utf-8")
    assert main(["sources", str(path), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)["documents"][0]
    assert told["totals"] == {"rule": 4, "judgement": 0, "narrative": 3, "silent": 1}
    assert told["passages"][4]["clauses"][0]["line"] == 14
    path.write_text(HEAD + GRANT.replace("U1 §3 p 2", "U1 §3 p 2–3"), "utf-8")
    assert main(["sources", str(path)]) == 0
    assert main(["sources", str(tmp_path / "absent.agr")]) == 2
    assert main(["sources", str(path), str(tmp_path / "absent.agr")]) == 2


def test_without_documents_it_says_so() -> None:
    coverage = ov.builtin("regions").source_coverage()
    assert sources_page(coverage, "en") == "No document lists its passages.\n"


def test_json_holds_every_passage() -> None:
    coverage = ov.builtin("2024").source_coverage()
    told = json.loads(sources_json(coverage, "en"))["documents"]
    assert [len(item["passages"]) for item in told] == [7, 207]
    for document, data in zip(coverage.documents, told, strict=True):
        assert sum(data["totals"].values()) == len(document.passages)
        assert all(bool(item["clauses"]) is (item["state"] == "rule") for item in data["passages"])
    assert {item.state for d in coverage.documents for item in d.passages} <= set(PassageState)


@given(st.text(alphabet="§12 st–-,;åA", max_size=12))
def test_a_name_is_one_or_several_that_a_source_can_say(text: str) -> None:
    names = each_name(text)
    if names is None:
        return
    known = {key_of(name) for name in names}
    assert len(known) == len(names)
    for name in names:
        assert list(passages_in(name, known)) == [(name, (key_of(name),))]
        assert each_name(name) == (name,)


def test_a_range_has_an_end() -> None:
    assert each_name("st 1–9999") is None
    assert len(each_name("st 1–500") or ()) == 500


def test_ranges_upon_ranges_are_told_once_and_not_kept() -> None:
    listed = "".join(f'  passage "§{number} st 1–500"\n' for number in range(101))
    _, found = ov.check_text(f'agreement "A" 2024\n  source "x"\ndocument "U1"\n{listed}')
    assert [item.code for item in found if item.code != "no-grants"] == ["too-many-passages"]
