"""Officers as rows: posts, staff with their postings, authorisation letters."""

from datetime import date, datetime, time

from yimen.engine.staff.reliefs import operations as reliefs
from yimen.kernel.actor import Actor
from yimen.registries.dated import ZONE, day_of
from yimen.registries.grants import operations as write_letters
from yimen.registries.grants import queries as letters
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as write_people
from yimen.registries.people import queries as people
from yimen.registries.people.rows import StaffRow
from yimen.registries.regions import queries as regions
from yimen.threshold.structure.places import centre_ref, office_ref, region_ref
from yimen.threshold.structure.rows import (
    CannotChange,
    Column,
    Row,
    Sheet,
    Unknown,
    Verdict,
    choice,
    day,
    needed,
    needed_day,
    only,
    text,
)

ROLES = {
    "window": "窗口受理",
    "cashier": "收费员",
    "agent": "村级代办员",
    "reviewer": "审查",
    "chief": "科长审核",
    "decider": "决定",
    "office_head": "部门负责人",
    "centre_manager": "中心管理",
    "catalogue_editor": "事项管理",
    "legal_reviewer": "合法性审核",
    "reform_office": "审改办",
    "establishment_office": "编办",
    "supervisor": "监察",
    "administrator": "系统管理",
}
ESTABLISHMENTS = {"formal": "在编", "auxiliary": "编外"}
KINDS = {"holder": "A角", "substitute": "B角"}
RANKS = {"1": "经办", "2": "科长", "3": "分管领导", "4": "主要领导"}
_FROM = Column("valid_from", "生效日期", "date", "yes")
_ENDS = Column("ends", "终止日期", "date")


def apply_post(row: Row, by: Actor, now: datetime) -> Verdict:
    """Define or close a post."""
    name, begins, ends = needed(row, "name"), needed_day(row, "valid_from"), day(row, "ends")
    role = choice(row, "role", ROLES)
    office = office_ref(row, "office", begins) if text(row, "office") else None
    centre = centre_ref(row, "centre", begins) if text(row, "centre") else None
    window = _window_ref(row, centre, begins) if text(row, "window") else None
    region = region_ref(row, "region_code", begins) if text(row, "region_code") else None
    known = [post for post in people.posts(begins) + people.posts(day_of(now)) if post.name == name]
    same = next(
        (
            post
            for post in known
            if (office or "") == post.office_ref and (centre or post.centre_ref) == post.centre_ref
        ),
        None,
    )
    if same is None:
        ref = write_people.define_post(name, role, office, centre, window, region, begins, by=by, now=now).ref
        verdict = Verdict.NEW
    elif same.role != role:
        raise CannotChange(field="role")
    else:
        ref, verdict = same.ref, Verdict.UNCHANGED
    stored = people.post(ref)
    if ends is not None and stored is not None and stored.ends is None:
        write_people.close_post(ref, ends, by=by, now=now)
        verdict = Verdict.CHANGED if verdict is Verdict.UNCHANGED else verdict
    return verdict


def post_rows(now: datetime) -> tuple[Row, ...]:
    """The posts of today."""
    today = day_of(now)
    names = {row.ref: row.name for row in offices.offices(today)}
    centres = {row.ref: row.name for row in offices.centres(today)}
    windows = {row.ref: row for row in offices.all_windows(today)}
    codes = {row.ref: row.code for row in regions.tree(today)}
    return tuple(
        {
            "ref": post.ref,
            "name": post.name,
            "role": ROLES[post.role],
            "office": names.get(post.office_ref, ""),
            "centre": centres.get(post.centre_ref, ""),
            "window": windows[post.window_ref].code if post.window_ref in windows else "",
            "region_code": codes.get(post.region_ref, ""),
            "valid_from": post.begins.isoformat(),
        }
        for post in people.posts(today)
    )


