"""Messages are made from the journal, once per act, with a service record for each way they go.

The hall's record arrives with the act: what the law calls the recipient's own system (Electronic Signature Law art. 11)
is the account in the hall, which shows the act from the moment it is done. Who has no account there has no such system:
nothing arrives in the hall, and every kind goes by SMS and mail. These are carried afterwards, and a carrier that is
away is asked again.
"""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

from yimen.engine.case.messages import ports
from yimen.engine.case.messages.asrow import as_row
from yimen.engine.case.messages.models import Message, Service
from yimen.engine.case.messages.rows import MessageRow
from yimen.engine.papers.certificates import ports as papers
from yimen.engine.papers.certificates.ports import CaseFacts
from yimen.journal import reading
from yimen.journal.operation import in_steps, operation
from yimen.journal.reading import Told
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Refusal, Unavailable
from yimen.kernel.writing import must_hold
from yimen.registries.followers import queries as followers
from yimen.registries.people import queries as people
from yimen.registries.people.rows import Opened

TOLD = frozenset(
    {
        "receive", "accept", "accept_tolerating", "accept_on_commitment", "deem_accepted", "open_correction",
        "open_further_correction", "lapse_correction", "find_not_needed", "refuse", "open_special", "close_special",
        "extend", "extend_joint", "grant", "grant_tolerated", "supply", "deny", "withdraw", "revoke", "deliver",
        "lapse_promise", "reproject", "fall_overdue", "run_on", "deem_renewed",
        "ask_supplement", "end_supplement", "outwait_supplement",
        "suspend_certificate", "restore_certificate", "cancel_certificate", "lose_certificate",
        "hearing_called", "hearing_called_off", "check_mending", "check_false", "check_cleared",
        "record_false_materials", "lose_paper",
    }
)  # fmt: skip
"""Acts of which the applicant is told."""

TOLD_OF_ONESELF = frozenset(
    {
        "invite_citizen",
        "take_up_own",
        "change_password",
        "change_contact",
        "close_own_account",
        "ask_mandate",
        "bind_official_account",
    }
)
"""What was done to the own login and contact, or asked of oneself: whoever did not do it has to hear of it."""

TOLD_OF_RECORDS = frozenset({"integrity_answered", "integrity_repair_answered"})
"""Answers to what a party said of a record about it."""

BY_SMS = frozenset(
    {
        "open_correction", "open_further_correction", "refuse", "grant", "grant_tolerated", "deny", "revoke",
        "lapse_correction", "find_not_needed", "extend", "extend_joint", "fall_overdue", "deem_renewed",
        "outwait_supplement", "answer_complaint",
        "hearing_called", "hearing_called_off", "check_mending", "check_false", "record_false_materials", "lose_paper",
        "lapse_promise", "suspend_certificate", "cancel_certificate", "lose_certificate", "ask_supplement",
        "book_appointment", "remind_appointment", "dispatch_home_visit", "invite_evaluation", "answer_follow_up",
        "invite_citizen", "take_up_own", "change_password", "change_contact", "close_own_account", "turn_comes",
        "ask_mandate", "bind_official_account", "integrity_answered", "integrity_repair_answered", "decline_home_visit",
        "pause_booking",
    }
)  # fmt: skip
"""Acts that ring the phone too, all that touch rights among them; the rest can be read when it suits."""

_OF_THE_LINE = (
    *(("follows_by", "until"), ("due_on", "until"), ("ends_on", "until")),
    *(("days", "days"), ("count", "n"), ("label", "label")),
)
"""What a line tells itself, and as what its message says it."""

PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
"""How long a failed service waits before its next try; after the last it has failed, and is shown."""


class MessageUnknown(Refusal):
    """There is no such message for this actor."""

    code: ClassVar[str] = "message.unknown"
    ref: str


@operation
def write_message(entry_id: int, *, by: Actor, now: datetime) -> str:
    """Write the message that a journal line calls for, with its service records; its reference, asked twice the same.

    Refuses with MessageUnknown when the line calls for none.
    """
    line = reading.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or not _called_for(line):
        raise MessageUnknown(ref=str(entry_id))
    if line.kind == "party":
        return _written(line, line.subject_id, {"facts": _of_the_line(line)})
    case = papers.cases().facts(line.subject_id, line)
    return _written(line, case.applicant_id, {"case_id": case.id, "case_ref": case.ref, "facts": _facts(case, line)})


