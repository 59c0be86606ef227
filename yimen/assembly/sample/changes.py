"""Changes in the sample catalogue: two items that ended in a round of reform, and a change at every desk on the way.

One waits at its bureau, one at legal affairs, one at the reform office; one is on public notice, one was sent back.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from yimen.assembly.sample.city import actor_of
from yimen.assembly.sample.guides import code_of, in_force_since
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.assembly.sample.staff import CHIEF_POST, EDITOR_POST, LEGAL_POST, REFORM_POST
from yimen.kernel.actor import NOBODY, Actor
from yimen.kernel.change_life import ChangeKind
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import ItemKind, TimeLimit
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries
from yimen.registries.catalogue.drafts import Draft, Grounds
from yimen.registries.catalogue.review import changes
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.people import queries as people

ROUND, DOCUMENT = "第一轮简政放权（示范）", "示政发〔2026〕9号（示范数据）"
CANCELLED = "食品摊贩备案卡换发（示范）"
MERGED = "小餐饮店备案（示范）"
TAKEN_OVER, ABOVE = "第三类医疗器械网络销售备案（示范）", "示范省药品监督管理局（示范）"
ON_NOTICE, AT_LEGAL, AT_REFORM = "food_licence", "prepackaged_food", "self_employed"
SENT_BACK, AT_OFFICE = "company_closing", "device_registration"
BACK = "请补充：取消窗口核对以后，清算组的身份怎样核验？（示范意见）"
WEEKS = timedelta(weeks=1)


@snapshot
class _Desk:
    """Everybody whom a change passes."""

    editor: Actor
    chief: Actor
    legal: Actor
    reform: Actor


def bring(anchor: datetime) -> None:
    """Propose, review and show what is not there yet."""
    if changes.rounds():
        return
    desk = _desk(anchor)
    _end_two(desk, anchor)
    shown = _propose(desk, ON_NOTICE, "promised", anchor - timedelta(days=3))
    pass_on(shown, (desk.chief, desk.legal, desk.reform), anchor - timedelta(days=2))
    first = catalogue.comment_on(shown, "缩短以后现场核查还来得及吗？", by=NOBODY, now=anchor - timedelta(days=1)).ref
    answer = "来得及。核查改为受理后第一个工作日进行，并增加了一名核查人员。"
    catalogue.answer_comment(first, answer, by=desk.editor, now=anchor - timedelta(hours=20))
    catalogue.comment_on(shown, "希望周末也能办。", by=NOBODY, now=anchor - timedelta(hours=3))
    waiting = _propose(desk, AT_LEGAL, "keywords", anchor - timedelta(days=6))
    pass_on(waiting, (desk.chief,), anchor - timedelta(days=6))
    weighed = _propose(desk, AT_REFORM, "keywords", anchor - timedelta(days=4))
    pass_on(weighed, (desk.chief, desk.legal), anchor - timedelta(days=4))
    back = _propose(desk, SENT_BACK, "keywords", anchor - timedelta(days=2))
    catalogue.send_back(back, BACK, seen_of(back), by=desk.chief, now=anchor - timedelta(days=1))
    _convert(desk, anchor - timedelta(days=1))
    _take_over(desk, anchor - timedelta(days=8))


def _end_two(desk: _Desk, anchor: datetime) -> None:
    """Two items that were there and are no more: one was cancelled, one went into the food licence."""
    begin = anchor - 6 * WEEKS
    decided_on = (begin - WEEKS).date()
    ref = catalogue.found_round(ROUND, DOCUMENT, decided_on, by=desk.reform, now=begin).ref
    why = Grounds(ChangeKind.CANCEL, "与食品经营许可重复，取消后由一张许可证替代。", DOCUMENT, ref, DOCUMENT)
    _end(desk, CANCELLED, "示范-摊贩-01", why, anchor)
    into = _in_force("food_licence", anchor).ref
    merged = Grounds(ChangeKind.MERGE, "小餐饮店不再单独备案，并入食品经营许可。", DOCUMENT, ref, DOCUMENT, into=into)
    _end(desk, MERGED, "示范-小餐饮-01", merged, anchor)


def _end(desk: _Desk, name: str, code: str, why: Grounds, anchor: datetime) -> None:
    """Adopted long ago, proposed to end, shown for its days, ended."""
    model, since, begin = _in_force("food_licence", anchor), in_force_since(anchor), anchor - 6 * WEEKS
    item = catalogue.found_item(model.office_ref, local_code=code, by=FOUNDER, now=since).ref
    draft = Draft(name, model.kind, model.terms, model.theme, model.life_event)
    version = catalogue.draft_version(item, draft, by=FOUNDER, now=since).ref
    catalogue.publish(version, since, by=FOUNDER, now=since)
    change = catalogue.propose_for_item(item, why, by=desk.editor, now=begin).ref
    pass_on(change, (desk.chief, desk.legal, desk.reform), begin)
    shown = changes.change(change)
    assert shown is not None and shown.row.notice_ends is not None, "it has just been put on notice"
    over = shown.row.notice_ends
    catalogue.put_in_force(change, over, shown.seen, by=desk.reform, now=over)


def _convert(desk: _Desk, now: datetime) -> None:
    """A registration is to become a filing 转为备案: the same papers, no decision any more."""
    view = _in_force(AT_OFFICE, now)
    draft = Draft(view.name, ItemKind.FILING, view.terms, view.theme, view.life_event)
    version = catalogue.draft_version(view.ref, draft, by=desk.editor, now=now).ref
    why = Grounds(ChangeKind.CONVERT, "登记改为备案，交齐材料即可使用，事后抽查。", f"{SAMPLE} 示市监〔2026〕4号")
    catalogue.propose_version(version, why, 1, by=desk.editor, now=now)


def _take_over(desk: _Desk, now: datetime) -> None:
    """What the province handed down 承接 is on its way: reviewed by its bureau and by legal affairs, not landed yet."""
    model = _in_force("device_third", now)
    item = catalogue.found_item(model.office_ref, local_code="示范-承接-01", by=FOUNDER, now=now).ref
    draft = Draft(TAKEN_OVER, model.kind, model.terms, model.theme, model.life_event)
    version = catalogue.draft_version(item, draft, by=desk.editor, now=now).ref
    why = Grounds(ChangeKind.TAKE_OVER, "省级下放，本市承接。", f"{SAMPLE} 示府发〔2026〕3号", counterpart=ABOVE)
    change = catalogue.propose_version(version, why, 1, by=desk.editor, now=now).ref
    pass_on(change, (desk.chief, desk.legal), now + timedelta(days=2))


def _propose(desk: _Desk, key: str, element: str, now: datetime) -> str:
    view = _in_force(key, now)
    terms = view.terms
    if element == "promised" and terms.promised is not None:
        shorter = max(terms.promised.amount - 2, Decimal(1))
        terms = replace(terms, promised=TimeLimit(shorter, terms.promised.unit))
    else:
        terms = replace(terms, keywords=(*terms.keywords, f"{view.name}怎么办"))
    draft = Draft(view.name, view.kind, terms, view.theme, view.life_event)
    version = catalogue.draft_version(view.ref, draft, by=desk.editor, now=now).ref
    why = Grounds(ChangeKind.CHANGE, "优化营商环境，让办事更快。", f"{SAMPLE} 示市监〔2026〕3号")
    return catalogue.propose_version(version, why, 1, by=desk.editor, now=now).ref


def pass_on(change: str, reviewers: tuple[Actor, ...], now: datetime) -> None:
    """Everybody who reviews passes it on."""
    for by in reviewers:
        catalogue.pass_change(change, "同意", seen_of(change), by=by, now=now)


def seen_of(change: str) -> int:
    """How many acts the chain of a change holds."""
    view = changes.change(change)
    assert view is not None, "it has just been proposed"
    return view.seen


def _in_force(key: str, now: datetime) -> ItemView:
    view = queries.in_force(code_of(next(item for item in ITEMS if item.key == key)), now)
    assert view is not None, "the sample items have been published"
    return view


def _desk(anchor: datetime) -> _Desk:
    accounts = {row.ref: row.account_ref for row in people.staff(anchor.date())}
    holders = {row.post_name: accounts[row.staff_ref] for row in people.postings(anchor)}
    posts = (EDITOR_POST, CHIEF_POST, LEGAL_POST, REFORM_POST)
    return _Desk(*(actor_of(holders[post], anchor) for post in posts))
