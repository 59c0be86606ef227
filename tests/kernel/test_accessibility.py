"""Accessibility: what a machine sees of a page, each fault by the one criterion that is about it."""

import pytest

from tests.covers import covers
from yimen.kernel.accessibility import BY_MACHINE, Criterion, is_met, judged, unmet
from yimen.kernel.rates import Share

PAGE = """<!doctype html><html lang="zh-hans"><head><title>查进度</title></head><body>
<a class="skip" href="#main">跳到正文</a><a href="/prefer?print=large&amp;next=/">大字版</a>
<main id="main"><h1>查进度</h1><h2>凭编号</h2><p>填编号和查询码。不用登录。</p>
<form><label for="n">编号</label><input id="n" name="n"><label>查询码<input name="c"></label>
<input type="hidden" name="t"><button>查</button></form><img src="/a.png" alt="">
<a href="/"><svg></svg><span>首页</span></a></main></body></html>"""
LARGE = PAGE.replace("<html ", '<html data-print="large" ')


@covers("S-588")
def test_a_page_in_order_meets_every_criterion() -> None:
    assert unmet(judged(PAGE, LARGE)) == ()
    assert set(judged(PAGE, LARGE)) == set(BY_MACHINE)


@covers("S-588")
@pytest.mark.parametrize(
    ("criterion", "right", "wrong"),
    [
        (Criterion.LARGE_PRINT, "print=large", "print=small"),
        (Criterion.LARGE_PRINT, 'data-print="large"', ""),
        (Criterion.KEYBOARD, '<a class="skip" href="#main">', '<a class="skip" href="#nowhere">'),
        (Criterion.KEYBOARD, "<p>填", '<p onclick="go()">填'),
        (Criterion.KEYBOARD, "<button>", '<button tabindex="5">'),
        (Criterion.NAMED, '<label for="n">', '<label for="other">'),
        (Criterion.NAMED, ' alt=""', ""),
        (Criterion.NAMED, "<span>首页</span>", ""),
        (Criterion.STRUCTURE, ' lang="zh-hans"', ""),
        (Criterion.STRUCTURE, "<h2>凭编号</h2>", "<h3>凭编号</h3>"),
        (Criterion.STRUCTURE, "<title>查进度</title>", "<title> </title>"),
        (Criterion.PLAIN, "填编号和查询码。", "依照本办法之规定" * 10),
    ],
)
def test_each_fault_is_found_by_its_criterion_alone(criterion: Criterion, right: str, wrong: str) -> None:
    assert right in LARGE

    assert unmet(judged(PAGE.replace(right, wrong), LARGE.replace(right, wrong))) == (criterion,)


def test_a_long_sentence_in_twenty_is_borne_and_no_more() -> None:
    assert is_met(Criterion.PLAIN, Share(19, 20))
    assert not is_met(Criterion.PLAIN, Share(18, 20))
    assert not is_met(Criterion.NAMED, Share(19, 20))
