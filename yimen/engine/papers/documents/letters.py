"""The sealed paper of an authorisation letter 授权书: drawn from the letter as it stands, under the seal of its office.

It is kept nowhere: the same letter gives the same bytes. What is revoked says so on the paper and where it is checked.
"""

from collections.abc import Mapping
from datetime import datetime

from yimen.engine.papers.certificates import papers as printing
from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates.ports import Seal
from yimen.engine.papers.certificates.rows import PaperNamed
from yimen.kernel.authority import Rank
from yimen.kernel.offices.letters import Manner
from yimen.kernel.papers import AuthorisationLetter
from yimen.kernel.refs import heard
from yimen.registries.dated import ZONE, day_of
from yimen.registries.grants import queries as grants
from yimen.registries.grants.rows import LetterRow
from yimen.registries.offices import queries as offices

EVERY_ITEM = "本机关全部行政审批事项"
RANK: Mapping[Rank, str] = {
    Rank.CLERK: "科员级",
    Rank.CHIEF: "科长级",
    Rank.DEPUTY: "分管副局长级",
    Rank.DIRECTOR: "局长级",
}
MANNER: Mapping[str, str] = {Manner.DIRECT: "直办", Manner.CONSULTATIVE: "会办"}


def pdf(ref: str, now: datetime) -> tuple[str, bytes] | None:
    """File name and sealed PDF of a letter; None when there is none. Raises Unavailable when the press is away."""
    row = grants.letter(ref)
    if row is None:
        return None
    paper = _paper(row, now)
    # A letter that was revoked is another paper from then on.
    sealed_at = row.revoked_at or row.begins
    return f"{paper.title}-{row.number}.pdf", ports.press().press(paper, Seal(row.office_ref), sealed_at).pdf


def named(ref: str) -> PaperNamed | None:
    """What a letter is called, for the record of who was handed it."""
    row = grants.letter(ref)
    return PaperNamed("letter", row.ref, None, "授权书", row.number) if row else None


def by_code(code: str) -> LetterRow | None:
    """The letter that a verification code stands on."""
    said = heard(code).replace("-", "")
    return grants.letter(said) if said else None


def _paper(row: LetterRow, now: datetime) -> AuthorisationLetter:
    issued_on = day_of(row.begins)
    office = offices.office(row.office_id, issued_on) or offices.office(row.office_id, day_of(now))
    name = office.name if office else row.grantor
    matters = grants.matters(row.ref, row.begins)
    items = tuple((one.item_name or one.item_ref, _said(MANNER[one.manner], one.procedure)) for one in matters)
    return AuthorisationLetter(
        office=name,
        number=row.number,
        issued_on=issued_on,
        case_number=row.number,
        applicant=row.holder_name,
        item=f"下列 {len(row.items)} 项" if row.items else EVERY_ITEM,
        verify_url=printing.verify_url(row.ref),
        verification_code=printing.spoken(row.ref),
        demo=printing.demo(),
        grantor=row.grantor,
        rank=RANK[row.rank],
        bears=row.seal or "不使用印章",
        items=items,
        term=_term(row),
        revoked=f"{_day(row.revoked_at)}撤销：{row.revocation_basis}" if row.revoked_at else "",
    )


def _said(manner: str, procedure: str) -> str:
    return f"{manner}：{procedure}" if procedure else manner


def _term(row: LetterRow) -> str:
    ends = f"到 {_day(row.ends)}止" if row.ends else "长期有效，撤销为止"
    return f"{_day(row.begins)}起，{ends}"


def _day(moment: datetime) -> str:
    day = moment.astimezone(ZONE)
    return f"{day.year}年{day.month}月{day.day}日"
