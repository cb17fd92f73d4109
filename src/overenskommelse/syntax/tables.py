"""In: a language. Out: what reads its sentences, from tables made when the package was built.

Making tables from the grammar takes longer than everything else a short run does, so the build
(`hatch_build.py`) writes them beside this file, as JSON: those our `Automaton` walks through, and
Lark's own, which are only read to tell what is wrong with a sentence. They carry checksums of all
that they are made from. Where they are missing or do not fit, as after a change of the grammar,
everything is made from the grammar; nothing but time depends on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.source.packaged import packaged_text
from overenskommelse.syntax.automaton import Automaton, Rule, Tables
from overenskommelse.syntax.prebuilt import FOLDER, prebuilt, write_prebuilt
from overenskommelse.syntax.words import Words, all_spellings, longest_first, words_of

if TYPE_CHECKING:
    from lark import Lark
    from lark.grammar import Rule as LarkRule

_LANGUAGES: tuple[Language, ...] = ("en", "sv")


@cache
def automaton_of(language: Language) -> Automaton:
    """What reads a language's sentences."""
    tables = prebuilt(language, lambda told: Tables(**told))
    return Automaton(tables or _tables_of(_from_grammar(language), language))


@cache
def lark_of(language: Language) -> Lark:
    """Lark's parser of a language's sentences: slower, but it knows what is wrong with one."""
    return prebuilt(f"{language}-lark", _loaded) or _from_grammar(language)


def write_tables(folder: Path = FOLDER) -> None:
    """Write the tables of both languages, for the build."""
    from lark.grammar import Rule as LarkRule
    from lark.lexer import TerminalDef

    folder.mkdir(exist_ok=True)
    write_prebuilt(folder, "words", all_spellings())
    for language in _LANGUAGES:
        parser = _from_grammar(language)
        data, memo = parser.memo_serialize([TerminalDef, LarkRule])
        write_prebuilt(folder, language, _tables_of(parser, language)._asdict())
        write_prebuilt(folder, f"{language}-lark", {"data": data, "memo": memo})


def _from_grammar(language: Language) -> Lark:
    from lark import Lark

    rules = packaged_text("grammar", "agreement.lark")
    grammar = f"{rules}\n{words_of(language).terminal_lines()}"
    return Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=False)


# --- the automaton's tables, from Lark's -------------------------------------------------------


def _tables_of(parser: Lark, language: Language) -> Tables:
    """What Lark worked out, as the automaton wants it."""
    lexer: Any = parser.parser.lexer
    table = parser.parser.parser._parse_table  # noqa: SLF001 - Lark has no other way to them
    numbers = {rule: number for number, rule in enumerate(parser.rules)}
    states = [_state(table.states[number], numbers) for number in range(len(table.states))]
    return Tables(
        terminals=[(each.name, each.pattern.to_regexp()) for each in lexer.root_lexer.terminals],
        words=_words(lexer.root_lexer.terminals, words_of(language)),
        ignored=sorted(lexer.root_lexer.ignore_types),
        rules=[_rule(rule) for rule in parser.rules],
        states=states,
        start=table.start_states["start"],
        end=table.end_states["start"],
    )


def _words(terminals: Iterable[Any], words: Words) -> dict[str, list[str]]:
    """The terminals that are texts and no patterns: the language's words, and signs."""
    return {
        each.name: longest_first(words.spellings.get(each.name) or [each.pattern.value])
        for each in terminals
        if each.name in words.spellings or each.pattern.type == "str"
    }


def _state(row: dict[str, tuple[Any, Any]], numbers: dict[LarkRule, int]) -> str:
    leads = ((name, -numbers[to] - 1 if to in numbers else to) for name, (_, to) in row.items())
    return " ".join(f"{name} {to}" for name, to in leads)


def _rule(rule: LarkRule) -> Rule:
    """A rule, with the children that Lark's own tree would have."""
    inlined = rule.origin.name.startswith("_")
    kept = [
        place
        for place, symbol in enumerate(rule.expansion)
        if rule.options.keep_all_tokens or not getattr(symbol, "filter_out", False)
    ]
    spread = [
        place
        for place in kept
        if not rule.expansion[place].is_term and rule.expansion[place].name.startswith("_")
    ]
    size = len(rule.expansion)
    return Rule(
        origin=str(rule.origin.name),
        size=size,
        calls="" if inlined else str(rule.alias or rule.origin.name),
        passes=bool(rule.options.expand1 and not rule.alias),
        kept=None if len(kept) == size and not spread else kept,
        spread=spread,
    )


# --- Lark's own tables -------------------------------------------------------------------------


def _loaded(told: dict[str, Any]) -> Lark:
    from lark import Lark

    return Lark.__new__(Lark)._load(_with_numbers(told))  # noqa: SLF001 - as Lark's standalone parsers


def _with_numbers(told: object) -> object:
    """What JSON gives, with the keys that were numbers before as numbers again."""
    if isinstance(told, dict):
        return {_key(key): _with_numbers(value) for key, value in told.items()}
    if isinstance(told, list):
        return [_with_numbers(item) for item in told]
    return told


def _key(key: str) -> str | int:
    return int(key) if key.removeprefix("-").isdigit() else key
