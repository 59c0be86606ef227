"""The official account's door: what followers write and scan is answered from the queries of the hall's pages.

Guides, progress and queues are read here by anybody, as they are in the hall; a code of its owner binds an account.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from yimen.engine.case.cases import queries as cases
from yimen.engine.centre.tickets import queries as tickets
from yimen.kernel.actor import SYSTEM
from yimen.kernel.case_life import CaseState
from yimen.kernel.refs import heard_case_number
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue import search as searching
from yimen.registries.followers import operations as followers
from yimen.registries.followers import ports
from yimen.registries.followers.ports import Word, WordKind
from yimen.registries.people import operations as people
from yimen.registries.people.refusals import TooManyKnocks
from yimen.threshold import clock, spelling
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import CHINESE, ENGLISH, told
from yimen.threshold.names.cases import CASE_STATES
from yimen.threshold.run import run

FOUND, HALLS = 3, 5
WORDS, PER = 60, timedelta(minutes=10)
TRIES = 10
"""How often one follower may try a number or a code in that time."""
AT_THE_DOOR = (CaseState.RECEIVED, CaseState.CORRECTION_CLOSED)
"""Before the acceptance: what is due is the answer whether it is accepted."""
_GLUED = re.compile(r"(绑定)[\s:：]*([0-9a-z-]{10,})", re.I)
"""A code that was sent without a space before it."""


@csrf_exempt
@require_http_methods(["GET", "POST"])
@open_to_all
def official(request: HttpRequest) -> HttpResponse:
    """A call of the platform: its greeting is given back, a follower is answered; anybody else is turned away."""
    said, now = request.GET, clock.now()
    platform = ports.platform()
    signature, timestamp, nonce = (said.get(name, "")[:100] for name in ("signature", "timestamp", "nonce"))
    if not platform.is_its_own(signature, timestamp, nonce, now):
        return HttpResponse(status=403)
    if request.method == "GET":
        return HttpResponse(said.get("echostr", "")[:100], content_type="text/plain")
    word = platform.understood(request.body)
    text = _answered(word, now) if word is not None else ""
    if word is None or not text:
        # What is not answered is thanked for, or the platform says it again.
        return HttpResponse("success", content_type="text/plain")
    return HttpResponse(platform.answer(word, text, now), content_type="application/xml")


def _answered(word: Word, now: datetime) -> str:
    try:
        people.knock("wechat", word.openid, WORDS, PER, now)
        return _KINDS[word.kind](word, now) if word.kind in _KINDS else ""
    except TooManyKnocks:
        return told("问得太快了，请过几分钟再试。")


def _text(word: Word, now: datetime) -> str:
    """Answered in the language in which it was written; spaces and capitals of a telephone are forgiven."""
    with override(ENGLISH if word.text.isascii() else CHINESE):
        verb, *rest = _GLUED.sub(r"\1 \2", word.text).replace("：", " ").split() or [""]
        if verb.lower() in _VERBS:
            return _VERBS[verb.lower()](word, " ".join(rest), now)
        return _guides(word.text.strip(), now)


def _guides(words: str, now: datetime) -> str:
    hits = searching.search(words[:40], now, limit=FOUND) if words else ()
    if not hits:
        return f"{told('没有找到这件事。')}\n{_welcome()}"
    return "\n".join(f"{hit.row.name}\n{_page('hall:guide', hit.row.ref)}" for hit in hits)


def _progress(word: Word, rest: str, now: datetime) -> str:
    """Where a case stands, for whoever holds its number and query code; tried so often and no more."""
    people.knock("wechat_progress", word.openid, TRIES, PER, now)
    number, _, code = rest.partition(" ")
    found = cases.progress(heard_case_number(number[:64]), "".join(code.split())[:64], now) if code.strip() else None
    if found is None:
        return told("没有查到。请发：进度 办件编号 查询码，都印在收件回执上。")
    until = "最晚{day}答复是否受理" if found.state in AT_THE_DOOR else "最晚{day}办结"
    due = told(until, day=spelling.day(found.due_at)) if found.due_at else ""
    lines = (found.item_name, told(CASE_STATES[found.state]), due, _page("hall:progress"))
    return "\n".join(line for line in lines if line)


def _queues(word: Word, rest: str, now: datetime) -> str:
    lines = [
        f"{centre.name} {queue.letter} {queue.name}：" + told("等候 {n} 人", n=queue.waiting)
        for centre in tickets.centres(now)[:HALLS]
        for queue in tickets.queues(centre.ref, now)[:HALLS]
    ]
    return "\n".join([*lines[: HALLS * 2], told("手机取号：") + _page("hall:tickets")])


def _bind(word: Word, rest: str, now: datetime) -> str:
    people.knock("wechat_code", word.openid, TRIES, PER, now)
    try:
        run(followers.bind_follower, rest[:20], word.openid, by=SYSTEM, now=now)
    except Refusal:
        return told("绑定码不对或者过期了。请在网上大厅“微信公众号”里重新取一个。")
    return told("绑定好了：办件进展、取号提醒会发到这里。不想收了，在网上大厅解除绑定，或者取消关注。")


def _subscribed(word: Word, now: datetime) -> str:
    return _pushed(word, now) or _welcome()


def _pushed(word: Word, now: datetime) -> str:
    """What a scanned code pushes: the guide of an item, or the queues of a hall."""
    kind, _, ref = word.text.partition("-")
    item = catalogue.in_force(ref[:64], now) if kind == "item" else None
    if item is not None:
        return f"{item.name}\n{_page('hall:guide', item.ref)}"
    return _queues(word, "", now) if word.text == "queues" else ""


def _left(word: Word, now: datetime) -> str:
    try:
        run(followers.lose_follower, word.openid, by=SYSTEM, now=now)
    except Refusal:
        # Who never bound an account leaves without a trace.
        return ""
    return ""


def _welcome() -> str:
    return "\n".join(
        (
            told("直接发要办的事，例如：开饭店"),
            told("发“进度 办件编号 查询码”查办理进度"),
            told("发“排队”看各大厅等候人数"),
            told("更多：") + _page("hall:wechat"),
        )
    )


def _page(name: str, *args: str) -> str:
    return settings.YIMEN_ADDRESS + reverse(name, args=args)


_VERBS: Mapping[str, Callable[[Word, str, datetime], str]] = {
    **{"进度": _progress, "排队": _queues, "绑定": _bind},
    **{"progress": _progress, "queues": _queues, "bind": _bind},
}
_KINDS: Mapping[WordKind, Callable[[Word, datetime], str]] = {
    WordKind.TEXT: _text,
    WordKind.SUBSCRIBE: _subscribed,
    WordKind.SCAN: _pushed,
    WordKind.CLICK: _pushed,
    WordKind.UNSUBSCRIBE: _left,
}