def apply_staff(row: Row, by: Actor, now: datetime) -> Verdict:
    """Enrol somebody, give or end a post, or let them leave. One row a post; the same number may have several."""
    number, begins, ends = needed(row, "number"), needed_day(row, "valid_from"), day(row, "ends")
    known = people.staff_by_number(number)
    if known is None:
        ref = write_people.enrol_staff(
            number,
            needed(row, "name"),
            office_ref(row, "office", begins),
            choice(row, "establishment", ESTABLISHMENTS),
            begins,
            None,
            text(row, "identity_number"),
            by=by,
            now=now,
        ).ref
        verdict = Verdict.NEW
    else:
        ref, verdict = known.ref, _same_staff(known, row)
    verdict = _posted(ref, row, begins, by, now, verdict)
    if ends is not None and (known is None or known.ends is None):
        reliefs.let_go(ref, ends, by=by, now=now)
        verdict = Verdict.CHANGED if verdict is Verdict.UNCHANGED else verdict
    return verdict


def _same_staff(known: StaffRow, row: Row) -> Verdict:
    if text(row, "name") and text(row, "name") != known.name:
        raise CannotChange(field="name")
    if text(row, "establishment") and choice(row, "establishment", ESTABLISHMENTS) != known.establishment:
        raise CannotChange(field="establishment")
    return Verdict.UNCHANGED


def _posted(ref: str, row: Row, begins: date, by: Actor, now: datetime, sofar: Verdict) -> Verdict:
    name = text(row, "post")
    if not name:
        return sofar
    since, until = day(row, "post_from") or begins, day(row, "post_to")
    centre = text(row, "post_office")
    post = _post_ref(name, centre, max(since, begins))
    held = next(
        (p for p in people.postings_of(ref) if p.post_ref == post and day_of(p.begins) <= max(since, day_of(now))), None
    )
    if held is None:
        kind = choice(row, "posting_kind", KINDS, "holder")
        upto = _morning(until) if until else None
        write_people.hold_post(ref, post, _morning(since), upto, kind, text(row, "basis"), by=by, now=now)
        return Verdict.CHANGED if sofar is Verdict.UNCHANGED else sofar
    if until is not None and held.ends is None:
        write_people.end_posting(ref, post, _morning(until), by=by, now=now)
        return Verdict.CHANGED if sofar is Verdict.UNCHANGED else sofar
    return sofar


def _post_ref(name: str, where: str, on: date) -> str:
    names = {row.ref: row.name for row in offices.offices(on)} | {row.ref: row.name for row in offices.centres(on)}
    found = [
        post.ref
        for post in people.posts(on)
        if post.name == name and (not where or where in (names.get(post.office_ref), names.get(post.centre_ref)))
    ]
    return only(found, "post", name)


def staff_rows(now: datetime) -> tuple[Row, ...]:
    """The staff of today, one row a post held."""
    today = day_of(now)
    names = {row.ref: row.name for row in offices.offices(today)}
    centres = {row.ref: row.name for row in offices.centres(today)}
    posts = {row.ref: row for row in people.posts(today)}
    held: dict[str, list[Row]] = {}
    for posting in people.postings(now):
        post = posts.get(posting.post_ref)
        held.setdefault(posting.staff_ref, []).append(
            {
                "post": posting.post_name,
                "post_office": (names.get(post.office_ref) or centres.get(post.centre_ref, "")) if post else "",
                "posting_kind": KINDS[posting.kind],
                "post_from": day_of(posting.begins).isoformat(),
                "post_to": day_of(posting.ends).isoformat() if posting.ends else "",
                "basis": posting.basis,
            }
        )
    return tuple(
        {
            "ref": member.ref,
            "number": member.number,
            "name": member.name,
            "office": names.get(member.office_ref, ""),
            "establishment": ESTABLISHMENTS[member.establishment],
            "valid_from": member.begins.isoformat(),
            "ends": member.ends.isoformat() if member.ends else "",
            "login": member.login,
            **posting,
        }
        for member in people.staff(today)
        for posting in held.get(member.ref, [{}])
    )


