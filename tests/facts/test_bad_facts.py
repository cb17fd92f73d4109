"""Every bad table tells every mistake in it, with row and column, and gives no verdict."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.render.findings import findings_text

CORPUS = Path(__file__).parent.parent / "corpus" / "bad_facts"
BAD = sorted(path for path in CORPUS.iterdir() if path.suffix in {".csv", ".json"})
AGREEMENT = ov.builtin("2024")
NAME = AGREEMENT.model.facts["cases_in_svf"].place.file or ""
"""What the agreement goes by differs from one machine to another."""


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_bad_table_tells_every_mistake(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS)
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.evaluate([ov.read_facts(path.name)])
    told = findings_text(caught.value.diagnostics, "en") + "\n"
    told = told.replace(NAME, "2024.agr")
    expected = path.with_name(path.name + ".txt")
    if os.environ.get("UPDATE_CORPUS"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")
