"""Migrations in a fifth of the time: a table's model is drawn again alone, not with everything it is related to.

Django draws the models of a migration's past again at every step, with all that are related to them, so that who reads
either end of a relation finds the other. Here nearly everything is related to the case: 187 tables cost 19,000 drawings
and most of a first start. Steps that add or take away read one table, and the names of those it points to, which stand.
A plan with any other step goes Django's own way. Why: docs/decisions/0126; `make soak` compares the two ways.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelOptions,
    AlterUniqueTogether,
    CreateModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
    RenameField,
    RunPython,
    RunSQL,
)
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_TOUCHES_ONE_TABLE = (
    *(CreateModel, AddField, RemoveField, AddConstraint, RemoveConstraint, AddIndex, RemoveIndex),
    *(AlterModelOptions, AlterUniqueTogether, RunPython, RunSQL),
)


def migrate(alias: str) -> None:
    """Bring the tables of a database to today's."""
    if all(_touches_one_table(step) for step in _plan(alias)):
        with _drawn_alone():
            _migrate(alias)
    else:
        _migrate(alias)


def _migrate(alias: str) -> None:
    call_command("migrate", database=alias, verbosity=0, interactive=False)


def _plan(alias: str) -> Iterator[Operation]:
    executor = MigrationExecutor(connections[alias])
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield from migration.operations


def _touches_one_table(step: Operation) -> bool:
    """Whether nobody who points to the table is altered with it. Tables point to primary keys and to nothing else."""
    if isinstance(step, AlterField):
        return not step.field.primary_key
    if isinstance(step, RenameField):
        return step.old_name != "id"
    return isinstance(step, _TOUCHES_ONE_TABLE)


@contextmanager
def _drawn_alone() -> Iterator[None]:
    past: Any = ProjectState  # the method is Django's own business, and not in its type stubs
    with_relations = past._find_reload_model

    def alone(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
        state.is_delayed = True  # Django draws everything anew before somebody reads rows through these models.
        return {(app_label, model_name)}

    past._find_reload_model = alone
    try:
        yield
    finally:
        past._find_reload_model = with_relations
