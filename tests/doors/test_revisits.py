"""Re-visits through the doors: announced, drawn by a witness, called, and drawn again by anybody."""

from hashlib import sha256

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.evaluating import supervision, the_manager
from tests.operations.staffing import ref_of
from yimen.engine.supervision.revisits import queries

pytestmark = pytest.mark.django_db
ROOM = "/desk/revisits/"


@covers("S-388")
def test_a_draw_is_announced_drawn_and_called_and_anybody_draws_it_again(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand.granted(office)
    now, callers = later(24 * 12), [supervision(office, f"31{n}") for n in range(2)]
    announcer, manager = supervision(office, "319"), the_manager(office)
    above, house = (at_the_desk(who, now, monkeypatch) for who in (announcer, manager))
    form = {"act": "announce", "centre": office.town.centre, "since": "2026-11-01", "until": "2026-11-01"}
    form |= {"how_many": "1", "callers": [ref_of(one) for one in callers]}
    assert "公布一次抽签" in above.get(ROOM).content.decode() and "公布一次抽签" not in house.get(ROOM).content.decode()
    assert house.post(ROOM, form).status_code == 422
    assert above.post(ROOM, {**form, "how_many": "9"}).status_code == 422
    assert above.post(ROOM, form).status_code == 302
    draw = queries.draws(manager, now)[0].ref
    assert "见证人说一个词" in house.get(ROOM).content.decode() and "等见证人" in above.get(ROOM).content.decode()
    assert house.post(ROOM, {"act": "draw", "draw": draw, "word": "枫叶"}).status_code == 302

    caller = next(one for one in callers if queries.mine(one, now))
    desk, ref = at_the_desk(caller, now, monkeypatch), queries.mine(caller, now)[0].ref
    assert house.get(f"{ROOM}{ref}").status_code == 404
    assert "陈小禾" in desk.post(f"{ROOM}{ref}", {"act": "show"}).content.decode()
    assert desk.post(f"{ROOM}{ref}", {"act": "unreached"}).status_code == 302
    assert desk.post(f"{ROOM}{ref}", {"act": "unreached"}).status_code == 422
    assert desk.post(f"{ROOM}{ref}", {"act": "show"}).status_code == 200
    bad = {"act": "record", "grade": "dissatisfied", "on_time": "no", "extra": "no", "paid": "no"}
    assert desk.post(f"{ROOM}{ref}", bad).status_code == 422
    assert desk.post(f"{ROOM}{ref}", {**bad, "words": "等了三天"}).status_code == 422
    told = desk.post(f"{ROOM}{ref}", {**bad, "words": "等了三天", "wish": "own_name"}).content.decode()
    assert "请当场念给对方" in told and "TS-" in told
    assert "已经成为投诉 TS-" in desk.get(f"{ROOM}{ref}").content.decode()
    page = Client().get("/revisits").content.decode()
    pool = Client().get(f"/revisits/{draw}/pool").content
    assert sha256(pool).hexdigest() in page and Client().get("/revisits/0/pool").status_code == 404
    assert "重算一遍" in page and "枫叶" in page and "陈小禾" not in page and "等了三天" not in page
