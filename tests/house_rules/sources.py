"""The house as text: modules, functions, and the strings in them that are SQL or may be."""

import ast
import gc
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path, PurePosixPath
from types import ModuleType

import yimen

PROJECT = Path(__file__).resolve().parents[2]
HOUSE = PROJECT / "yimen"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One module, by its path below the package."""

    path: str
    tree: ast.Module

    def is_in(self, *patterns: str) -> bool:
        """Whether the path is one of these, or in one of these folders."""
        return any(self.path == one or self.path.startswith(f"{one.rstrip('/')}/") for one in patterns)

    @property
    def room(self) -> str:
        """The room of its part that a module belongs to: operations, queries, moves … or its own name."""
        folders = PurePosixPath(self.path).parts
        return "operations" if "operations" in folders else folders[-1].removesuffix(".py")


def of(path: str, text: str) -> Source:
    """A specimen: a module that is not there."""
    return Source(path, ast.parse(text))


def house(*, migrations: bool = False) -> tuple[Source, ...]:
    """Every module of the package; migrations only when asked for."""
    return tuple(source for source in _everything() if migrations or "/migrations/" not in source.path)


@cache
def _everything() -> tuple[Source, ...]:
    """Parsed once for all rules. Nobody looks for rubbish meanwhile: over millions of new nodes it took ten times as
    long as the parsing."""
    files = sorted(HOUSE.rglob("*.py"))
    gc.disable()
    sources = tuple(of(file.relative_to(HOUSE).as_posix(), file.read_text(encoding="utf-8")) for file in files)
    gc.freeze()  # they stay: no collection has to look through them again
    gc.enable()
    return sources


def wings(floor: str) -> list[Path]:
    """The wings of a floor that has them: its packages, in which the parts stand."""
    return sorted(folder for folder in (HOUSE / floor).iterdir() if (folder / "__init__.py").is_file())


def modules() -> Iterator[ModuleType]:
    """Every module of the package, imported; the one that starts the command is left alone."""
    for found in pkgutil.walk_packages(yimen.__path__, "yimen."):
        if not found.name.endswith("__main__"):
            yield import_module(found.name)


@cache
def walked(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Every node, as `ast.walk` comes by it: the walk is dear, and a dozen rules ask for the same one."""
    nodes: list[ast.AST] = [tree]
    for node in nodes:
        for name in node._fields:
            child = getattr(node, name, None)
            if isinstance(child, ast.AST):
                nodes.append(child)
            elif isinstance(child, list):
                nodes.extend(one for one in child if isinstance(one, ast.AST))
    return tuple(nodes)


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in walked(tree) if isinstance(node, Function))


def named(func: ast.expr) -> str:
    """How a call or a decorator is written, without its arguments."""
    return ast.unparse(func.func if isinstance(func, ast.Call) else func)


def texts(tree: ast.Module) -> Iterator[tuple[ast.expr, str]]:
    """Every string but the docstrings; what an f-string fills in stands as {}."""
    docs = {
        id(node.body[0].value)
        for node in walked(tree)
        if isinstance(node, ast.Module | ast.ClassDef | Function)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    inside = {id(part) for node in walked(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in walked(tree):
        if isinstance(node, ast.JoinedStr):
            yield node, "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (docs | inside):
            yield node, node.value


def holder_of(tree: ast.Module) -> Callable[[ast.AST], str]:
    """Tells the name of the innermost function that a node stands in; empty at the level of the module."""
    holders: dict[int, str] = {}
    for function in functions(tree):  # outer ones come first, inner ones overwrite
        holders.update((id(inner), function.name) for inner in ast.walk(function))
    return lambda node: holders.get(id(node), "")
