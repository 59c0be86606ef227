"""Tell: the chains of what belongs to trainings, and who may arrange them."""

from datetime import datetime

from yimen.engine.staff.trainings.models import KnowledgePage, LearningTask, MentorPair, Training, TrainingProgramme
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.staffing.managing import must_manage
from yimen.registries.dated import locked

Row = Training | TrainingProgramme | MentorPair | KnowledgePage | LearningTask
KINDS: dict[type[Row], tuple[str, str]] = {
    Training: ("training", "trainings_training"),
    TrainingProgramme: ("training_programme", "trainings_trainingprogramme"),
    MentorPair: ("mentor_pair", "trainings_mentorpair"),
    KnowledgePage: ("knowledge_page", "trainings_knowledgepage"),
    LearningTask: ("learning_task", "trainings_learningtask"),
}


def told(row: Row, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    """Tell an act on the row's own chain."""
    kind, table = KINDS[type(row)]
    subject = Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def managed(ref: str, by: Actor) -> Training:
    """A training, locked, for who manages its centre; refuses with NoSuchThing."""
    row = locked(Training, ref, "training")
    must_manage(by, row.centre_id, "training")
    return row
