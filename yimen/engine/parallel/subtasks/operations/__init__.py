"""What is done with subtasks: send and call off; take up, decline and return; and what happens by itself."""

from yimen.engine.parallel.subtasks.operations.by_itself import claim_subtasks, follow_procedure, recount_subtasks
from yimen.engine.parallel.subtasks.operations.doing import decline_subtask, return_subtask, take_up_subtask
from yimen.engine.parallel.subtasks.operations.papers import make_subtask_paper
from yimen.engine.parallel.subtasks.operations.sending import call_off_subtask, send_subtask

__all__ = (
    "call_off_subtask",
    "claim_subtasks",
    "decline_subtask",
    "follow_procedure",
    "make_subtask_paper",
    "recount_subtasks",
    "return_subtask",
    "send_subtask",
    "take_up_subtask",
)
