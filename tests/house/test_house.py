"""The rules of the house that no linter knows; `docs/architecture.md` says why they hold.

Every test gathers all violations, each with its place and figure, before it fails.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from string import Formatter

import attrs

import overenskommelse
from overenskommelse.diagnostics.catalogue import CATALOGUE

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"

MOST_LINES_OF_A_FILE = 450
MOST_LINES_OF_A_FUNCTION = 40
MOST_POSITIONAL_PARAMETERS = 5
EMPTY_NAMES = frozenset({"base", "common", "core", "helpers", "manager", "misc", "utils"})
FORBIDDEN_MODULES = frozenset({"pickle"})
FORBIDDEN_NAMES = frozenset(
    {
        "builtins.eval",
        "builtins.exec",
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "eval",
        "exec",
        "time.time",
        "time.time_ns",
    }
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@attrs.frozen
class Module:
    """One file of the package, read and parsed."""

    path: Path
    text: str
    tree: ast.Module

    def at(self, line: int) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{line}"

    def nodes(self) -> Iterator[ast.AST]:
        return ast.walk(self.tree)

    def functions(self) -> Iterator[Function]:
        return (node for node in self.nodes() if isinstance(node, Function))


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path, text, ast.parse(text, filename=str(path)))


MODULES = [_read(path) for path in sorted(SRC.rglob("*.py"))]


def _listed(rule: str, violations: Iterable[str]) -> str:
    return "\n  ".join([f"{rule}:", *violations])


def test_the_package_is_read() -> None:
    assert any(module.path.name == "_pipeline.py" for module in MODULES), "src was not found"


# --- Size -----------------------------------------------------------------------------------------


def _length(function: Function) -> int:
    """Lines from `def` to the end, without those of the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def _positional(function: Function) -> int:
    """How many parameters a call can give by position, besides `self` or `cls`."""
    names = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]
    return len(names[1:] if names[:1] in (["self"], ["cls"]) else names)


def _functions_over(limit: int, figure: Callable[[Function], int]) -> list[str]:
    return [
        f"{module.at(function.lineno)} {function.name}: {figure(function)}"
        for module in MODULES
        for function in module.functions()
        if figure(function) > limit
    ]


def test_files_are_short() -> None:
    lengths = {module.at(1): len(module.text.split("\n")) - 1 for module in MODULES}
    found = [f"{at} {lines}" for at, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE]
    assert not found, _listed(f"files of more than {MOST_LINES_OF_A_FILE} lines", found)


def test_functions_are_short() -> None:
    found = _functions_over(MOST_LINES_OF_A_FUNCTION, _length)
    assert not found, _listed(f"functions of more than {MOST_LINES_OF_A_FUNCTION} lines", found)


def test_functions_take_few_positional_parameters() -> None:
    found = _functions_over(MOST_POSITIONAL_PARAMETERS, _positional)
    assert not found, _listed(f"more than {MOST_POSITIONAL_PARAMETERS} positional", found)


# --- Names and words ------------------------------------------------------------------------------


def test_no_file_or_folder_has_an_empty_name() -> None:
    found = [
        module.at(1)
        for module in MODULES
        if EMPTY_NAMES & {part.strip("_") for part in module.path.with_suffix("").parts[-2:]}
    ]
    assert not found, _listed("names that say nothing", found)


def test_every_module_says_what_it_is_for() -> None:
    found = [module.at(1) for module in MODULES if not ast.get_docstring(module.tree)]
    assert not found, _listed("modules without a docstring", found)


def test_the_face_is_sorted_and_whole() -> None:
    names = overenskommelse.__all__
    assert names == sorted(set(names)), "`__all__` is not sorted, or names a thing twice"
    absent = [name for name in names if not hasattr(overenskommelse, name)]
    assert not absent, _listed("names in `__all__` that do not resolve", absent)


# --- No clock, and no way from text to code -------------------------------------------------------