def apply_letter(row: Row, by: Actor, now: datetime) -> Verdict:
    """Issue or revoke an authorisation letter."""
    begins, ends = needed_day(row, "valid_from"), day(row, "valid_to")
    holder = people.staff_by_number(needed(row, "staff_number"))
    if holder is None:
        raise Unknown(field="staff_number", name=text(row, "staff_number"))
    office = office_ref(row, "office", begins)
    rank = int(choice(row, "rank", RANKS))
    known = next(
        (
            letter
            for letter in letters.letters_of(holder.id)
            if (letter.office_ref, letter.rank, day_of(letter.begins)) == (office, rank, begins)
        ),
        None,
    )
    revoked = text(row, "revocation_basis")
    if known is None:
        items = tuple(part.strip() for part in text(row, "items").replace("；", ";").split(";") if part.strip())
        until = _morning(ends) if ends else None
        ref = write_letters.issue_letter(
            holder.ref, office, rank, items, text(row, "seal"), _morning(begins), until, by=by, now=now
        ).ref
        verdict = Verdict.NEW
    else:
        ref, verdict = known.ref, Verdict.UNCHANGED
    if revoked and (known is None or known.revoked_at is None):
        write_letters.revoke_letter(ref, revoked, by=by, now=now)
        verdict = Verdict.CHANGED if verdict is Verdict.UNCHANGED else verdict
    return verdict


def letter_rows(now: datetime) -> tuple[Row, ...]:
    """Every letter that is in force or will be."""
    names = {row.ref: row.name for row in offices.offices(day_of(now))}
    numbers = {member.ref: member.number for member in people.staff(day_of(now))}
    return tuple(
        {
            "ref": letter.ref,
            "number": letter.number,
            "staff_number": numbers.get(letter.holder_ref, ""),
            "staff_name": letter.holder_name,
            "office": names.get(letter.office_ref, ""),
            "rank": RANKS[str(int(letter.rank))],
            "items": ";".join(letters.item_refs(letter.items)),
            "seal": letter.seal,
            "valid_from": day_of(letter.begins).isoformat(),
            "valid_to": day_of(letter.ends).isoformat() if letter.ends else "",
        }
        for letter in letters.letters()
        if letter.revoked_at is None and (letter.ends is None or letter.ends > now)
    )


def _window_ref(row: Row, centre: str | None, on: date) -> str:
    code = text(row, "window")
    windows = offices.windows(centre, on) if centre else offices.all_windows(on)
    return only([window.ref for window in windows if window.code == code], "window", code)


def _morning(of: date) -> datetime:
    return datetime.combine(of, time(), tzinfo=ZONE)


POSTS = Sheet(
    "posts",
    "岗位",
    (
        Column("name", "岗位名称", needed="yes"),
        Column("role", "职责", "choice", "yes", ROLES),
        Column("office", "部门", names="offices"),
        Column("centre", "中心", names="centres"),
        Column("window", "窗口号"),
        Column("region_code", "监察区划代码", names="regions"),
        _FROM,
        _ENDS,
    ),
    apply_post,
    post_rows,
)
STAFF = Sheet(
    "staff",
    "工作人员与任职",
    (
        Column("number", "工号", needed="yes"),
        Column("name", "姓名", needed="yes"),
        Column("office", "部门", needed="yes", names="offices"),
        Column("establishment", "编制", "choice", "yes", ESTABLISHMENTS),
        Column("identity_number", "身份证号码（已登记的人）"),
        _FROM,
        _ENDS,
        Column("post", "岗位名称", names="posts"),
        Column("post_office", "岗位所在部门或中心", names="places"),
        Column("posting_kind", "AB角", "choice", choices=KINDS),
        Column("post_from", "任职日期", "date"),
        Column("post_to", "卸任日期", "date"),
        Column("basis", "任职文号"),
    ),
    apply_staff,
    staff_rows,
)
LETTERS = Sheet(
    "letters",
    "授权书",
    (
        Column("staff_number", "工号", needed="yes", names="staff"),
        Column("office", "授权部门", needed="yes", names="offices"),
        Column("rank", "决定权级别", "choice", "yes", RANKS),
        Column("items", "事项编号（分号隔开，不填为全部）"),
        Column("seal", "印章"),
        Column("valid_from", "生效日期", "date", "yes"),
        Column("valid_to", "到期日期", "date"),
        Column("revocation_basis", "撤销依据"),
    ),
    apply_letter,
    letter_rows,
)
