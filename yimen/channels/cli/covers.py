"""`yimen covers`: which tests prove which capability. Read from the tests' own text; nothing is imported or run."""

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

MARK = "covers"
CALLED_WRONGLY = 2
_ID = re.compile(r"\bS-\d{3}\b")
PROJECT = Path(__file__).resolve().parents[3]


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("covers", help="能力与测试 · which tests prove which capability")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the capabilities with their tests, and those without any."""
    tests = PROJECT / "tests"
    if not tests.is_dir():
        print(
            "测试不随安装包发布，请在项目目录里运行。 · The tests are not here; run it in the project.", file=sys.stderr
        )
        return CALLED_WRONGLY
    proved = dict(sorted(marked(tests).items()))
    listed = capabilities(PROJECT / "docs" / "capabilities.md")
    bare = [capability for capability in listed if capability not in proved]
    if arguments.as_json:
        print(json.dumps({"covers": proved, "without_tests": bare}, ensure_ascii=False, indent=1))
        return 0
    for capability, names in proved.items():
        print(f"{capability}  {listed.get(capability, '')}")
        print("\n".join(f"    {name}" for name in names))
    print(f"\n{len(proved)} 项有测试，{len(bare)} 项还没有 · {len(proved)} proved, {len(bare)} not yet")
    return 0


def capabilities(file: Path) -> Mapping[str, str]:
    """The capabilities of the list with their line, in its order; none when there is no list yet."""
    found: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        for capability in _ID.findall(line)[:1]:
            found.setdefault(capability, line.partition(capability)[2].strip(" |:-·—"))
    return found


def marked(folder: Path) -> Mapping[str, list[str]]:
    """The marked tests under a folder by capability, each as pytest would name it."""
    found: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("test_*.py")):
        place = file.relative_to(folder.parent).as_posix()
        for name, ids in _marks(ast.parse(file.read_text(encoding="utf-8")).body, ()):
            for capability in ids:
                found.setdefault(capability, []).append(f"{place}::{name}")
    return found


def _marks(body: list[ast.stmt], within: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = (*within, node.name)
            ids = tuple(one for decorator in node.decorator_list for one in _ids(decorator))
            if ids:
                yield "::".join(name), ids
            if isinstance(node, ast.ClassDef):
                yield from _marks(node.body, name)


def _ids(decorator: ast.expr) -> Iterator[str]:
    if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == MARK:
        for argument in decorator.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value