def _imports(module: Module) -> Iterator[tuple[int, str, str]]:
    """Line, the name that is bound, and the whole dotted name it stands for."""
    for node in module.nodes():
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                yield node.lineno, alias.asname or top, alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, alias.asname or alias.name, f"{node.module}.{alias.name}"


def _dotted(node: ast.AST, origins: dict[str, str]) -> str | None:
    """The whole name an expression stands for, as ``datetime.date.today``."""
    if isinstance(node, ast.Name):
        return origins.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value, origins)
        return None if owner is None else f"{owner}.{node.attr}"
    return None


def _forbidden(module: Module) -> Iterator[str]:
    origins = {}
    for line, bound, origin in _imports(module):
        origins[bound] = origin
        if origin.partition(".")[0] in FORBIDDEN_MODULES:
            yield f"{module.at(line)} {origin}"
    for node in module.nodes():
        if isinstance(node, ast.Name | ast.Attribute):
            name = _dotted(node, origins)
            if name in FORBIDDEN_NAMES:
                yield f"{module.at(node.lineno)} {name}"


def test_nothing_runs_text_or_reads_the_clock() -> None:
    found = [violation for module in MODULES for violation in _forbidden(module)]
    assert not found, _listed("the clock, or a way from text to code", found)


# --- The catalogue of diagnostics -----------------------------------------------------------------


def _is_diagnostic_call(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not node.args:
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else None
    return (node.func.id if isinstance(node.func, ast.Name) else name) == "diagnostic"


def _tables(module: Module) -> dict[str, ast.Dict]:
    """The module's own tables, by name."""
    return {
        target.id: node.value
        for node in module.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _codes(first: ast.expr, tables: dict[str, ast.Dict]) -> Iterator[str]:
    """The code words an argument can be, as far as the text tells."""
    match first:
        case ast.Constant(value=str(code)):
            yield code
        case ast.IfExp(body=body, orelse=orelse):
            yield from _codes(body, tables)
            yield from _codes(orelse, tables)
        case ast.Subscript(value=ast.Name(id=name)) if name in tables:
            for value in tables[name].values:
                yield from _codes(value, tables)


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Place, code word and call, for every code word handed to `diagnostic`."""
    for module in MODULES:
        tables = _tables(module)
        for node in module.nodes():
            if _is_diagnostic_call(node) and isinstance(node, ast.Call):
                for code in _codes(node.args[0], tables):
                    yield module.at(node.lineno), code, node


def _strings_outside_messages() -> set[str]:
    return {
        node.value
        for module in MODULES
        if not module.path.name.endswith("_messages.py")
        for node in module.nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_code_used_is_registered() -> None:
    calls = list(_calls())
    assert calls, "no call of `diagnostic` was found"
    found = [f"{at} {code}" for at, code, _ in calls if code not in CATALOGUE]
    assert not found, _listed("codes that are not in the catalogue", found)


def test_every_registered_code_is_used() -> None:
    found = sorted(set(CATALOGUE) - _strings_outside_messages())
    assert not found, _listed("codes that no module uses", found)


def test_every_call_gives_what_the_headline_names() -> None:
    found = []
    for at, code, call in _calls():
        given = {keyword.arg for keyword in call.keywords}
        if code in CATALOGUE and None not in given:  # None stands for `**values`
            absent = sorted(_placeholders(CATALOGUE[code].en) - given)
            found.extend(f"{at} {code}: {name}" for name in absent)
    assert not found, _listed("values a headline names and a call leaves out", found)


def test_both_languages_name_the_same_values() -> None:
    found = []
    for code, message in CATALOGUE.items():
        english, swedish = (message.en, *message.help_en), (message.sv, *message.help_sv)
        if [_placeholders(text) for text in english] != [_placeholders(text) for text in swedish]:
            found.append(f"{code}: {english} / {swedish}")
    assert not found, _listed("codes whose two languages name different values", found)
