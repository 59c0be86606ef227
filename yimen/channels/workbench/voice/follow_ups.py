"""Bad grades at the desk 差评整改: taken in hand, the rater called, answered with what was mended or why not."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.voice.pages import for_handlers, page
from yimen.engine.public.evaluations import operations, queries
from yimen.engine.public.evaluations.rows import RaterShown
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import mending
from yimen.threshold.names.voice import FOLLOW_UP_OUTCOMES, YES_OR_NO
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[str, ...]]


@never_cache
@require_safe
@for_handlers
def listed(request: HttpRequest) -> HttpResponse:
    """What was rated badly and is not answered yet, by what falls due; and what was answered last."""
    me, now = actor_of_request(request), clock.now()
    facts = {"rows": queries.open_follow_ups(me, now), "answered": queries.answered_follow_ups(me, now)}
    return page(request, "follow_ups", "voice", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
@takes("act reached heard outcome reason remedy")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One bad grade with what may be done about it now. Who gave it is shown once, when asked for, and that is told."""
    me, now, mend, rater = actor_of_request(request), clock.now(), None, None
    if request.method == "POST":
        try:
            act, said = _asked(request)
            # Without a key: who somebody is, is kept with no errand.
            done = run(act, ref, *said, by=me, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            if not isinstance(done, RaterShown):
                return redirect("workbench:voice_one", ref=ref)
            rater = done
    row = queries.follow_up(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "row": row,
        "rater": rater,
        "outcomes": [(code, told(words)) for code, words in FOLLOW_UP_OUTCOMES.items()],
        "yes_no": [(code, told(words)) for code, words in YES_OR_NO.items()],
    }
    return page(request, "follow_up", "voice", facts, mend)


def _asked(request: HttpRequest) -> Asked:
    said = request.POST.get
    acts: dict[str, Asked] = {
        "take": (operations.take_follow_up, ()),
        "show": (operations.show_rater, ()),
        "contact": (operations.note_contact, (said("reached", ""), said("heard", ""))),
        "answer": (operations.answer_follow_up, (said("outcome", ""), said("reason", ""), said("remedy", ""))),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act
