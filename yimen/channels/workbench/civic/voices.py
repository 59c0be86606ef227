"""Voices at the desk 民声诉求: what is open before me, one of them with what I may do, and the form of the hotline."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.civic.pages import for_staff, page
from yimen.engine.public.voices import operations, queries
from yimen.engine.public.voices.operations import Spoken, VoiceRaised
from yimen.engine.public.voices.operations.raising import BY_STAFF
from yimen.engine.public.voices.rows import RECORDERS, SpeakerShown
from yimen.engine.supervision.directives import operations as directives
from yimen.engine.supervision.directives import queries as directive_queries
from yimen.engine.supervision.directives.operations import Given
from yimen.kernel.refusal import Refusal
from yimen.kernel.voice_life import masked
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import mending
from yimen.threshold.names.voice import VOICE_STATES, VOICE_WAYS, YES_OR_NO
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[object, ...]]
SHOWN_STATES = ("received", "assigned", "answered")


@never_cache
@require_safe
@for_staff
def listed(request: HttpRequest) -> HttpResponse:
    """What is open before me, the oldest first, and what ended last."""
    me, now, state = actor_of_request(request), clock.now(), request.GET.get("state", "")
    state = state if state in SHOWN_STATES else ""
    facts = {
        "rows": queries.at_desk(me, now, state),
        "ended": () if state else queries.ended(me, now),
        "state": state,
        "states": [(code, told(VOICE_STATES[code])) for code in SHOWN_STATES],
    }
    return page(request, "listed", "civic", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("way kind topic title told region open number contact")
def record(request: HttpRequest) -> HttpResponse:
    """Record what somebody says at the window or by phone; number and code are told once."""
    me, now, mend, raised = actor_of_request(request), clock.now(), None, None
    if request.method == "POST":
        try:
            raised = _record(request)
        except Refusal as refusal:
            mend = mending(refusal)
    facts: dict[str, object] = {
        "may_record": "yes" if me.has_role(*RECORDERS) or queries.is_member(me, now) else "",
        "raised": raised,
        "ways": [(way.value, told(VOICE_WAYS[way])) for way in BY_STAFF],
        "regions": [(row.ref, row.name) for row in regions.to_choose(day_of(now), request.POST.get("region", "")[:40])],
        "yes_no": [(code, told(words)) for code, words in YES_OR_NO.items()],
    }
    return page(request, "record", "civic_record", facts, mend)


def _record(request: HttpRequest) -> VoiceRaised:
    said = request.POST.get
    number = said("number", "").strip().upper()
    party = people.party_by_number(number) if number else None
    if number and party is None:
        raise NoSuchThing(what="party")
    what = Spoken(
        said("kind", "")[:20], said("topic", "")[:20], said("title", ""), said("told", ""), said("region", "")[:40],
        said("open", "")[:5],
    )  # fmt: skip
    facts = (what, said("way", "")[:10], party.ref if party else "", said("contact", ""))
    key = said("key", "")
    return run(operations.record_voice, *facts, by=actor_of_request(request), now=clock.now(), key=key)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act office kind topic reason answer words title told why content heard due_on")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One voice with its orders and what may be done now. Who raised it is shown when asked for, and that is told."""
    me, now, mend, who = actor_of_request(request), clock.now(), None, None
    if request.method == "POST":
        try:
            directs = request.POST.get("act") == "direct"
            act, said = _directed(request, ref) if directs else _asked(request, ref)
            # The others without a key: who somebody is, is kept with no errand.
            done = run(act, *said, by=me, now=now, key=request.POST.get("key", "") if directs else "")
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            if not isinstance(done, SpeakerShown):
                return redirect("workbench:civic_one", ref=ref)
            who = done
    row = queries.one(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "row": row,
        "who": who,
        "offices": [(one.ref, one.name) for one in offices.offices(day_of(now))],
        "gives": "yes" if directive_queries.may_give(me, now) else "",
        "directives": directive_queries.of_source("voice", ref, me, now),
        "masked": {
            name: masked(text) for name, text in (("title", row.title), ("told", row.told), ("answer", row.answer))
        },
        "yes_no": [(code, told(words)) for code, words in YES_OR_NO.items()],
    }
    return page(request, "one", "civic", facts, mend)


def _directed(request: HttpRequest, ref: str) -> Asked:
    """A voice is made the directive of an office."""
    said = request.POST.get
    given = Given(said("title", ""), said("words", ""), said("office", "")[:40], typed.day(request.POST, "due_on"))
    return directives.give_directive, ("voice", ref, given)


def _asked(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    acts: dict[str, Asked] = {
        "assign": (operations.assign_voice, (said("office", "")[:40], said("kind", "")[:20], said("topic", "")[:20])),
        "take": (operations.take_voice, ()),
        "give_back": (operations.give_back_voice, (said("reason", ""),)),
        "answer": (operations.answer_voice, (said("answer", ""),)),
        "return": (operations.return_voice, (said("reason", ""),)),
        "close": (operations.close_voice, ()),
        "urge": (operations.urge_voice, (said("words", ""),)),
        "show": (operations.show_voice, (said("title", ""), said("told", ""), said("answer", ""))),
        "withhold": (operations.withhold_voice, (said("why", ""),)),
        "take_down": (operations.take_down_voice, (said("why", ""),)),
        "call": (operations.call_back, (said("content", ""), said("heard", ""))),
        "reopen": (operations.reopen_voice, (said("why", ""),)),
        "speaker": (operations.show_speaker, ()),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act[0], (ref, *act[1])
