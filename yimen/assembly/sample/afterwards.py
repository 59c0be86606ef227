"""Afterwards: what became of a few sample cases once they were decided, and who looks at them again.

The heroine struck her signboard's licence off and had a slip of the pen put right; another slip waits for its second
pair of eyes; supervision drew a bureau's cases for somebody who had no hand in them.
"""

from datetime import timedelta

from django.db import connection

from yimen.assembly.sample.city import City
from yimen.assembly.sample.people import HEMU
from yimen.assembly.sample.staff import CHIEF_POST, DESKS, LEGAL_POST
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.errata import operations as errata
from yimen.engine.exchange.pushes import operations as pushes
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.publication.disclosures import operations as disclosures
from yimen.engine.supervision.audits import operations as audits
from yimen.engine.supervision.audits import queries as audits_read
from yimen.engine.supervision.audits.operations import Result
from yimen.kernel.actor import NOBODY, SYSTEM, Role
from yimen.kernel.endings import CancelGround
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

BUREAU, SIGNS = "市场监管局", "城管局"
FOOD, SIGNBOARD = "食品经营许可（新办）", "设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批"
_CERTIFIED = """
select c.id, c.ref, h.ref from certificates_certificate h join cases_case c on c.id = h.case_id
 where c.item_name = %s and h.state = 'valid' and (c.applicant_name = %s) = %s order by h.id limit 1
"""
_GRANTED = """
select e.id from journal_entry e join cases_case c on c.id = e.subject_id and c.state = 'granted'
 where e.subject_kind = 'case' and e.verb = 'grant' and c.item_name = %s order by e.id desc limit 1
"""
SLIP = "示范：打印时漏了楼层。"


def show(city: City) -> None:
    """Do what has not been done yet."""
    supervisor = city.officer("示范市电子监察岗")
    if audits_read.samples(supervisor):
        return
    _strike_off(city)
    for mine in ("yes", "no"):
        _put_right(city, mine)
    _audit(city)
    _object(city)
    head = city.officer(f"{BUREAU}{DESKS[Role.OFFICE_HEAD]}")
    row = people.staff_member(head.staff_id or 0)
    assert row is not None, "every head is a member of staff"
    pushes.open_system(row.office_ref, "企业登记系统（示范）", by=SYSTEM, now=city.anchor)


def _strike_off(city: City) -> None:
    """The heroine takes her sign down and asks to have its licence struck off 注销."""
    decider = city.officer(f"{SIGNS}{DESKS[Role.DECIDER]}")
    if found := _certified(SIGNBOARD, "yes"):
        why = "示范：门店换招牌，持证人申请注销。"
        cases.cancel_certificate(found[2], CancelGround.HOLDER_ASKS, why, by=decider, now=city.anchor)


def _put_right(city: City, mine: str) -> None:
    """A slip of the pen on a certificate: the heroine's was confirmed, the other waits for the decider."""
    reviewer, now = city.officer(f"{BUREAU}{DESKS[Role.REVIEWER]}"), city.anchor
    found = _certified(FOOD, mine)
    printed = certificates.printed(found[0], found[2]) if found else None
    addresses = (
        [one for one in printed.fields if one[1].startswith("示范市") and one[1].endswith("号")] if printed else []
    )
    if found is None or not addresses:
        return
    place, said = addresses[0]
    slip = (said, f"{said}一层")
    proposed = errata.propose_erratum(found[1], found[2], place, slip, SLIP, by=reviewer, now=now).ref
    if mine == "yes":
        errata.confirm_erratum(proposed, by=city.officer(f"{BUREAU}{DESKS[Role.DECIDER]}"), now=now)


def _audit(city: City) -> None:
    """Five cases of a bureau, by lot, for the lawyer of the city; the first has been looked at."""
    now, legal, chief = city.anchor, city.officer(LEGAL_POST), city.officer(CHIEF_POST)
    auditor, row = people.staff_member(legal.staff_id or 0), people.staff_member(chief.staff_id or 0)
    assert auditor is not None and row is not None, "both are members of staff"
    supervisor, today = city.officer("示范市电子监察岗"), day_of(now)
    since, due = today - timedelta(days=90), today + timedelta(days=14)
    audits.draw_sample(row.office_ref, auditor.ref, since, today, 5, due, by=supervisor, now=now)
    sample = audits_read.samples(legal)[0]
    first = audits_read.sample(sample.ref, legal)
    assert first is not None, "it has just been drawn"
    audits.record_audit(first.cases[0].ref, Result.SOUND, "示范：材料、时限、文书均规范。", by=legal, now=now)


def _object(city: City) -> None:
    """Somebody objects to a licence on the public list; the office has to answer."""
    with connection.cursor() as cursor:
        cursor.execute(_GRANTED, (FOOD,))
        row = cursor.fetchone()
    shown = disclosures.disclose(int(row[0]), by=SYSTEM, now=city.anchor).ref if row else ""
    if shown:
        disclosures.object_to(shown, "示范：这家店的排烟口正对居民窗户。", by=NOBODY, now=city.anchor)


def _certified(item: str, mine: str) -> tuple[int, str, str] | None:
    """The first valid certificate of an item, of the heroine's restaurant or of anybody else: case and certificate."""
    with connection.cursor() as cursor:
        cursor.execute(_CERTIFIED, (item, HEMU, mine == "yes"))
        row = cursor.fetchone()
    return (int(row[0]), str(row[1]), str(row[2])) if row else None
