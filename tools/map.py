"""The map of the house, drawn from the house itself: floors, parts, tables, operations and lifecycles.

`python -m tools.map` draws docs/map.md anew; `--check` fails when the drawing and the house differ. Nothing on the map
is written by hand: what it says is the first line of a docstring.
"""

import ast
import os
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db.models import Model

PROJECT = Path(__file__).resolve().parents[1]
HOUSE = PROJECT / "yimen"
MAP = PROJECT / "docs" / "map.md"

#: From the ground up; neighbours on one floor do not know each other.
FLOORS = (
    ("kernel",),
    ("journal",),
    ("registries",),
    ("engine",),
    ("insight",),
    ("threshold",),
    ("channels", "gateways"),
    ("assembly",),
)
#: A floor so full that its parts stand in wings.
WINGED = "engine"
LIFECYCLES = {
    "办件 · case": ("yimen.kernel.case_life", "CASE_LIFE"),
    "电子证照 · certificate": ("yimen.kernel.certificate_life", "CERTIFICATE_LIFE"),
    "批量任务 · bulk work": ("yimen.kernel.bulk_life", "BULK_LIFE"),
    "预约 · appointment": ("yimen.kernel.visits.appointment_life", "APPOINTMENT_LIFE"),
    "后置核查 · post-check": ("yimen.kernel.check_life", "CHECK_LIFE"),
    "协办任务 · subtask": ("yimen.kernel.subtask_life", "SUBTASK_LIFE"),
    "会办意见 · opinion": ("yimen.kernel.joint_life", "OPINION_LIFE"),
    "联合会审 · joint sitting": ("yimen.kernel.projects.sitting_life", "SITTING_LIFE"),
    "事项变更 · change of the catalogue": ("yimen.kernel.change_life", "CHANGE_LIFE"),
    "事项版本 · item version": ("yimen.kernel.version_life", "VERSION_LIFE"),
}
#: What makes a function an operation.
MAKERS = ("operation", "one_statement", "in_steps")
HEAD = """# The map of the house

Drawn by `python -m tools.map` from the docstrings of the code; do not write here. Floors stand in the order in which
they are built: each knows those listed before it, never those after it. Words: [words.md](words.md); reasons:
[decisions](decisions/README.md).
"""
LIVES = """
## Lifecycles

Read from the kernel; the state CHECK and the guard in the database are made from the same tables.
"""


def main(arguments: list[str]) -> int:
    """Draw the map, or say that it is out of date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.assembly.settings")
    django.setup()
    drawing = drawn()
    if "--check" not in arguments:
        MAP.write_text(drawing, encoding="utf-8")
        return 0
    if MAP.is_file() and MAP.read_text(encoding="utf-8") == drawing:
        return 0
    print("docs/map.md differs from the house: run python -m tools.map", file=sys.stderr)
    return 1


def drawn() -> str:
    """The whole map."""
    lines = [HEAD, *_index(), ""]
    for floor in FLOORS:
        for name in floor:
            lines += _floor(HOUSE / name)
    lines.append(LIVES)
    for title, (module, name) in LIFECYCLES.items():
        lines.append(f"### {title}\n\n```mermaid\n{getattr(import_module(module), name).diagram()}\n```\n")
    return "\n".join(lines)


def parts(floor: Path) -> Iterator[Path]:
    """The parts of a floor: its packages that say what they are for."""
    for folder in sorted(floor.iterdir()):
        if (folder / "__init__.py").is_file() and folder.name != "migrations":
            yield folder


def _index() -> Iterator[str]:
    """Every floor and its parts at one glance, each with the way to its place below; a wing on a line of its own."""
    yield "| floor | parts |\n|---|---|"
    for name in (name for floor in FLOORS for name in floor):
        yield f"| [{name}](#yimen{name}) | {_rooms(name)} |"
        if name == WINGED:
            for wing in parts(HOUSE / name):
                yield f"| · {wing.name} | {_rooms(f'{name}/{wing.name}')} |"


def _rooms(place: str) -> str:
    return " · ".join(f"[{part.name}](#{place.replace('/', '')}{part.name})" for part in parts(HOUSE / place))


def _floor(folder: Path) -> Iterator[str]:
    yield f"\n## yimen/{folder.name}\n\n{_says(folder / '__init__.py')}\n"
    yield from _modules(folder)
    yield from _tables(folder)
    yield from _operations(folder)
    for part in parts(folder):
        if folder.name == WINGED:
            yield from _wing(part)
        else:
            yield from _part(part)


def _wing(folder: Path) -> Iterator[str]:
    yield f"\n### {folder.parent.name}/{folder.name}\n\n{_says(folder / '__init__.py')}"
    shared = [f"- `{file.stem}` {_says(file)}" for file in _files(folder)]
    yield from ("", *shared) if shared else ()
    for part in parts(folder):
        yield from _part(part, "####")


def _part(folder: Path, level: str = "###") -> Iterator[str]:
    name = folder.relative_to(HOUSE).as_posix()
    yield f"\n{level} {name}\n\n{_says(folder / '__init__.py')}\n"
    yield from _modules(folder)
    yield from _tables(folder)
    yield from _operations(folder)


def _modules(folder: Path) -> Iterator[str]:
    """The modules directly in a folder, and the rooms below a part with theirs."""
    for file in _files(folder):
        yield f"- `{file.stem}` {_says(file)}"
    if folder.parent == HOUSE:
        return
    for room in parts(folder):
        yield f"- `{room.name}/` {_says(room / '__init__.py')}"
        # Tables and operations are named one by one below.
        if room.name not in {"models", "operations"}:
            yield from (f"  - `{file.stem}` {_says(file)}" for file in _files(room))


def _files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.glob("*.py")) if file.name != "__init__.py"]


def _tables(folder: Path) -> Iterator[str]:
    models = sorted(_models(folder), key=lambda model: str(model._meta.db_table))
    if models:
        yield "\n| table | what a row is |\n|---|---|"
        for model in models:
            yield f"| `{model._meta.db_table}` | {_line(model.__doc__)} |"


def _models(folder: Path) -> Iterator[type[Model]]:
    for model in apps.get_models():
        if f"{model.__module__}.".startswith(f"{'.'.join(folder.relative_to(PROJECT).parts)}.models."):
            yield model


def _operations(folder: Path) -> Iterator[str]:
    if folder.name == "operations":
        return
    verbs = dict(sorted(operations_of(folder).items()))
    if verbs:
        yield "\n| operation | what it does |\n|---|---|"
        yield from (f"| `{name}` | {line} |" for name, line in verbs.items())


def operations_of(folder: Path) -> Mapping[str, str]:
    """The public operations of a part with the first line of what they say of themselves."""
    rooms = [*folder.glob("operations.py"), *folder.glob("operations/*.py")]
    return {
        node.name: _line(ast.get_docstring(node))
        for room in rooms
        for node in _tree(room).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _is_operation(node)
    }


def _is_operation(function: ast.FunctionDef) -> bool:
    return any(isinstance(mark, ast.Name) and mark.id in MAKERS for mark in function.decorator_list)


def _says(file: Path) -> str:
    return _line(ast.get_docstring(_tree(file)))


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _line(docstring: Any) -> str:
    """The first paragraph of a docstring on one line, safe in a table."""
    paragraph = str(docstring or "").strip().split("\n\n")[0]
    return " ".join(paragraph.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