@operation
def write_of_record(entry_id: int, party_id: int, facts: Mapping[str, str], *, by: Actor, now: datetime) -> str:
    """Write what a party is told of the answer to what it said of its record; its reference, asked twice the same.

    Refuses with MessageUnknown when the line calls for none.
    """
    line = reading.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or line.verb not in TOLD_OF_RECORDS:
        raise MessageUnknown(ref=str(entry_id))
    return _written(line, party_id, {"facts": dict(facts)})


def _called_for(line: Told) -> bool:
    """Whether a party is told of a line: of a case, or of what was done to their own login and contact."""
    return line.verb in (TOLD if line.kind == "case" else TOLD_OF_ONESELF if line.kind == "party" else ())


def _written(line: Told, party_id: int, facts: Mapping[str, Any]) -> str:
    message, fresh = Message.objects.get_or_create(
        entry_id=line.id,
        kind=line.verb,
        party_id=party_id,
        defaults={
            "ref": spelled(secrets.token_bytes(16), 16),
            "facts": {},
            "created_at": line.effective_at,
            **facts,
        },
    )
    if fresh:
        _serve(message, line.effective_at)
    return message.ref


@operation
def write_notice(
    kind: str, party_id: int, subject_kind: str, subject_id: int, facts: Mapping[str, str], *, by: Actor, now: datetime
) -> str:
    """Write what a party is told of the latest act on something that is no case: its appointment, its enquiry.

    Within the act itself, by the system alone; refuses with MessageUnknown. Facts hold what the message says.
    """
    told = reading.latest(subject_kind, subject_id)
    if by.kind is not ActorKind.SYSTEM or told is None:
        raise MessageUnknown(ref=str(subject_id))
    message, fresh = Message.objects.get_or_create(
        entry_id=told.id,
        kind=kind,
        party_id=party_id,
        defaults={
            "ref": spelled(secrets.token_bytes(16), 16),
            "facts": dict(facts),
            "created_at": now,
            **({"case_id": subject_id, "case_ref": told.ref} if subject_kind == "case" else {}),
        },
    )
    if fresh:
        _serve(message, now)
    return message.ref


def _facts(case: CaseFacts, line: Told) -> dict[str, str]:
    facts = {"number": case.number, "item": case.item_name, "office": case.office_name, **case.said}
    facts |= _of_the_line(line)
    if case.lapses_at is not None:
        facts["until"] = case.lapses_at.astimezone(case.zone).date().isoformat()
    if case.promised_at is not None:
        facts["promised"] = case.promised_at.astimezone(case.zone).strftime("%Y-%m-%d %H:%M")
    if line.body.get("after"):
        after = datetime.fromisoformat(line.body["after"])
        facts["due"] = after.astimezone(case.zone).strftime("%Y-%m-%d %H:%M")
    if case.certificate_ref:
        facts["certificate"] = case.certificate_name
    return facts


def _of_the_line(line: Told) -> dict[str, str]:
    return {fact: str(line.body[name]) for name, fact in _OF_THE_LINE if name in line.body}


def _serve(message: Message, at: datetime) -> None:
    """Served in the hall when somebody can sign in there for the party at this moment, else by every other way."""
    in_hall = people.reads_in_hall(message.party_id, at)
    if in_hall:
        Service.objects.create(message=message, way="hall", state="arrived", sent_at=at, arrived_at=at)
    if not in_hall or message.kind in BY_SMS:
        party, opened = people.party(message.party_id), people.opened(message.party_id)
        assert party is not None and opened is not None, "parties are never deleted"
        for way, address in (("sms", _phone(message, opened)), ("mail", party.email)):
            if address:
                Service.objects.create(message=message, way=way, state="waiting")
    if followers.follows(message.party_id):
        # Whoever bound the official account reads everything there; what the law wants told goes as ever besides.
        Service.objects.create(message=message, way="wechat", state="waiting")


