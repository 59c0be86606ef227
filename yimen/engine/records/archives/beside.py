"""What lies beside a case and goes on file with it: inspections with photographs, consultations, opinions, supplements.

What is said here is said in the facts of the volume; photographs are parts of their own.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yimen.engine.case.consultations import queries as consultations
from yimen.engine.case.consultations.rows import ConsultationRow
from yimen.engine.case.inspections import queries as inspections
from yimen.engine.case.inspections.rows import InspectionRow
from yimen.engine.case.supplements import queries as supplements
from yimen.engine.case.supplements.rows import SupplementRow
from yimen.engine.papers.dossiers.queries import FileFacts
from yimen.engine.parallel.joint import queries as joint
from yimen.engine.parallel.joint.rows import FiledOpinion


def facts(case_id: int, on: datetime) -> Mapping[str, Any]:
    """The record of each, with who said what and when."""
    return {
        "inspections": [_inspection(one) for one in inspections.filed(case_id, on)],
        "consultations": [_consultation(one) for one in consultations.filed(case_id)],
        "opinions": [_opinion(one) for one in joint.filed(case_id, on)],
        "supplements": [_supplement(one) for one in supplements.filed(case_id)],
    }


def photographs(case_id: int) -> tuple[FileFacts, ...]:
    """The photographs of every inspection that was concluded, in the order in which they came."""
    return inspections.photographs_filed(case_id)


def _inspection(one: InspectionRow) -> Mapping[str, Any]:
    return {
        "planned_at": one.planned_at, "place": one.place, "checks": [list(pair) for pair in one.checks],
        "outcome": one.outcome, "conclusion": one.conclusion, "written_by": one.written_by,
        "officers": [[it.name, it.office_name, it.signed_at] for it in one.inspectors],
        "concluded_at": one.concluded_at, "called_off_at": one.called_off_at,
    }  # fmt: skip


def _consultation(one: ConsultationRow) -> Mapping[str, Any]:
    answers = [
        [it.post_name, it.stance, it.text, it.basis, it.answered_by, it.answered_at, it.due_at] for it in one.answers
    ]
    return {
        "question": one.question, "asked_by": one.asked_by, "asked_at": one.asked_at, "answers": answers,
        "report": one.report, "reported_at": one.reported_at,
    }  # fmt: skip


def _opinion(one: FiledOpinion) -> Mapping[str, Any]:
    answers = [
        [it.stance, it.text, it.basis, it.written_by, it.said_by, it.said_at, it.dealing, it.dealing_text, it.dealt_by]
        for it in one.answers
    ]
    return {
        "office": one.office_name, "work": one.work, "group": one.group, "state": one.state, "began_at": one.began_at,
        "due_at": one.due_at, "noticed_at": one.noticed_at, "ended_at": one.ended_at, "answers": answers,
    }  # fmt: skip


def _supplement(one: SupplementRow) -> Mapping[str, Any]:
    return {
        "asked": [[it.material_name, it.text, it.remedy, it.came] for it in one.asked], "reason": one.reason,
        "asked_by": one.asked_by, "asked_at": one.asked_at, "until": one.until, "ended": one.ended,
        "ended_at": one.ended_at, "why": one.why,
    }  # fmt: skip
