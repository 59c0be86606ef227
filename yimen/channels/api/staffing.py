"""Staff on duty: absences and stand-ins, alarms, shares, status, letters, decision rights, and desks handed over."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import (
    Body,
    BodyRef,
    Moment,
    PathRef,
    Text100,
    Text500,
    result_of,
    several,
    shown,
)
from yimen.engine.records.prints.operations import print_letter
from yimen.engine.staff.reliefs import operations as reliefs
from yimen.engine.staff.reliefs import queries as relief_queries
from yimen.engine.staff.reliefs.queries import ReliefRow
from yimen.insight.ranks import queries as ranks
from yimen.insight.ranks.queries import PingPong, RankCount, ReviewedOnce
from yimen.kernel.offices.letters import Manner, Matter
from yimen.kernel.papers.prints import Door
from yimen.kernel.terms import Complexity
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.dated import day_of
from yimen.registries.grants import operations as grants
from yimen.registries.grants import queries as letters
from yimen.registries.grants import staff_files
from yimen.registries.grants.rows import LetterFace, LetterNoticeRow, MatterRow, TechnicalCount, TechnicalRow
from yimen.registries.grants.staff_files import StaffFile, StaffFileLine
from yimen.registries.people import duty
from yimen.registries.people import operations as people
from yimen.registries.people.duty import AbsenceRow, FormalShare, StatusRow, Uncovered
from yimen.registries.people.operations import AbsenceKind
from yimen.threshold import clock
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment

router = Router(tags=["staffing"])

Since = QueryEx[Moment, P(description="From this moment on")]
Office = QueryEx[str, P(pattern="^[0-9A-Z]{0,16}$", description="Of one office alone")]
Words = QueryEx[str, P(max_length=50, description="Part of a name, or a staff number")]
Grade = Annotated[int, Field(ge=1, le=4)]


class AbsenceTold(Body):
    """Who is away, from when to when."""

    staff: BodyRef
    begins: Moment
    ends: Moment
    kind: AbsenceKind
    reason: Text100 = ""


class At(Body):
    """A moment."""

    at: Moment


class StandInTold(Body):
    """Who stands in at a post, in which turn."""

    post: BodyRef
    staff: BodyRef
    turn: Annotated[int, Field(ge=1, le=9)] = 1


class StandInDropped(Body):
    """Who stands in at a post no longer."""

    post: BodyRef
    staff: BodyRef


class WaiverTold(Body):
    """A published exemption from the share of formal staff."""

    centre: BodyRef
    document: Text100
    reason: Text100
    from_day: date
    until: date


class StatusTold(Body):
    """On or off the establishment, by a document."""

    establishment: Annotated[str, Field(pattern="^(formal|auxiliary)$")]
    basis: Text100


class Skills(Body):
    """What somebody is able to do."""

    skills: tuple[Text100, ...] = Field(max_length=20)


class LetterMatterTold(Body):
    """Of one item: decided directly or after consultation, by which procedure, on whose expert opinion."""

    item: BodyRef
    manner: Manner
    procedure: Text500
    technical: Literal["yes", "no"] = "no"
    opinion: Annotated[str, Field(max_length=4000)] = ""


class LetterTold(Body):
    """A letter: who may decide what, up to which rank, from when to when."""

    holder: BodyRef
    office: BodyRef
    rank: Grade
    items: tuple[BodyRef, ...] = Field(default=(), max_length=2000)
    seal: Text100
    valid_from: Moment
    valid_to: Moment | None = None
    matters: tuple[LetterMatterTold, ...] = Field(default=(), max_length=200)


class Basis(Body):
    """Why."""

    basis: Text100


class Ranked(Body):
    """The rank at which the holder of a post decides."""

    rank: Grade


class Graded(Body):
    """To which rank the right to decide an item is handed down, for a class of case."""

    complexity: Complexity
    rank: Grade
    basis: Text100


class DeskHandedOver(Body):
    """A desk handed over with its open cases."""

    post: BodyRef
    to: BodyRef
    kind: reliefs.ReliefKind
    note: Text500 = ""


class StaffingNothing(Body):
    """Nothing but the wish."""


@router.get("/absences", auth=STAFF, response=several(AbsenceRow), operation_id="staffing_absences")
def absences(request: HttpRequest) -> list[AbsenceRow]:
    """Your own absences and those of the people you head, now and to come."""
    return list(duty.absences_for(asker(request), clock.now()))


@router.post(
    "/absences", auth=STAFF, response={201: result_of(people.record_absence)}, operation_id="staffing_record_absence"
)
def record_absence(request: HttpRequest, body: AbsenceTold) -> Any:
    """Record an absence; stand-ins take over by themselves. Refuses with AwayAlready, NoSuchThing, NotAllowed,
    ImpossibleDates or NotInList.
    """
    return done(request, people.record_absence, body.staff, body.begins, body.ends, body.kind, body.reason)


@router.post(
    "/absences/{ref}/end", auth=STAFF, response=result_of(people.end_absence), operation_id="staffing_end_absence"
)
def end_absence(request: HttpRequest, ref: PathRef, body: At) -> Any:
    """End an absence early. Refuses with NoSuchThing or NotAllowed."""
    return done(request, people.end_absence, ref, body.at)


@router.post(
    "/stand-ins", auth=STAFF, response={201: result_of(people.name_stand_in)}, operation_id="staffing_name_stand_in"
)
def name_stand_in(request: HttpRequest, body: StandInTold) -> Any:
    """Name who takes a post over. Refuses with NoSuchThing, NotFormalStaff, ApprovesAndSupervises, OwnStandIn or
    AlreadyHolds.
    """
    return done(request, people.name_stand_in, body.post, body.staff, body.turn)


@router.post(
    "/stand-ins/drop", auth=STAFF, response=result_of(people.drop_stand_in), operation_id="staffing_drop_stand_in"
)
def drop_stand_in(request: HttpRequest, body: StandInDropped) -> Any:
    """Somebody takes a post over no longer. Refuses with NoSuchThing."""
    return done(request, people.drop_stand_in, body.post, body.staff)


@router.get("/alarms", auth=STAFF, response=several(Uncovered), operation_id="staffing_alarms")
def alarms(request: HttpRequest) -> list[Uncovered]:
    """Desks you head at which nobody is, now or within two weeks."""
    now = clock.now()
    return list(duty.alarms_for(asker(request), now, day_of(now)))


@router.get("/formal-shares", auth=STAFF, response=several(FormalShare), operation_id="staffing_formal_shares")
def formal_shares(request: HttpRequest) -> list[FormalShare]:
    """The share of formal staff of every centre today."""
    now = clock.now()
    return list(duty.formal_shares(now, day_of(now)))


@router.post(
    "/formal-share-waivers", auth=STAFF, response={201: result_of(people.waive_formal_share)},
    operation_id="staffing_waive_formal_share",
)  # fmt: skip
def waive_formal_share(request: HttpRequest, body: WaiverTold) -> Any:
    """Publish that a centre need not keep the share. Refuses with NotAllowed, NoSuchThing or ImpossibleDates."""
    facts = (body.centre, body.document, body.reason, body.from_day, body.until)
    return done(request, people.waive_formal_share, *facts)


@router.get("/staff", auth=STAFF, response=several(StaffFileLine), operation_id="staffing_files")
def files(request: HttpRequest, words: Words = "") -> list[StaffFileLine]:
    """The staff whose files you may read: everybody's, those of your centre, or your own."""
    return list(staff_files.staff_files(asker(request), clock.now(), words))


