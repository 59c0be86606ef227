"""Callers of the JSON door: a client with somebody's token, and a town whose office handles one errand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.operations import town as places
from tests.operations.errand import Office
from tests.operations.town import NOW
from yimen.kernel.actor import Actor
from yimen.registries.people import operations as people

_KEYS = count(1)
API = "/api/v1"


@dataclass(frozen=True)
class Caller:
    """Somebody with a token, or nobody."""

    token: str = ""
    language: str = "en"

    def get(self, path: str, **query: object) -> HttpResponse:
        return self.asks("get", path, data=query)

    def post(self, path: str, body: object = None, key: str | None = None) -> HttpResponse:
        return self.says("post", path, body, key)

    def says(self, method: str, path: str, body: object = None, key: str | None = None) -> HttpResponse:
        data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
        return self.asks(method, path, data=data, content_type="application/json", key=key)

    def sends(self, path: str, fields: Mapping[str, Any], key: str | None = None) -> HttpResponse:
        return self.asks("post", path, data=dict(fields), key=key)

    def asks(self, method: str, path: str, key: str | None = None, **facts: Any) -> HttpResponse:
        headers = {"Accept-Language": self.language}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if method != "get" and key != "":
            headers["Idempotency-Key"] = key or f"key-{next(_KEYS)}"
        answer: HttpResponse = getattr(Client(), method)(API + path, headers=headers, **facts)
        return answer


NOBODY = Caller()


def caller(actor: Actor, language: str = "en") -> Caller:
    """Somebody who holds a token of their own."""
    token = f"a-token-of-{actor.ref}"
    people.keep_token(token, "测试", timedelta(days=300), by=actor, now=NOW)
    return Caller(token, language)


def said(answer: HttpResponse) -> Any:
    """What an answer says."""
    return json.loads(answer.content)


def code(answer: HttpResponse) -> str:
    """The code of a problem; empty when it is none."""
    return str(said(answer).get("code", ""))


def everybody(office: Office) -> dict[str, Actor]:
    """One actor for each kind of people that may come to a case: from the street, the desks and from above."""
    county = places.an_officer(office.town, "supervisor", "301")
    manager = places.an_officer(office.town, "centre_manager", "302")
    editor = places.an_officer(office.town, "catalogue_editor", "303")
    head = places.an_officer(office.town, "office_head", "304")
    chief = places.an_officer(office.town, "chief", "305")
    admin = places.an_officer(office.town, "administrator", "306")
    return {
        "applicant": office.citizen,
        "stranger": places.a_citizen(77, "李不知", "stranger"),
        "window": office.clerk,
        "reviewer": office.reviewer,
        "chief": places.signed_on(chief, "chief.two"),
        "decider": office.decider,
        "office_head": places.signed_on(head, "head.two"),
        "supervisor": places.signed_on(county, "supervisor.one"),
        "centre_manager": places.signed_on(manager, "manager.one"),
        "catalogue_editor": places.signed_on(editor, "editor.one"),
        "administrator": places.signed_on(admin, "admin.one"),
    }
