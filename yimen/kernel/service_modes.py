"""Service modes 服务方式: how a case was served beyond the counter in its hours, as the acts on its chain made it so.

No mode is ever typed in. An act is a mode by itself (somebody came home), or by what its line says of it (an agent
handed in, the place was closed, the parcel went out): `modes_of` is the one reader of both.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from yimen.kernel.time.service_hours import Hours


class ServiceMode(StrEnum):
    """One way in which a case was served."""

    APPOINTMENT = "appointment"
    HOME_VISIT = "home_visit"
    AGENCY = "agency"
    ENTERPRISE_AGENCY = "enterprise_agency"
    VILLAGE_AGENCY = "village_agency"
    BATCH_AGENCY = "batch_agency"
    ACCOMPANIMENT = "accompaniment"
    TRACKING = "tracking"
    EXTENDED_HOURS = "extended_hours"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    POST_IN = "post_in"
    POST_OUT = "post_out"
    ANYWHERE = "anywhere"


class HandedInBy(StrEnum):
    """Who handed an application in for another; told by the line of its receipt. Who speaks for somebody by law (legal
    representative, guardian) is no agent of theirs."""

    BY_LAW = "by_law"
    PERSON = "person"
    ENTERPRISE = "enterprise"
    VILLAGE = "village"


BY_ITSELF: Mapping[str, ServiceMode] = {
    "keep_appointment": ServiceMode.APPOINTMENT,
    "home_visit": ServiceMode.HOME_VISIT,
    "set_out": ServiceMode.BATCH_AGENCY,
    "accompany": ServiceMode.ACCOMPANIMENT,
    "start_tracking": ServiceMode.TRACKING,
}
"""Acts that are a mode by themselves. A place that was booked and not kept, or a guide who did nothing yet, is none."""

AGENCIES: Mapping[str, ServiceMode] = {
    HandedInBy.PERSON: ServiceMode.AGENCY,
    HandedInBy.ENTERPRISE: ServiceMode.ENTERPRISE_AGENCY,
    HandedInBy.VILLAGE: ServiceMode.VILLAGE_AGENCY,
    # Lines of before 2026-12 say that an agent handed in, and not whose.
    "yes": ServiceMode.AGENCY,
}
OUT_OF_HOURS: Mapping[str, ServiceMode] = {
    Hours.EXTENDED: ServiceMode.EXTENDED_HOURS,
    Hours.WEEKEND: ServiceMode.WEEKEND,
    Hours.HOLIDAY: ServiceMode.HOLIDAY,
}

SERVES = frozenset(
    {
        "receive", "accept", "accept_tolerating", "accept_on_commitment", "open_correction", "open_further_correction",
        "hand_in", "close_correction", "see_original", "sign_commitment", "find_not_needed", "refuse", "hand_over",
        "review", "send_back", "open_special", "close_special", "hearing_recorded", "conclude_inspection",
        "ask_supplement", "answer_supplement", "answer_consultation", "answer_enquiry", "return_subtask", "grant",
        "seal_in_village", "pass_in_town", "attach_talk", "sign_application",
        "grant_tolerated", "deny", "supply", "deliver", "home_visit",
        "accompany", "track", "keep_appointment", "set_out", "sign_over", "file_with_help",
    }
)  # fmt: skip
"""Acts by which an officer brings an applicant's matter forward. Somebody who audits a case on a Sunday serves nobody,
and what the law makes of a case (accepted by silence) is nobody's work."""

NOT_SENT = frozenset({"wanted", "cancelled"})
"""Words of a parcel that has not been posted."""


def modes_of(verb: str, body: Mapping[str, object]) -> frozenset[ServiceMode]:
    """The modes that one line of a case's chain makes it served by."""
    return frozenset(_modes(verb, body))


def _modes(verb: str, body: Mapping[str, object]) -> Iterable[ServiceMode]:
    if verb in BY_ITSELF:
        yield BY_ITSELF[verb]
    if (hours := OUT_OF_HOURS.get(str(body.get("hours", "")))) is not None:
        yield hours
    if verb == "receive":
        if (agency := AGENCIES.get(str(body.get("agent", "")))) is not None:
            yield agency
        if "anywhere" in body:
            yield ServiceMode.ANYWHERE
    # A centre with which a case is shared serves its applicant where they are.
    if verb in ("hand_in", "close_correction", "deliver") and "share" in body:
        yield ServiceMode.ANYWHERE
    if verb == "parcel" and body.get("state") not in NOT_SENT:
        yield ServiceMode.POST_IN if body.get("direction") == "in" else ServiceMode.POST_OUT
    if verb == "deliver" and body.get("how") == "post":
        yield ServiceMode.POST_OUT


def served(lines: Iterable[tuple[str, datetime, Mapping[str, object]]]) -> Mapping[ServiceMode, tuple[datetime, int]]:
    """By which modes a case was served, as its lines tell it: since when, and by how many acts."""
    found: dict[ServiceMode, tuple[datetime, int]] = {}
    for verb, at, body in lines:
        for mode in modes_of(verb, body):
            first, times = found.get(mode, (at, 0))
            found[mode] = (min(first, at), times + 1)
    return {mode: found[mode] for mode in ServiceMode if mode in found}
