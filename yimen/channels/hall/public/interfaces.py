"""The interface description 接口规范 for firms that build a department's system: written by the rules that judge."""

import json
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.engine.exchange.connections.signing import MOST as LONGEST_WORD
from yimen.engine.exchange.onboardings.signing import signature
from yimen.engine.exchange.pushes.signing import MOST as LONGEST_PUSH
from yimen.kernel.connections import JumpWord
from yimen.kernel.onboarding import EDITION, GOOD_FOR, STEPS, OnboardingWay
from yimen.kernel.pushes import PushVerb
from yimen.threshold.actors import open_to_all

KEY = "0123456789abcdef"
"""Of the worked example; it opens nothing."""
PUSH = {
    "number": 1, "verb": "remark", "case": "SF-7K4M-29QX-M3", "officer": "A-1024",
    "happened_at": "2026-11-23T09:30:00+08:00", "text": "on site",
}  # fmt: skip
WORD = {"jump": "7K4M29QXM3TA6B0C", "number": 1, "word": "filed", "their_number": "BDC-77"}
COUNT = {"day": "2026-11-22", "count": 3}
DOORS: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    OnboardingWay.PUSH: (("推送", "push", "/callbacks/systems/…", json.dumps(PUSH, ensure_ascii=False)),),
    OnboardingWay.JUMP: (
        ("核验跳转", "redeem", "/callbacks/connections/…/redeem", "7K4M29QXM3TA6B0C.4f1c…"),
        ("回传进展", "words", "/callbacks/connections/…/words", json.dumps(WORD)),
        ("每日对账", "counts", "/callbacks/connections/…/counts", json.dumps(COUNT)),
    ),
}
"""What is said at which door: in the sandbox, at the real address, and a body for example."""
ANSWERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    OnboardingWay.PUSH: (
        ("200", "“done”是这一次做了，“known”是以前收过；都可以发下一编号。"),
        ("401", "签名不对，或者系统已停用。"),
        ("409", "编号不在轮次上；应答里写着应当接着发哪一号。"),
        ("422", "没有收下，code 写明为什么；改正后用同一个编号再发。"),
        ("429 503", "太密或者正忙；稍后把同样的字节再发一次。"),
    ),
    OnboardingWay.JUMP: (
        ("200", "核验返回办件；回传的“done”是这一次做了，“known”是以前收过。"),
        ("401", "签名或票据不对，或者系统已停用。"),
        ("409", "编号不在轮次上，或者这次跳转已经结束。"),
        ("410", "票据已经用过，或者过了五分钟。"),
        ("422", "没有收下，code 写明为什么；改正后用同一个编号再发。"),
        ("429 503", "太密或者正忙；稍后把同样的字节再发一次。"),
    ),
}
LISTED: Mapping[str, tuple[str, int]] = {
    OnboardingWay.PUSH: (" ".join(PushVerb), LONGEST_PUSH),
    OnboardingWay.JUMP: (" ".join(JumpWord), LONGEST_WORD),
}
"""Which words there are, and how many bytes a body has at most."""


@require_safe
@open_to_all
def interfaces(request: HttpRequest) -> HttpResponse:
    """How a word is signed, what is said at which door, what is answered, and what a system shows in the sandbox."""
    body = json.dumps(PUSH, ensure_ascii=False)
    facts = {
        "edition": EDITION,
        "days": GOOD_FOR.days,
        "body": body,
        "example_key": KEY,
        "signature": signature(body.encode(), KEY),
        "ways": [(way.value, DOORS[way], ANSWERS[way], STEPS[way], *LISTED[way]) for way in OnboardingWay],
    }
    return render(request, "hall/interfaces.html", facts)
