"""``explain``: a page in either language, the list, and a code word that is misspelt."""

from __future__ import annotations

import pytest

from overenskommelse.cli import main


def test_a_page_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "points-meant"]) == 0
    assert capsys.readouterr().out == (
        "error [points-meant]: a difference of two shares is in percentage points, and `… %` is a "
        "share\n"
        "  = help: write `… percentage points`\n"
        "\n"
        "A difference between two shares is compared with a percentage instead of percentage\n"
        "points.\n"
        "\n"
        "Why:\n"
        "    From 50 % to 55 % is five percentage points and ten percent; the two give different\n"
        "    verdicts.\n"
        "\n"
        "Wrong:\n"
        "    grant extra 100 kr to school by pupils\n"
        "      require gain: rate during autumn - rate during spring >= 5 %\n"
        "      shares of those who fail: not paid out\n"
        "\n"
        "Right:\n"
        "    grant extra 100 kr to school by pupils\n"
        "      require gain: rate during autumn - rate during spring >= 5 percentage points\n"
        "      shares of those who fail: not paid out\n"
        "\n"
        "The examples belong to the agreement on schools in docs/diagnostics/README.md.\n"
    )


def test_a_page_in_swedish(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "no-source", "--language", "sv"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(
        "varning [no-source]: denna mening (`…`) anger inte vilket dokument den följer\n"
    )
    assert '  = råd: skriv `källa "dokument, avsnitt"` nedanför\n' in told
    assert "Skriv källan under regeln." in " ".join(told.split())
    assert "Fel:\n" in told
    assert "Rätt:\n" in told
    assert "Why" not in told


def test_all_codes_with_their_headlines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--language", "sv"]) == 0
    assert "bad-date " in (told := capsys.readouterr().out)
    assert "`…` är inte ett datum\n" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["dat-not-iso"], "no code word is called `dat-not-iso`; did you mean `date-not-iso`?"),
        (["xyzzy", "--language", "sv"], "kodordet `xyzzy` finns inte"),
        (["../README"], "no code word is called `../README`"),
    ],
)
def test_an_unknown_code(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == f"overenskommelse: {told}\n"