@router.get("/staff/{ref}/file", auth=STAFF, response=shown(StaffFile), operation_id="staffing_file")
def file(request: HttpRequest, ref: PathRef) -> StaffFile:
    """The file of a member of staff: for administrators, the managers of their centre, and themself."""
    return there(staff_files.staff_file(ref, asker(request), clock.now()))


@router.get("/staff/{ref}/statuses", auth=STAFF, response=several(StatusRow), operation_id="staffing_statuses")
def statuses(request: HttpRequest, ref: PathRef) -> list[StatusRow]:
    """The history of a member of staff on and off the establishment, for whoever may read their file."""
    there(staff_files.staff_file(ref, asker(request), clock.now()))
    return list(duty.statuses(ref))


@router.post(
    "/staff/{ref}/status", auth=STAFF, response=result_of(grants.change_status), operation_id="staffing_change_status"
)
def change_status(request: HttpRequest, ref: PathRef, body: StatusTold) -> Any:
    """Put somebody on or off the establishment; powers end in the same moment.

    Refuses with NotAllowed, NoSuchThing, EstablishmentUnchanged or Missing.
    """
    return done(request, grants.change_status, ref, body.establishment, body.basis)


@router.post(
    "/staff/{ref}/skills", auth=STAFF, response=result_of(people.note_skills), operation_id="staffing_note_skills"
)
def note_skills(request: HttpRequest, ref: PathRef, body: Skills) -> Any:
    """Write down what somebody is able to do. Refuses with NotAllowed, NoSuchThing, Missing or TooLong."""
    return done(request, people.note_skills, ref, body.skills)