@in_steps
def carry_next(say: Callable[[MessageRow], tuple[str, str]], *, by: Actor, now: datetime) -> str:
    """Carry one waiting SMS, mail or push: the reference of its message, "" when nothing waits.

    `say` puts a message into words (subject, text). A carrier that is away is asked again after a while; after the
    sixth time the service has failed and is shown as such. Several workers never carry the same one, and none holds a
    lock while the carrier thinks: it knows the text by its key, so what a killed worker had in hand goes once.
    """
    taken = _take_up(by=by, now=now)
    if taken is None:
        return ""
    service = Service.objects.select_related("message").get(pk=taken)
    subject, text = say(as_row(service.message))
    receipt, failure = "", ""
    try:
        key = f"{service.message.ref}-{service.way}"
        receipt = ports.carrier(service.way).carry(_must_be_reached(service), subject, text, key)
    except Unavailable as away:
        failure = f"{away.code}: {away.detail}"[:500]
    return _note_carried(taken, receipt, failure, by=by, now=now)


@operation
def _take_up(*, by: Actor, now: datetime) -> int | None:
    """Take up the next service that is due, for as long as it would rest after a try that failed."""
    due = Service.objects.select_for_update(skip_locked=True).filter(state="waiting")
    service = due.exclude(next_try_at__gt=now).order_by("id").first()
    if service is None or by.kind is not ActorKind.SYSTEM:
        return None
    service.tries += 1
    service.next_try_at = now + PAUSES[min(service.tries, len(PAUSES)) - 1]
    service.save(update_fields=["tries", "next_try_at"])
    return service.pk


@operation
def _note_carried(taken: int, receipt: str, failure: str, *, by: Actor, now: datetime) -> str:
    """Note how a try went; what was sent meanwhile stays so."""
    service = Service.objects.select_for_update(of=("self",)).select_related("message").get(pk=taken)
    if service.state == "waiting":
        if not failure:
            service.state, service.receipt, service.sent_at, service.next_try_at = "sent", receipt, now, None
        elif service.tries > len(PAUSES) or failure.startswith(ports.LET_GO):
            service.state, service.next_try_at = "failed", None
        service.failure = failure
        service.save()
    return service.message.ref


def _must_be_reached(service: Service) -> str:
    """Where a service goes; raises Unavailable for who let go of the official account meanwhile."""
    address = _address(service)
    if not address:
        raise Unavailable(ports.LET_GO, "nobody is reached this way any more")
    return address


def _address(service: Service) -> str:
    if service.way == "sms":
        opened = people.opened(service.message.party_id)
        return _phone(service.message, opened) if opened else ""
    if service.way == "wechat":
        return followers.address(service.message.party_id)
    party = people.party(service.message.party_id)
    return party.email if party else ""


def _phone(message: Message, opened: Opened) -> str:
    """A number that was changed by somebody else is told to the one that stood before: there the owner hears of it."""
    return (message.kind == "change_contact" and opened.phone_before) or opened.phone


@operation
def read_message(ref: str, *, by: Actor, now: datetime) -> str:
    """Note that the party has read a message; the first time counts. Refuses with MessageUnknown for others'."""
    message = Message.objects.select_for_update().filter(ref=ref, party_id__in=set(by.parties())).first()
    if message is None:
        raise MessageUnknown(ref=ref)
    if message.read_at is None:
        Message.objects.filter(pk=message.pk).update(read_at=now)
    return ref


@operation
def read_all(*, by: Actor, now: datetime) -> int:
    """Note that everything has been read: how many messages were new."""
    return Message.objects.filter(party_id__in=set(by.parties()), read_at=None).update(read_at=now)


@operation
def try_again(ref: str, way: str, *, by: Actor, now: datetime) -> str:
    """Ask a carrier once more for a service that failed. Refuses with NotAllowed, or MessageUnknown when none did."""
    must_hold(by, Role.ADMINISTRATOR)
    failed = Service.objects.filter(message__ref=ref, way=way, state="failed")
    if not failed.update(state="waiting", tries=0, next_try_at=None):
        raise MessageUnknown(ref=ref)
    return ref
