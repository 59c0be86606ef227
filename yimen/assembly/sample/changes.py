"""Changes in the sample catalogue: one decided in a round of reform, one on public notice, one at legal review."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from yimen.assembly.sample.city import actor_of
from yimen.assembly.sample.guides import code_of, in_force_since
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.assembly.sample.staff import CHIEF_POST, EDITOR_POST, LEGAL_POST, REFORM_POST
from yimen.kernel.actor import NOBODY, Actor
from yimen.kernel.change_life import ChangeKind
from yimen.kernel.terms import TimeLimit
from yimen.registries.catalogue import changes, queries
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.drafts import Draft, Grounds
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.people import queries as people

ROUND, DOCUMENT = "第一轮简政放权（示范）", "示政发〔2026〕9号（示范数据）"
CANCELLED = "食品摊贩备案卡换发（示范）"
ON_NOTICE, AT_LEGAL = "food_licence", "prepackaged_food"
WEEKS = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
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
    _cancel_one(desk, anchor)
    shown = _propose(desk, ON_NOTICE, "promised", anchor - timedelta(days=3))
    _pass(shown, (desk.chief, desk.legal, desk.reform), anchor - timedelta(days=2))
    first = catalogue.comment_on(shown, "缩短以后现场核查还来得及吗？", by=NOBODY, now=anchor - timedelta(days=1)).ref
    answer = "来得及。核查改为受理后第一个工作日进行，并增加了一名核查人员。"
    catalogue.answer_comment(first, answer, by=desk.editor, now=anchor - timedelta(hours=20))
    catalogue.comment_on(shown, "希望周末也能办。", by=NOBODY, now=anchor - timedelta(hours=3))
    waiting = _propose(desk, AT_LEGAL, "questions", anchor - timedelta(days=6))
    _pass(waiting, (desk.chief,), anchor - timedelta(days=6))


def _cancel_one(desk: _Desk, anchor: datetime) -> None:
    """An item that was there and is no more: adopted, proposed to be cancelled, shown for its days, cancelled."""
    begin = anchor - 6 * WEEKS
    decided_on = (begin - WEEKS).date()
    ref = catalogue.found_round(ROUND, DOCUMENT, decided_on, by=desk.reform, now=begin).ref
    model = _in_force("food_licence", anchor)
    since = in_force_since(anchor)
    item = catalogue.found_item(model.office_ref, local_code="示范-摊贩-01", by=FOUNDER, now=since).ref
    draft = Draft(CANCELLED, model.kind, model.terms, model.theme, model.life_event)
    version = catalogue.draft_version(item, draft, by=FOUNDER, now=since).ref
    catalogue.publish(version, since, by=FOUNDER, now=since)
    why = Grounds(ChangeKind.CANCEL, "与食品经营许可重复，取消后由一张许可证替代。", DOCUMENT, ref, DOCUMENT)
    change = catalogue.propose_for_item(item, why, by=desk.editor, now=begin).ref
    _pass(change, (desk.chief, desk.legal, desk.reform), begin)
    shown = changes.change(change)
    assert shown is not None and shown.row.notice_ends is not None, "it has just been put on notice"
    over = shown.row.notice_ends
    catalogue.put_in_force(change, over, shown.seen, by=desk.reform, now=over)


def _propose(desk: _Desk, key: str, element: str, now: datetime) -> str:
    view = _in_force(key, now)
    terms = view.terms
    if element == "promised" and terms.promised is not None:
        shorter = max(terms.promised.amount - 2, Decimal(1))
        terms = replace(terms, promised=TimeLimit(shorter, terms.promised.unit))
    else:
        terms = replace(terms, keywords=(*terms.keywords, "预包装"))
    draft = Draft(view.name, view.kind, terms, view.theme, view.life_event)
    version = catalogue.draft_version(view.ref, draft, by=desk.editor, now=now).ref
    why = Grounds(ChangeKind.CHANGE, "优化营商环境，让办事更快。", f"{SAMPLE} 示市监〔2026〕3号")
    return catalogue.propose_version(version, why, 1, by=desk.editor, now=now).ref


def _pass(change: str, reviewers: tuple[Actor, ...], now: datetime) -> None:
    for by in reviewers:
        view = changes.change(change)
        assert view is not None, "it has just been proposed"
        catalogue.pass_change(change, "同意", view.seen, by=by, now=now)


def _in_force(key: str, now: datetime) -> ItemView:
    view = queries.in_force(code_of(next(item for item in ITEMS if item.key == key)), now)
    assert view is not None, "the sample items have been published"
    return view


def _desk(anchor: datetime) -> _Desk:
    accounts = {row.ref: row.account_ref for row in people.staff(anchor.date())}
    holders = {row.post_name: accounts[row.staff_ref] for row in people.postings(anchor)}
    posts = (EDITOR_POST, CHIEF_POST, LEGAL_POST, REFORM_POST)
    return _Desk(*(actor_of(holders[post], anchor) for post in posts))
