"""Supervision after approval at the doors: announced, witnessed, looked at by telephone, signed, drawn again."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, inspecting
from tests.operations.errand import later
from tests.operations.inspecting import followed, permitted
from tests.operations.town import TODAY
from yimen.engine.supervision.spot_checks import queries
from yimen.engine.supervision.supervision_records import queries as records

pytestmark = pytest.mark.django_db
DRAWS, CHECKS = "/desk/inspecting/draws", "/desk/inspecting/checks"


@covers("S-550", "S-553", "S-554")
def test_an_office_announces_a_witness_draws_two_look_and_everybody_reads_and_draws_again(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = inspecting.a_scene(office)
    permitted(scene)
    followed(monkeypatch)
    head = at_the_desk(scene.head, later(6), monkeypatch)
    record = records.looked_after(scene.head, TODAY).rows[0].ref
    assert "示范餐饮有限公司" in head.get("/desk/inspecting/records").content.decode()
    assert "现场看后厨" in head.get(f"/desk/inspecting/records/{record}").content.decode()
    plan = {"title": "秋季抽查", "office": office.town.office, "scope": "all", "points": "后厨卫生\n健康证明"}
    plan |= {"first": f"{TODAY}", "last": f"{TODAY + timedelta(days=9)}", "inspectors": list(scene.refs)}
    assert head.post(DRAWS, {**plan, "first": "soon"}).status_code == 422
    assert head.post(DRAWS, {**plan, "inspectors": scene.refs[:1]}).status_code == 422
    assert head.post(DRAWS, plan).status_code == 302
    ref = queries.public_draws(later(6))[0].ref
    assert "秋季抽查" in head.get(DRAWS).content.decode()

    witness = at_the_desk(scene.witness, later(7), monkeypatch)
    assert "等您见证的抽签" in witness.get("/desk/inspecting/").content.decode()
    assert head.post(f"{DRAWS}/{ref}", {"act": "draw", "word": "梧桐"}).status_code == 422
    assert witness.post(f"{DRAWS}/{ref}", {"act": "draw", "word": "梧桐"}).status_code == 302
    assert witness.get("/oversight/supervision").status_code == 200
    assert "示范餐饮有限公司" not in Client().get(f"/inspections/{ref}").content.decode()

    (row,) = queries.checks_of(ref, scene.head, later(7))
    first, second = (at_the_desk(who, later(8), monkeypatch) for who in scene.who(row))
    page = first.get(f"{CHECKS}/{row.ref}")
    assert (
        "geolocation=(self)" in page.headers["Permissions-Policy"] and "没有提交成功的都不算" in page.content.decode()
    )
    wrong = {"photo": SimpleUploadedFile("a.txt", b"words")}
    assert first.post(f"{CHECKS}/{row.ref}/photos", wrong).status_code == 422
    photo = SimpleUploadedFile("hall.png", errand.PNG)
    assert first.post(f"{CHECKS}/{row.ref}/photos", {"photo": photo}).status_code == 302
    told = {
        "act": "record",
        "outcome": "mended",
        "finding-0": "灶台有油",
        "finding-1": "都有",
        "summary": "三天内清理。",
    }
    told |= {"looked_at": "2026-11-20T18:00", "position": "26.08,119.30,12"}
    assert first.post(f"{CHECKS}/{row.ref}", {**told, "looked_at": "later"}).status_code == 422
    assert first.post(f"{CHECKS}/{row.ref}", told).status_code == 302
    assert first.post(f"{CHECKS}/{row.ref}", {"act": "sign"}).status_code == 422
    seen = queries.one(row.ref, scene.head, later(8))
    assert seen is not None
    assert "等您签" in second.get("/desk/inspecting/").content.decode()
    assert second.get(f"{CHECKS}/{row.ref}/photos/{seen.photos[0].ref}").content == errand.PNG
    assert second.post(f"{CHECKS}/{row.ref}", {"act": "sign", "seen": seen.mark}).status_code == 302

    head = at_the_desk(scene.head, later(8), monkeypatch)
    assert head.post(f"{DRAWS}/{ref}", {"act": "close"}).status_code == 302
    everybody = Client()
    assert "三天内清理。" in everybody.get("/inspections", {"q": "示范餐饮"}).content.decode()
    assert "抽到的完全一样" in everybody.get(f"/inspections/{ref}").content.decode()
    assert "有失信记录" in everybody.get("/inspections/rules").content.decode()
    assert everybody.get("/inspections/nothing").status_code == 404
    assert at_the_desk(office.clerk, later(8), monkeypatch).get(f"{CHECKS}/{row.ref}").status_code == 404
