"""In: where a sentence stopped making sense. Out: how a condition with `if` or `unless` is written.

What holds only in some cases is written with `or`: `if pupils > 100 then plan` asks nothing of who
has at most 100 pupils, so it is `pupils <= 100 or plan`. Whom a rule does not ask anything of by
name stands below it, as `except for 09`.
"""

from __future__ import annotations

import re

from overenskommelse.syntax.words import Words

_IF = {"en": r"if", "sv": r"om|ifall|när"}
_THEN = {"en": r"\s+then\s+|\s*,\s*(?:then\s+)?", "sv": r"\s+(?:så|då)\s+|\s*,\s*(?:(?:så|då)\s+)?"}
_UNLESS = {"en": r"unless", "sv": r"(?:om|såvida|ifall)\s+inte|utom\s+om"}
_ASKING = ("REQUIRE", "REQUIREMENT", "TARGET", "FLAG")
_OPENING = r'\s*(?P<opening>\w+)(?:\s+\w+\s*:)?\s+(?:"[^"]*"\s+)?'
_END = r'\s*(?:"[^"]*")?\s*'
_CASE = r'(?P<case>[^":]+?)'
_RULE = r'(?P<rule>[^":]+?)'
_COMPARISON = re.compile(r"([^<>=≤≥≠!]+?)\s*(<=|>=|!=|<|>|=|≤|≥|≠)\s*([^<>=≤≥≠!]+)")
_OPPOSITE = {
    "<": ">=", ">=": "<", "≥": "<", ">": "<=", "<=": ">", "≤": ">", "=": "!=", "!=": "=", "≠": "=",
}  # fmt: skip
_CODES = re.compile(r"(?:\d+|[^\W\d_a-zåäö]\w*)(?:\s*,\s*(?:\d+|[^\W\d_a-zåäö]\w*))*")


def as_written(text: str, start: int, words: Words) -> str | None:
    """How the language puts a condition with `if` or `unless`, or None if it is not one.

    Args:
        text: The sentence.
        start: Where in it reading stopped.
        words: The words of its language.

    Example:
        >>> from overenskommelse.syntax.words import words_of
        >>> as_written("require if pupils > 100 then plan", 11, words_of("en"))
        'pupils <= 100 or plan'
        >>> as_written("kräv plan om inte elever < 100", 10, words_of("sv"))
        'plan eller elever < 100'
    """
    tongue = words.language
    forms = (
        rf"{_OPENING}(?P<word>{_IF[tongue]})\s+{_CASE}(?:{_THEN[tongue]}){_RULE}{_END}",
        rf"{_OPENING}{_RULE}\s+(?P<word>{_UNLESS[tongue]})\s+{_CASE}{_END}",
    )
    for number, form in enumerate(forms):
        match = re.fullmatch(form, text)
        if match is None or not _asks(match["opening"], words) or start < match.start("word"):
            continue
        return _unless(match, words) if number else _if(match, words)
    return None


def _asks(opening: str, words: Words) -> bool:
    return not set(_ASKING).isdisjoint(words.terminals_spelt(opening))


def _if(match: re.Match[str], words: Words) -> str:
    return f"{_opposite(match['case'], words)} {words.write('OR')} {_whole(match['rule'], words)}"


def _unless(match: re.Match[str], words: Words) -> str:
    if _CODES.fullmatch(match["case"]):
        return f"{words.write('EXCEPT_FOR')} {match['case']}"
    rule, case = _whole(match["rule"], words), _whole(match["case"], words)
    return f"{rule} {words.write('OR')} {case}"


def _opposite(case: str, words: Words) -> str:
    """A condition that holds where the other does not."""
    if _is_joined(case, words):
        return f"{words.write('NOT')} ({case})"
    match = _COMPARISON.fullmatch(case)
    if match is not None:
        return f"{match[1]} {_OPPOSITE[match[2]]} {match[3]}"
    is_name = re.fullmatch(r"\w+", case) is not None
    return f"{words.write('NOT')} {case}" if is_name else f"{words.write('NOT')} ({case})"


def _whole(condition: str, words: Words) -> str:
    return f"({condition})" if _is_joined(condition, words) else condition


def _is_joined(condition: str, words: Words) -> bool:
    joints = {words.write("AND"), words.write("OR")}
    return not joints.isdisjoint(condition.split())
