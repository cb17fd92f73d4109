"""In: a finding. Out: a workflow command, which GitHub shows beside the line in a pull request."""

from __future__ import annotations

from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.render.words import Language, word
from overenskommelse.source.text import Place

_IN_MESSAGE = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTY = (*_IN_MESSAGE, (":", "%3A"), (",", "%2C"))


def github_line(item: Diagnostic, language: Language) -> str:
    """The command for one finding, on one line whatever the file is called.

    Example:
        >>> from overenskommelse.diagnostics.diagnostic import diagnostic
        >>> print(github_line(diagnostic("bad-date", Place("a,b.agr", 2, 5), text="30 %"), "en"))
        ... # doctest: +ELLIPSIS
        ::error file=a%2Cb.agr,line=2,col=5,title=bad-date::`30 %25` is not a date%0Ahelp: write ...
    """
    properties = ",".join(
        f"{name}={_escaped(str(value), _IN_PROPERTY)}"
        for name, value in _properties(item.place, item.code).items()
        if value is not None
    )
    help_text = item.help(language)
    message = item.headline(language)
    if help_text:
        message += f"\n{word('help', language)}: {help_text}"
    return f"::{item.severity.value} {properties}::{_escaped(message, _IN_MESSAGE)}"


def _properties(place: Place, code: str) -> dict[str, str | int | None]:
    return {"file": place.file, "line": place.line, "col": place.column, "title": code}


def _escaped(text: str, signs: tuple[tuple[str, str], ...]) -> str:
    for sign, escape in signs:
        text = text.replace(sign, escape)
    return text
