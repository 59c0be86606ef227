"""Writes of the trainings: planned, held, marked; programmes, mentors, knowledge and learning tasks."""

from yimen.engine.staff.trainings.operations.knowing import (
    SETTERS,
    TELLERS,
    KnowledgeTold,
    LearningMoved,
    LearningSet,
    confirm_reading,
    mark_learning,
    say_learnt,
    set_learning,
    tell_knowledge,
)
from yimen.engine.staff.trainings.operations.training import (
    TrainingMarked,
    TrainingPlanned,
    TrainingSaid,
    call_off_training,
    hold_training,
    mark_training,
    pair_mentor,
    plan_training,
    set_programme,
)

__all__ = [
    "SETTERS",
    "TELLERS",
    "KnowledgeTold",
    "LearningMoved",
    "LearningSet",
    "TrainingMarked",
    "TrainingPlanned",
    "TrainingSaid",
    "call_off_training",
    "confirm_reading",
    "hold_training",
    "mark_learning",
    "mark_training",
    "pair_mentor",
    "plan_training",
    "say_learnt",
    "set_learning",
    "set_programme",
    "tell_knowledge",
]
