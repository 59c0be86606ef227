"""Every operation says who and when, explains itself, takes no flag and gives back something frozen."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from types import FunctionType, ModuleType
from typing import Any, get_args, get_type_hints

import pytest
from django.db.models import Model, QuerySet

from tests.house_rules.sources import Function, Source, functions, house, modules, named, of

MAKERS = {"operation", "one_statement", "in_steps"}
_COUNTS = "counts the attempt in a transaction of its own, or a refusal would take the count back"
_PART = "a part of somebody else's act, in that act's transaction"
NOT_ONE_TRANSACTION = {
    "registries.people.operations.knock.knock": _COUNTS,
    "registries.people.operations.knock.forget_knocks": _COUNTS,
    "registries.people.operations.sign_in.sign_in_citizen": _COUNTS,
    "registries.people.operations.sign_in.sign_in_staff": _COUNTS,
    "registries.calendars.operations.national_rules": _PART,
    "engine.papers.dossiers.operations.keep_file": _PART,
    "engine.papers.dossiers.operations.take_away": _PART,
}


def operations(source: Source) -> Iterator[Function]:
    """The functions that are made operations."""
    for function in functions(source.tree):
        if any(named(decorator).rpartition(".")[2] in MAKERS for decorator in function.decorator_list):
            yield function


def faults(source: Source) -> Iterator[str]:
    """What an operation lacks, in words."""
    for function in operations(source):
        where = f"{source.path}:{function.name}"
        arguments = function.args
        keywords = {one.arg: one.annotation for one in arguments.kwonlyargs}
        for name, kind in (("by", "Actor"), ("now", "datetime")):
            annotation = keywords.get(name)
            if annotation is None or ast.unparse(annotation) != kind:
                yield f"{where} takes no keyword `{name}: {kind}`"
        if any(default is not None for default in arguments.kw_defaults[: len(arguments.kwonlyargs)]) and {
            name
            for name, default in zip(keywords, arguments.kw_defaults, strict=True)
            if default is not None and name in ("by", "now")
        }:
            yield f"{where} makes up who or when"
        if not ast.get_docstring(function):
            yield f"{where} has no docstring"
        if function.returns is None:
            yield f"{where} does not say what it returns"
        for one in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]:
            if one.annotation is None or any(word == "bool" for word in _words(one.annotation)):
                yield f"{where} takes the flag {one.arg}"
        if arguments.vararg or arguments.kwarg:
            yield f"{where} takes whatever comes"
        if source.room != "operations":
            yield f"{where} stands outside the room of operations"


def _words(annotation: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}


def test_there_are_operations() -> None:
    assert len([function for source in house() for function in operations(source)]) > 60


def test_every_operation_says_who_and_when_and_takes_no_flag() -> None:
    assert [fault for source in house() for fault in faults(source)] == []


SOUND = '''
@operation
def decide(ref: str, *, by: Actor, now: datetime) -> Decided:
    """Grant or deny a case."""
'''


def test_a_sound_operation_passes() -> None:
    assert not list(faults(of("engine/case/cases/operations/deciding.py", SOUND)))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("*, by: Actor, now", "by: Actor, *, now"),
        ("now: datetime)", "now: datetime = NOON)"),
        ("by: Actor, ", ""),
        ("now: datetime", "now: str"),
        ('"""Grant or deny a case."""', "pass"),
        (" -> Decided", ""),
        ("ref: str", "ref: str, grant: bool"),
        ("ref: str", "ref: str, grant: bool | None"),
        ("ref: str", "ref"),
        ("now: datetime)", "now: datetime, **facts: str)"),
    ],
)
def test_an_operation_that_lacks_something_would_be_found(good: str, bad: str) -> None:
    assert good in SOUND

    assert list(faults(of("engine/case/cases/operations/deciding.py", SOUND.replace(good, bad))))


def test_an_operation_in_another_room_would_be_found() -> None:
    assert list(faults(of("engine/case/cases/queries.py", SOUND)))


def own_functions(module: ModuleType) -> Iterator[Callable[..., Any]]:
    """The public functions that a module defines itself, or that a package hands out."""
    for name, one in vars(module).items():
        if name.startswith("_") or not isinstance(one, FunctionType):
            continue
        if one.__module__ == module.__name__ or name in getattr(module, "__all__", ()):
            yield one


def rooms(name: str) -> list[ModuleType]:
    """A room of every part: its one module, or the package that hands its verbs out."""
    return [module for module in modules() if module.__name__.rpartition(".")[2] == name]


def test_what_a_part_hands_out_as_operations_are_operations() -> None:
    handed_out = {
        f"{function.__module__.removeprefix('yimen.')}.{function.__name__}": hasattr(function, "is_operation")
        for room in rooms("operations")
        for function in own_functions(room)
    }

    assert sorted(name for name, made in handed_out.items() if not made) == sorted(NOT_ONE_TRANSACTION)


def parts(annotation: Any) -> Iterator[type]:
    """Every class that an annotation is made of."""
    for one in get_args(annotation):
        yield from parts(one)
    if isinstance(annotation, type):
        yield annotation


def thawed(annotation: Any) -> list[str]:
    """What of an answer could be written to, or asks the database again."""
    return [
        kind.__name__
        for kind in parts(annotation)
        if issubclass(kind, Model | QuerySet) or (is_dataclass(kind) and not _stays_as_it_is(kind))
    ]


def _stays_as_it_is(kind: Any) -> bool:
    """A snapshot is frozen to the type checker, a plain dataclass by itself."""
    return getattr(kind, "is_snapshot", False) or kind.__dataclass_params__.frozen


def test_operations_and_queries_give_back_frozen_rows() -> None:
    answers = {
        f"{function.__module__}.{function.__name__}": get_type_hints(function).get("return")
        for room in (*rooms("operations"), *rooms("queries"))
        for function in own_functions(room)
    }

    assert len(answers) > 100
    assert {name: found for name, answer in answers.items() if (found := thawed(answer))} == {}


def test_a_model_in_an_answer_would_be_found() -> None:
    assert thawed(tuple[Model, ...]) == ["Model"]
    assert thawed(QuerySet[Model] | None) != []
