"""A state is written by a move and by nothing else, and the database knows the same table of moves as the kernel."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import psycopg
import pytest
from django.apps import apps

from tests.house_rules.sources import Source, holder_of, house, modules, named, of, texts, walked
from yimen.assembly.database import Address, Role
from yimen.kernel.bulk_life import BULK_LIFE
from yimen.kernel.bulletin_life import BULLETIN_LIFE
from yimen.kernel.case_life import CASE_LIFE
from yimen.kernel.certificate_life import CERTIFICATE_LIFE
from yimen.kernel.change_life import CHANGE_LIFE
from yimen.kernel.check_life import CHECK_LIFE
from yimen.kernel.conveyance.standing import LEVY_LIFE
from yimen.kernel.coordination import COORDINATION_LIFE
from yimen.kernel.directive_life import DIRECTIVE_LIFE
from yimen.kernel.interview_life import INTERVIEW_LIFE
from yimen.kernel.joint_life import OPINION_LIFE
from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.lost_property import FOUND_LIFE
from yimen.kernel.money.bill_life import BILL_LIFE, REFUND_LIFE
from yimen.kernel.norms import SELF_CHECK_LIFE
from yimen.kernel.onboarding import ONBOARDING_LIFE
from yimen.kernel.papers.appraisal_life import APPRAISAL_LIFE
from yimen.kernel.parcel_life import PARCEL_LIFE
from yimen.kernel.plans import MILESTONE_LIFE
from yimen.kernel.projects.sitting_life import SITTING_LIFE
from yimen.kernel.reform.plan_life import REFORM_PLAN_LIFE
from yimen.kernel.revisits import REVISIT_LIFE
from yimen.kernel.rounds import ROUND_FINDING_LIFE
from yimen.kernel.spot_checks import SPOT_CHECK_LIFE
from yimen.kernel.staffing.assessment import ASSESSMENT_LIFE
from yimen.kernel.staffing.secondment import PROPOSAL_LIFE
from yimen.kernel.subtask_life import SUBTASK_LIFE
from yimen.kernel.supervision.card_life import CARD_LIFE
from yimen.kernel.supervision.juries import JURY_LIFE
from yimen.kernel.supervision.responsibility import RESPONSIBILITY_LIFE
from yimen.kernel.talk_life import TALK_LIFE
from yimen.kernel.version_life import VERSION_LIFE
from yimen.kernel.villages.consignment_life import CONSIGNMENT_LIFE
from yimen.kernel.villages.village_check_life import VILLAGE_CHECK_LIFE
from yimen.kernel.visits.appointment_life import APPOINTMENT_LIFE
from yimen.kernel.visits.counters import COUNTER_LIFE
from yimen.kernel.visits.tickets import TICKET_LIFE
from yimen.kernel.voice_life import VOICE_LIFE

LIVES: dict[str, Lifecycle[Any, Any]] = {
    "cases_case": CASE_LIFE,
    "certificates_certificate": CERTIFICATE_LIFE,
    "postchecks_postcheck": CHECK_LIFE,
    "catalogue_itemversion": VERSION_LIFE,
    "catalogue_change": CHANGE_LIFE,
    "bulk_bulkwork": BULK_LIFE,
    "appointments_appointment": APPOINTMENT_LIFE,
    "fees_bill": BILL_LIFE,
    "fees_refund": REFUND_LIFE,
    "consignments_consignment": CONSIGNMENT_LIFE,
    "village_checks_villagecheck": VILLAGE_CHECK_LIFE,
    "parcels_parcel": PARCEL_LIFE,
    "subtasks_subtask": SUBTASK_LIFE,
    "joint_opinion": OPINION_LIFE,
    "conveyances_levy": LEVY_LIFE,
    "projects_jointsitting": SITTING_LIFE,
    "tickets_ticket": TICKET_LIFE,
    "findings_card": CARD_LIFE,
    "tickets_countersession": COUNTER_LIFE,
    "assessments_assessment": ASSESSMENT_LIFE,
    "secondments_postingproposal": PROPOSAL_LIFE,
    "lost_property_foundthing": FOUND_LIFE,
    "onboardings_onboarding": ONBOARDING_LIFE,
    "voices_voice": VOICE_LIFE,
    "interviews_interview": INTERVIEW_LIFE,
    "talks_talk": TALK_LIFE,
    "directives_directive": DIRECTIVE_LIFE,
    "coordinations_coordination": COORDINATION_LIFE,
    "norms_selfcheck": SELF_CHECK_LIFE,
    "plans_milestone": MILESTONE_LIFE,
    "reform_plans_reformplan": REFORM_PLAN_LIFE,
    "bulletins_bulletin": BULLETIN_LIFE,
    "archives_appraisal": APPRAISAL_LIFE,
    "rounds_roundfinding": ROUND_FINDING_LIFE,
    "juries_jury": JURY_LIFE,
    "revisits_revisit": REVISIT_LIFE,
    "responsibility_responsibilitycase": RESPONSIBILITY_LIFE,
    "spot_checks_spotcheck": SPOT_CHECK_LIFE,
}
#: Tables whose column `state` is no life of a subject (how far a message has come is told by its carrier), with the one
#: module that writes it. Tables are private to their part, so no other part's state can be meant there.
NO_LIFE = {"messages_service": "engine/case/messages/operations.py"}

_SETS_STATE = re.compile(r"\bset\b(?:(?!\bwhere\b).)*?(?<![\w.])state\s*=", re.IGNORECASE | re.DOTALL)


def writings(source: Source) -> Iterator[tuple[str, str]]:
    """Every place that writes something called state: the function it stands in, and where."""
    holder = holder_of(source.tree)
    for node in walked(source.tree):
        match node:
            case ast.Attribute(attr="state", ctx=ast.Store()):
                yield holder(node), f"{source.path}:{node.lineno} {ast.unparse(node)} ="
            case ast.Call(func=ast.Name(id="setattr"), args=[_, ast.Constant(value="state"), *_]):
                yield holder(node), f"{source.path}:{node.lineno} setattr"
            case ast.Call(keywords=keywords) if named(node).endswith((".update", ".update_or_create", "bulk_update")):
                if any(keyword.arg == "state" or "'state'" in ast.unparse(keyword.value) for keyword in keywords):
                    yield holder(node), f"{source.path}:{node.lineno} {named(node)}"
    for text_node, text in texts(source.tree):
        if _SETS_STATE.search(text):
            yield holder(text_node), f"{source.path}:{text_node.lineno} {text.strip()[:60]}"


def may_write(source: Source, function: str) -> bool:
    """A module of moves is the writer of its part; where a part has none, its one function `move`."""
    return source.room == "moves" or function == "move" or source.path in NO_LIFE.values()


def test_a_state_is_written_by_moves_alone() -> None:
    found = [(source, *writing) for source in house() for writing in writings(source)]

    assert {source.path for source, *_ in found} >= {"engine/case/cases/moves.py", "registries/catalogue/moves.py"}
    assert [place for source, function, place in found if not may_write(source, function)] == []


@pytest.mark.parametrize(
    "text",
    [
        "case.state = CaseState.GRANTED",
        "setattr(case, 'state', 'granted')",
        "Case.objects.filter(ref=ref).update(state='granted')",
        "Case.objects.filter(ref=ref).update(**{'state': 'granted'})",
        "Case.objects.bulk_update(cases, fields=['state'])",
        "cursor.execute('update cases_case set state = %s where id = %s', values)",
        "cursor.execute(f'update cases_case set due_at = %s, state = %s where {where}', values)",
        "SQL = 'insert into cases_case (state) values (1) on conflict (ref) do update set state = excluded.state'",
    ],
)
def test_another_writer_would_be_found(text: str) -> None:
    source = of("engine/case/cases/operations/deciding.py", f"def decide():\n    {text}")

    assert [function for function, _ in writings(source)] == ["decide"]
    assert not may_write(source, "decide")


@pytest.mark.parametrize(
    "text",
    [
        "SQL = \"update cases_case set due_at = %s where state = 'received'\"",
        "seen = {'state': case.state}",
        "found.update(extra)",
    ],
)
def test_reading_a_state_is_no_writing(text: str) -> None:
    assert not list(writings(of("engine/case/cases/queries.py", text)))


def test_every_lifecycle_of_the_kernel_guards_its_table() -> None:
    kernel = [module for module in modules() if module.__name__.startswith("yimen.kernel.")]
    lives = {id(one): one for module in kernel for one in vars(module).values() if isinstance(one, Lifecycle)}

    assert lives.keys() == {id(life) for life in LIVES.values()}


def test_every_table_with_a_state_has_a_lifecycle() -> None:
    with_state = {
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("yimen.") and any(field.name == "state" for field in model._meta.fields)
    }

    assert with_state == LIVES.keys() | NO_LIFE.keys()


def states_of(life: Lifecycle[Any, Any]) -> list[str]:
    kind: type[StrEnum] = type(life.start)
    return [str(state) for state in kind]


BY_THE_GUARD_ALONE = {"cases_case", "certificates_certificate"}
"""Written by every act: that a state is one of the list follows from the guard, tried below (docs/decisions/0143)."""


@pytest.mark.parametrize("table", sorted(LIVES.keys() - BY_THE_GUARD_ALONE))
def test_the_check_in_the_database_is_the_list_of_states(test_database: Address, table: str) -> None:
    with psycopg.connect(test_database.conninfo(Role.OWNER)) as server:
        checks = server.execute(
            "select pg_get_constraintdef(oid) from pg_constraint"
            " where conrelid = %s::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'ANY'"
            " and conkey = array[(select attnum from pg_attribute where attrelid = conrelid and attname = 'state')]",
            (table,),
        ).fetchall()

    assert len(checks) == 1
    assert sorted(re.findall(r"'(\w+)'", checks[0][0])) == sorted(states_of(LIVES[table]))


@pytest.mark.parametrize("table", LIVES)
def test_the_guard_stands_on_the_table(test_database: Address, table: str) -> None:
    with psycopg.connect(test_database.conninfo(Role.OWNER)) as server:
        triggers = server.execute(
            "select pg_get_triggerdef(oid), tgenabled from pg_trigger where tgrelid = %s::regclass and tgname = %s",
            (table, f"{table}_state_guard"),
        ).fetchall()

    assert triggers == [
        (
            f"CREATE TRIGGER {table}_state_guard BEFORE INSERT OR UPDATE OF state ON public.{table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_state_guard()",
            "O",
        )
    ]


@pytest.mark.parametrize("table", LIVES)
def test_the_guard_lets_through_exactly_the_moves_of_the_kernel(test_database: Address, table: str) -> None:
    life, states = LIVES[table], states_of(LIVES[table])
    allowed = {(str(source), str(target)) for source, target in life.jumps()} | {(same, same) for same in states}

    with psycopg.connect(test_database.conninfo(Role.OWNER), autocommit=True) as server:
        _a_guarded_probe(server, table, states)
        jumps = {(old, new) for old in states for new in states if _accepts(server, _JUMP, (new, old))}
        starts = {state for state in states if _accepts(server, _START, (state,))}

    assert jumps == allowed
    assert starts == {str(state) for state in {life.start, *life.also_starts}}


_START = "insert into probe (kept, state) values ('', %s)"
_JUMP = "update probe set state = %s where kept = %s"


def _a_guarded_probe(server: "psycopg.Connection[Any]", table: str, states: list[str]) -> None:
    """A row in every state, under the very function that guards the table."""
    server.execute("create temp table probe (kept text, state text)")
    for state in states:
        server.execute("insert into probe values (%s, %s)", (state, state))
    server.execute(
        f"create trigger guard before insert or update of state on probe for each row"
        f" execute function {table}_state_guard()"
    )


def _accepts(server: "psycopg.Connection[Any]", sql: str, values: tuple[str, ...]) -> bool:
    try:
        with server.transaction(force_rollback=True):
            server.execute(sql, values)
    except psycopg.errors.CheckViolation:
        return False
    return True
