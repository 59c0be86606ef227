"""What the queries of the cases share: rows by name, and the words for where a case stands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.case.cases.rows import FileRow
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.journal.statement import prepared
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.time.lamp import lamp

PUBLIC_VERBS = frozenset(
    {
        "receive", "accept", "accept_tolerating", "accept_on_commitment", "deem_accepted", "open_correction",
        "open_further_correction", "close_correction", "lapse_correction", "find_not_needed", "refuse", "hand_over",
        "parcel", "set_out", "sign_over",
        "seal_in_village", "pass_in_town", "return_to_village", "withdraw_from_town", "set_check_aside",
        "send_subtask", "return_subtask", "open_zone_matter", "share_case", "end_share", "begin_joint", "join_opinions",
        "declare_conveyance", "correct_conveyance", "levy_taxes", "draw_plan", "name_payer", "stop_conveyance",
        "open_special", "close_special", "extend", "extend_joint", "grant", "grant_tolerated", "supply", "deny",
        "withdraw", "revoke", "lapse_promise", "suspend_certificate", "restore_certificate", "cancel_certificate",
        "deliver", "reproject", "fall_overdue", "run_on", "name_renewed", "deem_renewed",
        "book_appointment", "keep_appointment", "home_visit", "assign_guide", "accompany", "finish_guidance",
        "confirm_guidance", "start_tracking", "track", "end_tracking", "file_with_help", "answer_enquiry",
        "attach_talk", "file_at_terminal", "pass_on", "sign_commitment", "sign_application", "see_original",
        "ask_supplement", "answer_supplement", "end_supplement", "outwait_supplement",
        "pull_certificate", "lose_certificate", "keep_paper", "pull_paper", "jump", "jump_back", "filed_above",
        "take_in_paper", "return_paper", "lose_paper",
        "hearing_called", "hearing_called_off", "check_mending", "check_false", "check_cleared",
        "record_false_materials",
    }
)  # fmt: skip
"""Acts the applicant is told; a proposed refusal is not among them until it is confirmed."""

WITHIN_A_SECTION = frozenset(
    {
        *("propose_against", "send_against_back", "withdraw_against"),
        *("propose_disagreement", "send_disagreement_back"),
    }
)
"""Acts of a section that has not spoken yet: the chain keeps them, nobody at the case reads them."""


def select_prepared(sql: str, values: tuple[Any, ...]) -> list[dict[str, Any]]:
    """The same for a statement of few texts that is asked all day: its plan is kept."""
    return prepared(sql, values).by_name()


def select(sql: str, values: tuple[Any, ...] | Mapping[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def file_row(facts: dossiers.FileFacts) -> FileRow:
    return FileRow(
        facts.ref, facts.filename, facts.kind, facts.size, facts.pages, facts.material, facts.round, facts.added_at
    )


def leg_name(state: CaseState, leg: int, legs: int, delivered_at: datetime | None) -> str:
    """What a case waits for, in one word of CaseRow.leg_name."""
    match state:
        case CaseState.RECEIVED | CaseState.CORRECTION_CLOSED:
            return "accept"
        case CaseState.CORRECTION_OPEN:
            return "correct"
        case CaseState.ACCEPTED:
            return "decide" if legs == 1 else "hand_over"
        case CaseState.SPECIAL_OPEN:
            return "pause"
        case CaseState.IN_DEPARTMENT | CaseState.SPECIAL_CLOSED:
            return "decide" if leg == legs - 1 else "review" if leg == 1 else "check"
        case CaseState.GRANTED | CaseState.GRANTED_TOLERATED | CaseState.DENIED:
            return "deliver" if delivered_at is None else "done"
        case _:
            return "done"


def lamp_word(row: Mapping[str, Any], now: datetime) -> str:
    if CaseState(row["state"]) not in OPEN_STATES:
        return "none"
    return str(lamp(row["due_at"], row["warning_at"], now))
