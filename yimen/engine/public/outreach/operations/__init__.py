"""What can be done beyond the counter: come home, guide, follow up, help with filing, stay after closing."""

from yimen.engine.public.outreach.operations.guiding import (
    GuidanceSaid,
    assign_guide,
    confirm_guidance,
    finish_guidance,
    log_step,
)
from yimen.engine.public.outreach.operations.helping import HelpSaid, record_help
from yimen.engine.public.outreach.operations.home_visits import (
    HomeVisitAsked,
    HomeVisitSaid,
    ask_home_visit,
    cancel_home_visit,
    decline_home_visit,
    dispatch_home_visit,
    finish_home_visit,
)
from yimen.engine.public.outreach.operations.late_hours import SessionSaid, begin_late_session, end_late_session
from yimen.engine.public.outreach.operations.tracking import (
    TrackingSaid,
    end_tracking,
    miss_contact,
    note_tracking,
    start_tracking,
)

__all__ = [
    "GuidanceSaid",
    "HelpSaid",
    "HomeVisitAsked",
    "HomeVisitSaid",
    "SessionSaid",
    "TrackingSaid",
    "ask_home_visit",
    "assign_guide",
    "begin_late_session",
    "cancel_home_visit",
    "confirm_guidance",
    "decline_home_visit",
    "dispatch_home_visit",
    "end_late_session",
    "end_tracking",
    "finish_guidance",
    "finish_home_visit",
    "log_step",
    "miss_contact",
    "note_tracking",
    "record_help",
    "start_tracking",
]
