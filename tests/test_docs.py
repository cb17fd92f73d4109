"""The documentation is true: its agreements check, its links lead somewhere, its codes exist.

The Python examples in it run as doctests; the pages about the language are in
`test_language_pages.py`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.diagnostics.catalogue import CATALOGUE
from overenskommelse.render.findings import findings_text

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("[!.]*/README.md"),
        *ROOT.glob("examples/*/*.md"),
    ]
)
AGREEMENTS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    for number, block in enumerate(
        re.findall(r"^```agr\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    )
]


@pytest.mark.parametrize("text", AGREEMENTS)
def test_agreements_in_the_documentation_need_no_remark(text: str) -> None:
    agreement, found = ov.check_text(text)
    assert agreement is not None, findings_text(found, "en")
    assert found == ()
    assert [item for item in agreement.run_examples() if item.differences] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_page_of_codes_is_the_catalogue() -> None:
    page = ROOT / "docs" / "diagnostics.md"
    text = page.read_text("utf-8")
    head = text[: text.index("| [`")]
    rows = [
        f"| [`{code}`](diagnostics/{code}.md) | {message.severity} | {message.en} |\n"
        for code, message in sorted(CATALOGUE.items())
    ]
    if os.environ.get("UPDATE_CORPUS"):
        page.write_text(head + "".join(rows), "utf-8")
    assert page.read_text("utf-8") == head + "".join(rows)


def test_the_readme_has_two_commands_of_one_line() -> None:
    blocks = re.findall(
        r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert [block.count("\n") for block in blocks] == [1, 1]
