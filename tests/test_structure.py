"""The shape of the house: small modules, no circle of imports, and no list of languages outside their folders."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import summarizer

ROOT = Path(summarizer.__file__).parent
FILES = {
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}
LONGEST = 300
# Where a language may be named: its folder, the two that the others are for, and the public module of Uzbek.
OF_LANGUAGES = ("summarizer.languages", "summarizer.uzbek")


def tree(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


def at_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported; not those that only type checkers see."""
    for statement in body:
        if isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.dump(statement.test):
            yield from at_import(statement.orelse)
            continue
        yield statement
        for name in ("body", "orelse", "handlers", "finalbody"):
            if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from at_import([part for part in getattr(statement, name, []) if isinstance(part, ast.stmt)])


def imports(module: str) -> set[str]:
    """The modules of the package that a module imports while it is imported itself."""
    found = set()
    for statement in at_import(tree(module).body):
        if isinstance(statement, ast.Import):
            found |= {alias.name for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom) and statement.module:
            parts = {f"{statement.module}.{alias.name}" for alias in statement.names}
            found |= parts & FILES.keys() or {statement.module}
    return found & FILES.keys() - {module}


def packages(module: str, imported: str) -> Iterator[str]:
    """The packages that run before ``imported``, other than those that ``module`` is in itself."""
    parts = imported.split(".")
    around = (".".join(parts[:count]) for count in range(2, len(parts)))
    return (package for package in around if not f"{module}.".startswith(f"{package}."))


def test_imports_go_in_no_circle() -> None:
    needs = {module: imports(module) for module in FILES}
    for module, imported in needs.items():
        needs[module] = imported.union(*(packages(module, one) for one in imported))
    TopologicalSorter(needs).prepare()  # raises CycleError and names them


def test_a_circle_would_be_found() -> None:
    assert "summarizer.outputs.base" in imports("summarizer.outputs")
    assert "summarizer.result" in imports("summarizer.outputs.formats.text")
    with pytest.raises(ValueError, match="cycle"):
        TopologicalSorter({"a": {"b"}, "b": {"a"}}).prepare()


@pytest.mark.parametrize("module", FILES)
def test_no_module_is_too_long(module: str) -> None:
    assert len(FILES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", [module for module in FILES if not module.startswith(OF_LANGUAGES)])
def test_no_module_asks_for_a_certain_language(module: str) -> None:
    """What is known about Uzbek is asked of its Language; only then can another one come without a search."""
    named = [node.lineno for node in ast.walk(tree(module)) if isinstance(node, ast.Constant) and node.value == "uz"]
    assert named == []


@pytest.mark.parametrize("module", FILES)
def test_kinds_of_flags_are_named_by_their_list(module: str) -> None:
    """A kind in quotation marks would pass the types however it is spelt."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Flag":
            assert not any(isinstance(argument, ast.Constant) for argument in node.args[:1]), node.lineno
        if isinstance(node, ast.Compare) and "flag.kind" in ast.unparse(node.left):
            assert not any(isinstance(part, ast.Constant) for part in ast.walk(node)), node.lineno
