"""How every file of the house looks: it says what it is for, imports at its head, and lets a bug be a bug."""

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator

import pytest

from tests.house_rules.sources import HOUSE, PROJECT, Source, functions, house, named, of, walked

#: Where everything may be caught, and why a bug is not hidden there.
CATCHES = {
    "assembly/commands/restore.py": "empties the home again and raises what it caught",
}
_EVERYTHING = {"Exception", "BaseException"}
_LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def late_imports(source: Source) -> Iterator[str]:
    """Imports inside of functions."""
    for function in functions(source.tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield f"{source.path}:{node.lineno} {ast.unparse(node)}"


def catches(source: Source) -> Iterator[str]:
    """Places that would swallow a bug."""
    for node in walked(source.tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = {"BaseException"} if node.type is None else _names(node.type)
            if kinds & _EVERYTHING:
                yield f"{source.path}:{node.lineno} except {', '.join(sorted(kinds))}"
        elif isinstance(node, ast.With):
            for one in node.items:
                if named(one.context_expr).endswith("suppress") and _names(one.context_expr) & _EVERYTHING:
                    yield f"{source.path}:{node.lineno} suppress"


def _names(kind: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(kind) if isinstance(node, ast.Name)}


def hidden_wires(source: Source) -> Iterator[str]:
    """Signals and generic foreign keys: what happens where nobody reads."""
    for node in walked(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            names = {*node.module.split("."), *(alias.name for alias in node.names)}
            if names & {"signals", "receiver", "GenericForeignKey", "GenericRelation"}:
                yield f"{source.path}:{node.lineno} {ast.unparse(node)}"


def promises(text: str) -> Iterator[str]:
    """Comments that put work off."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and _LATER.search(token.string):
            yield f"{token.start[0]} {token.string}"


def test_every_module_says_what_it_is_for() -> None:
    written = [source for source in house(migrations=True) if not _is_generated(source)]

    assert [source.path for source in written if not ast.get_docstring(source.tree)] == []


def _is_generated(source: Source) -> bool:
    """First migrations are Django's own writing; the __init__ of their folder is empty."""
    return "/migrations/" in source.path and (not source.tree.body or source.path.endswith("/0001_initial.py"))


def test_imports_stand_at_the_head() -> None:
    assert [line for source in house() for line in late_imports(source)] == []


def test_a_late_import_would_be_found() -> None:
    assert list(late_imports(of("a.py", "def act():\n    import os")))


def test_nobody_catches_everything() -> None:
    found = {source.path: lines for source in house() if (lines := list(catches(source)))}

    assert found.keys() == CATCHES.keys(), found


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    act()\nexcept:\n    pass",
        "try:\n    act()\nexcept Exception as slip:\n    log(slip)",
        "try:\n    act()\nexcept (ValueError, BaseException):\n    pass",
        "with suppress(Exception):\n    act()",
    ],
)
def test_who_catches_everything_would_be_found(text: str) -> None:
    assert list(catches(of("a.py", text)))


def test_nothing_happens_behind_the_back() -> None:
    assert [line for source in house() for line in hidden_wires(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        "from django.db.models.signals import post_save",
        "from django.dispatch import receiver",
        "from django.contrib.contenttypes.fields import GenericForeignKey",
    ],
)
def test_a_hidden_wire_would_be_found(text: str) -> None:
    assert list(hidden_wires(of("a.py", text)))


def test_nothing_is_put_off() -> None:
    folders = (HOUSE, PROJECT / "tests", PROJECT / "tools", PROJECT / "bench")
    files = [file for folder in folders for file in folder.rglob("*.py")]

    assert [f"{file}:{line}" for file in files for line in promises(file.read_text(encoding="utf-8"))] == []


def test_a_promise_would_be_found() -> None:
    assert list(promises("x = 1  # " + "TODO: later\n"))


def rules_named(text: str) -> Iterator[str]:
    """Modules of the kernel by the names that comments and docstrings give them."""
    yield from re.findall(r"(?<![\w.])kernel\.((?:[a-z_]+\.)*[a-z_]+)", text)


def test_every_rule_that_a_comment_names_is_in_the_kernel() -> None:
    def stands(name: str) -> bool:
        # What follows the module is a name inside of it.
        steps = [name.rsplit(".", cut)[0].replace(".", "/") for cut in range(name.count(".") + 1)]
        return any((HOUSE / "kernel" / step).with_suffix(".py").is_file() for step in steps)

    texts = {source.path: (HOUSE / source.path).read_text(encoding="utf-8") for source in house()}

    assert [(path, name) for path, text in texts.items() for name in rules_named(text) if not stands(name)] == []


def test_a_rule_that_nobody_finds_would_be_found() -> None:
    assert list(rules_named("# as kernel.nothing.STOPS has it")) == ["nothing"]


def test_no_path_of_somebodys_machine_is_written_down() -> None:
    homes = re.compile(
        "|".join(("/ho" + r"me/\w", "/ro" + r"ot/\w", "/Us" + r"ers/\w", r"/wo" + r"rk/(main|wt|shared)"))
    )

    # What the city's own servers use (a service file's home) would be written with a placeholder.
    assert [place for place, line in tracked_lines() if homes.search(line)] == []


def test_no_registry_is_written_into_the_lock_files() -> None:
    locks = ("requirements/", "web/package")
    hosts = re.compile(r"(--index-url|--extra-index-url|--find-links|\"resolved\": )")

    assert [place for place, line in tracked_lines() if place.startswith(locks) and hosts.search(line)] == []


def tracked_lines() -> Iterator[tuple[str, str]]:
    """Every line of text that belongs to the project, with its place."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        file = PROJECT / name
        if name and file.is_file() and b"\0" not in (content := file.read_bytes()):
            for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
                yield f"{name}:{number}", line


def test_a_value_is_a_snapshot() -> None:
    """What a dataclass with the same promises compiles as its module is read in costs every start (decision 0179)."""
    assert [
        f"{source.path}:{node.name}"
        for source in house()
        for node in walked(source.tree)
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if ast.unparse(decorator) == "dataclass(frozen=True, slots=True)"
    ] == []
