"""What is done with a project: set up, opened stage by stage, its groups begun, its sittings held."""

from yimen.engine.parallel.projects.operations.setting_up import (
    ProjectSaid,
    fix_indicators,
    set_up_project,
    stop_project,
)
from yimen.engine.parallel.projects.operations.site import (
    answer_about_site,
    ask_about_site,
    choose_site,
    conclude_site,
    resolve_conflict,
)
from yimen.engine.parallel.projects.operations.sitting import (
    ask_sitting,
    conclude_sitting,
    hand_in_to_sitting,
    speak_in_sitting,
    submit_sitting_again,
    withdraw_sitting,
)
from yimen.engine.parallel.projects.operations.staging import open_stage, start_group

__all__ = [
    "ProjectSaid",
    "answer_about_site",
    "ask_about_site",
    "ask_sitting",
    "choose_site",
    "conclude_site",
    "conclude_sitting",
    "fix_indicators",
    "hand_in_to_sitting",
    "open_stage",
    "resolve_conflict",
    "set_up_project",
    "speak_in_sitting",
    "start_group",
    "stop_project",
    "submit_sitting_again",
    "withdraw_sitting",
]
