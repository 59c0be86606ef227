"""Writes of the archives: cases put on file, volumes that are over appraised, what was to be destroyed destroyed."""

from yimen.engine.records.archives.operations.appraising import (
    AppraisalKept,
    AppraisalSaid,
    DestructionDone,
    approve_appraisal,
    destroy_volumes,
    propose_appraisal,
    reject_appraisal,
    withdraw_appraisal,
)
from yimen.engine.records.archives.operations.filing import archive_anew, archive_case

__all__ = [
    "AppraisalKept",
    "AppraisalSaid",
    "DestructionDone",
    "approve_appraisal",
    "archive_anew",
    "archive_case",
    "destroy_volumes",
    "propose_appraisal",
    "reject_appraisal",
    "withdraw_appraisal",
]