@router.get("/letters", auth=STAFF, response=several(LetterFace), operation_id="staffing_letters")
def letters_in_force(request: HttpRequest) -> list[LetterFace]:
    """The authorisation letters in force, of every office: centres and lower units read them here."""
    return list(letters.faces(clock.now()))


@router.post(
    "/letters", auth=STAFF, response={201: result_of(grants.issue_letter)}, operation_id="staffing_issue_letter"
)
def issue_letter(request: HttpRequest, body: LetterTold) -> Any:
    """Issue a letter; it is sent to every section and subordinate unit of the office.

    Refuses with NeedsFormalStaff, OwnLetter, HolderNotInService, MatterOutside, ExpertOpinionMissing, NoSuchThing,
    Missing, StrangeCharacter or NotAllowed.
    """
    facts = (body.holder, body.office, body.rank, body.items, body.seal, body.valid_from, body.valid_to)
    said = tuple(Matter(one.item, one.manner, one.procedure, one.technical, one.opinion) for one in body.matters)
    return done(request, grants.issue_letter, *facts, said)


@router.get("/letters/{ref}/paper", auth=STAFF, response={200: None}, operation_id="staffing_letter_paper")
def letter_paper(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """A letter as its sealed PDF; who takes it is on record."""
    taken = there(printed(request, print_letter, ref, door=Door.API))
    return as_attachment(taken.content, taken.name, "application/pdf")


@router.get(
    "/letters/to-acknowledge", auth=STAFF, response=several(LetterNoticeRow), operation_id="letters_to_acknowledge"
)
def letters_to_acknowledge(request: HttpRequest) -> list[LetterNoticeRow]:
    """The letters that your units have not acknowledged."""
    return list(letters.to_acknowledge(asker(request), clock.now()))


@router.get("/letters/technical", auth=STAFF, response=several(TechnicalRow), operation_id="letters_technical")
def technical(request: HttpRequest, office: Office = "") -> list[TechnicalRow]:
    """The technical items that letters in force give for direct or consultative decision."""
    return list(letters.technical(clock.now(), office))


@router.get(
    "/letters/technical/over-time",
    auth=STAFF,
    response=several(TechnicalCount),
    operation_id="letters_over_time",
)
def technical_over_time(request: HttpRequest, office: Office = "") -> list[TechnicalCount]:
    """How many of them there were, month by month."""
    return list(letters.technical_over_time(clock.now(), office))


@router.get("/letters/{ref}/matters", auth=STAFF, response=several(MatterRow), operation_id="letter_matters")
def matters(request: HttpRequest, ref: PathRef) -> list[MatterRow]:
    """What a letter says of its items, one by one."""
    return list(letters.matters(ref, clock.now()))


@router.get("/letters/{ref}/notices", auth=STAFF, response=several(LetterNoticeRow), operation_id="letter_notices")
def notices(request: HttpRequest, ref: PathRef) -> list[LetterNoticeRow]:
    """To which units a letter was sent, and which have acknowledged it."""
    return list(letters.notices_of(ref, clock.now()))


@router.post(
    "/letters/{ref}/acknowledge", auth=STAFF, response=result_of(grants.acknowledge_letter),
    operation_id="letter_acknowledge",
)  # fmt: skip
def acknowledge(request: HttpRequest, ref: PathRef) -> Any:
    """Acknowledge a letter for your unit. Refuses with NotSentToYou or NoSuchThing."""
    return done(request, grants.acknowledge_letter, ref)


@router.post(
    "/letters/{ref}/revoke", auth=STAFF, response=result_of(grants.revoke_letter), operation_id="staffing_revoke_letter"
)
def revoke_letter(request: HttpRequest, ref: PathRef, body: Basis) -> Any:
    """Revoke a letter now. Refuses with LetterRevoked, NoSuchThing or Missing."""
    return done(request, grants.revoke_letter, ref, body.basis)


@router.post("/posts/{ref}/rank", auth=STAFF, response=result_of(people.rank_post), operation_id="staffing_rank_post")
def rank_post(request: HttpRequest, ref: PathRef, body: Ranked) -> Any:
    """Say at which rank the holder of a post decides. Refuses with NotAllowed, NoSuchThing or NotInList."""
    return done(request, people.rank_post, ref, body.rank)


@router.post(
    "/items/{ref}/decision-rights", auth=STAFF, response={201: result_of(catalogue.grade_item)},
    operation_id="staffing_grade_item",
)  # fmt: skip
def grade_item(request: HttpRequest, ref: PathRef, body: Graded) -> Any:
    """Hand the right to decide an item down to a rank. Refuses with ItemUnknown, NotAllowed, NotInList or Missing."""
    return done(request, catalogue.grade_item, ref, body.complexity, body.rank, body.basis)


@router.get("/reliefs", auth=STAFF, response=several(ReliefRow), operation_id="staffing_reliefs")
def relief_lists(request: HttpRequest) -> list[ReliefRow]:
    """The lists by which desks were handed over: yours, and those of the desks you head."""
    return list(relief_queries.reliefs(asker(request)))


@router.post(
    "/reliefs", auth=STAFF, response={201: result_of(reliefs.hand_over_desk)}, operation_id="staffing_hand_over_desk"
)
def hand_over_desk(request: HttpRequest, body: DeskHandedOver) -> Any:
    """Hand a desk over with its open cases. Refuses with NoSuchThing, NotAllowed or NotAtThatDesk."""
    return done(request, reliefs.hand_over_desk, body.post, body.to, body.kind, body.note)


@router.post(
    "/reliefs/{ref}/acknowledge", auth=STAFF, response=result_of(reliefs.acknowledge_relief),
    operation_id="staffing_acknowledge_relief",
)  # fmt: skip
def acknowledge_relief(request: HttpRequest, ref: PathRef, body: StaffingNothing) -> Any:
    """Acknowledge a list that was handed over to you. Refuses with NoSuchThing or AcknowledgedAlready."""
    return done(request, reliefs.acknowledge_relief, ref)


@router.get("/reports/ranks", auth=STAFF, response=several(RankCount), operation_id="staffing_report_ranks")
def by_rank(request: HttpRequest, since: Since) -> list[RankCount]:
    """Decisions by rank, per office and class of case, with how many were raised above their rank."""
    return list(ranks.by_rank(since, clock.now()))


@router.get("/reports/ping-pong", auth=STAFF, response=several(PingPong), operation_id="staffing_report_ping_pong")
def ping_pong(request: HttpRequest, since: Since) -> list[PingPong]:
    """Cases that went to and fro between desks at least twice."""
    return list(ranks.ping_pong(since))


@router.get("/reports/reviewed-once", auth=STAFF, response=several(ReviewedOnce), operation_id="staffing_report_once")
def reviewed_once(request: HttpRequest, since: Since) -> list[ReviewedOnce]:
    """The share of cases of each office that took one review and one decision by two people."""
    return list(ranks.reviewed_once(since, clock.now()))
