"""Through which channel a request comes 渠道: seen by the house, said by nobody (kernel.channels).

A terminal is known by the secret it was set up with, a program by its token, an officer by their login; a browser says
itself whether it is a telephone's.
"""

import re

from django.http import HttpRequest

from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.channels import CaseChannel
from yimen.threshold import terminals

#: What the browsers of telephones say of themselves; a mini program and an official account run in one of them.
_TELEPHONE = re.compile(r"\bMobile\b|\bMobi\b|Android|iPhone|MicroMessenger")


def through(request: HttpRequest, actor: Actor) -> CaseChannel:
    """The channel of a request, for whatever is done with it."""
    if "Authorization" in request.headers:
        return CaseChannel.API
    if actor.kind is ActorKind.STAFF:
        return CaseChannel.WINDOW
    match = request.resolver_match
    if terminals.terminal_of(request) is not None or (match is not None and match.namespace == "kiosk"):
        return CaseChannel.KIOSK
    return CaseChannel.MOBILE if _on_a_telephone(request) else CaseChannel.WEB


def _on_a_telephone(request: HttpRequest) -> bool:
    told = request.headers.get("Sec-CH-UA-Mobile", "")
    return told == "?1" if told else bool(_TELEPHONE.search(request.headers.get("User-Agent", "")))
