"""In: a language. Out: its parser, from tables made when the package was built if they fit.

Making a parser from the grammar takes longer than everything else a short run does, so the build
(`hatch_build.py`) writes the finished tables beside this file, as JSON. They carry a digest of the
grammar, the words and Lark's version. Where they are missing or do not fit, as after a change of
the grammar, the parser is made from the grammar; nothing but time depends on them.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import lark
from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.source.packaged import packaged_text
from overenskommelse.syntax.words import words_of

_FOLDER = Path(__file__).with_name("tables")
_LANGUAGES: tuple[Language, ...] = ("en", "sv")


def parser_of(language: Language) -> Lark:
    """The parser of a language's sentences."""
    grammar = _grammar_of(language)
    return _from_tables(language, grammar) or _from_grammar(grammar)


def write_tables(folder: Path = _FOLDER) -> None:
    """Write the tables of both languages, for the build."""
    folder.mkdir(exist_ok=True)
    for language in _LANGUAGES:
        grammar = _grammar_of(language)
        data, memo = _from_grammar(grammar).memo_serialize([TerminalDef, Rule])
        told = {"digest": _digest(grammar), "data": data, "memo": memo}
        path = folder / f"{language}.json"
        path.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")


def _grammar_of(language: Language) -> str:
    rules = packaged_text("grammar", "agreement.lark")
    return f"{rules}\n{words_of(language).terminal_lines()}"


def _from_grammar(grammar: str) -> Lark:
    return Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=False)


def _from_tables(language: Language, grammar: str) -> Lark | None:
    """The parser from its tables, or None if there are none that fit."""
    try:
        told = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
        if told["digest"] != _digest(grammar):
            return None
        tables = {"data": _with_numbers(told["data"]), "memo": _with_numbers(told["memo"])}
        return Lark.__new__(Lark)._load(tables)  # noqa: SLF001 - as Lark's standalone parsers do
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _with_numbers(told: object) -> object:
    """What JSON gives, with the keys that were numbers before as numbers again."""
    if isinstance(told, dict):
        return {_key(key): _with_numbers(value) for key, value in told.items()}
    if isinstance(told, list):
        return [_with_numbers(item) for item in told]
    return told


def _key(key: str) -> str | int:
    return int(key) if key.removeprefix("-").isdigit() else key


def _digest(grammar: str) -> str:
    return hashlib.sha256(f"{lark.__version__}\n{grammar}".encode()).hexdigest()
