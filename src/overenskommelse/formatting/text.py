"""In: a text, and perhaps another language. Out: its canonical text.

Guarantees: the tree is the same, every comment is there once and in order, and formatting the
result again gives the result. All this is looked at each time, before anything is handed out.
"""

from __future__ import annotations

from overenskommelse.diagnostics.diagnostic import Diagnostic, Language, diagnostic, in_order
from overenskommelse.diagnostics.errors import AgreementError
from overenskommelse.diagnostics.showing import shown
from overenskommelse.formatting.proof import unfaithful
from overenskommelse.source.text import Place, Source, source_from_text
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.printer import print_file


def format_text(text: str, language: Language | None = None, *, name: str = "<text>") -> str:
    r"""An agreement's text as everybody writes it.

    How it is written stands in `overenskommelse.syntax.printer`. What the agreement means is not
    looked at; it need only be possible to read.

    Args:
        text: The text.
        language: The language to write its keywords in; its own if None.
        name: What messages call the text.

    Returns:
        The text, ending in one line end.

    Raises:
        AgreementError: If the text has mistakes of form, a name in it is a keyword of the other
            language, or there is no such language; it carries every mistake.

    Example:
        >>> format_text('agreement "Skolor"   2024 # påhittat\n   total  1,5 Mkr')
        'agreement "Skolor" 2024  # påhittat\n  total 1.5 Mkr\n'
        >>> format_text('agreement "Skolor"', "sv")
        'överenskommelse "Skolor"\n'
    """
    if language not in (None, "en", "sv"):
        place = Place(path="language")
        raise AgreementError([diagnostic("bad-language", place, found=shown(language))])
    formatted, found, _ = format_source(source_from_text(text, name), language)
    if formatted is None:
        raise AgreementError(found)
    return formatted


def format_source(
    source: Source, language: Language | None
) -> tuple[str | None, tuple[Diagnostic, ...], Language]:
    """The canonical text, or None and why there is none; and the language the source is in."""
    file, mistakes = parse(source)
    if mistakes:
        return None, in_order(mistakes), file.language
    target = language or file.language
    written = print_file(file, target)
    faults = unfaithful(source, file, source_from_text(written, f"{source.name} ({target})"))
    if faults:
        return None, in_order(faults), file.language
    return written, (), file.language
