"""Beside the case: other sections are asked and answer, named officers look at the place and sign together."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.cases import FILE_KINDS
from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.channels.workbench.duty.words import FOUND, STANCES
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.case.consultations import operations as consultations
from yimen.engine.case.consultations import queries as consultation_queries
from yimen.engine.case.consultations.operations import Stance
from yimen.engine.case.consultations.rows import ConsultationRow
from yimen.engine.case.inspections import operations as inspections
from yimen.engine.case.inspections import queries as inspection_queries
from yimen.engine.case.inspections.operations import Found
from yimen.engine.case.inspections.rows import InspectionRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.rulings import Awaited
from yimen.kernel.text import TextMissing, must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.posted import takes
from yimen.threshold.security import as_preview

SECTIONS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
ROWS = range(3)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes(
    "act basis checks consultation inspection officer* place planned_at post* question reason report seen stance "
    "text until*"
)
def beside(request: HttpRequest, ref: str) -> HttpResponse:
    """Consultations and inspections of one case, and the forms that begin one."""
    me, now = actor_of_request(request), clock.now()
    if request.method == "POST":
        mend = posted(request, _beside(ref))
        if not mend.mistakes:
            return HttpResponseRedirect(f"{request.path}?done=yes")
    else:
        mend = posted(request, {})
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    rounds = consultation_queries.of_case(ref, me)
    open_round = next((one for one in rounds if one.reported_at is None), None)
    facts = {
        "here": "worklist",
        "view": view,
        "rounds": rounds,
        "open_round": open_round,
        "ready": open_round and all(one.answered_at or one.due_at < now for one in open_round.answers),
        "draft": _draft(open_round),
        "inspections": inspection_queries.of_case(ref, me, now),
        "asking": Awaited.CONSULTATION not in view.awaits,
        "looking": all(one.concluded_at or one.called_off_at for one in inspection_queries.of_case(ref, me, now)),
        "sections": _sections(me),
        "officers": _officers(),
        "stance_words": {str(stance): told(name) for stance, name in STANCES.items()},
        "found_words": {str(found): told(name) for found, name in FOUND.items()},
        "asked_rows": _typed_rows(request, "post", "until"),
        "officer_rows": _typed_rows(request, "officer"),
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "left_over": _left_over(request, "question report"),
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/duty/beside.html", facts, status=status_of(mend))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act basis guidance stance text")
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """One question to a section, and the form of its view."""
    me = actor_of_request(request)
    mend = posted(request, {"answer": _answer(ref), "withdraw": _withdraw(ref)} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done={request.POST.get('act', '')[:10]}")
    row = consultation_queries.asked(ref, me)
    if row is None:
        raise Http404(ref)
    facts = {
        "here": "duty",
        "row": row,
        "stances": [(stance, told(name)) for stance, name in STANCES.items()],
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "left_over": _left_over(request, "text basis guidance"),
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/duty/answer.html", facts, status=status_of(mend))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@limits_uploads
@takes("act conclusion file finding outcome seen without")
def inspection(request: HttpRequest, ref: str) -> HttpResponse:
    """One inspection on the phone of whoever stands at the place: points, photographs, conclusion, signature."""
    me, now = actor_of_request(request), clock.now()
    if request.method == "POST":
        mend = posted(request, _looking(ref))
        if not mend.mistakes:
            return HttpResponseRedirect(f"{request.path}?done=yes")
    else:
        mend = posted(request, {})
    row = inspection_queries.inspection(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "here": "duty",
        "row": row,
        "outcomes": [(found, told(name)) for found, name in FOUND.items()],
        "outcome_words": told(FOUND[Found(row.outcome)]) if row.outcome else "",
        "named": any(one.ref == ref for one in inspection_queries.mine(me, now)),
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "checks": _findings(row, request),
        "left_over": _left_over(request, "conclusion finding without"),
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/duty/inspection.html", facts, status=status_of(mend))


@require_safe
@needs_staff()
def photograph(request: HttpRequest, ref: str, photo_ref: str) -> HttpResponse:
    """A photograph of an inspection."""
    found = inspection_queries.photo(ref, photo_ref, actor_of_request(request), clock.now())
    if found is None:
        raise Http404(photo_ref)
    kind, content = found
    return as_preview(content, f"photo.{kind}", FILE_KINDS[kind])


def _typed_rows(request: HttpRequest, *fields: str) -> list[tuple[int, list[str]]]:
    """What was typed into the rows of a form, row by row."""
    return [(n, [request.POST.get(f"{field}{n}", "") for field in fields]) for n in ROWS]


def _findings(row: InspectionRow, request: HttpRequest) -> list[tuple[str, str]]:
    """The points of an inspection, each with what was typed just now, else with what was found before."""
    typed = request.POST.getlist("finding")
    return [(check, typed[n] if n < len(typed) else found) for n, (check, found) in enumerate(row.checks)]


def _left_over(request: HttpRequest, fields: str) -> tuple[str, ...]:
    """What was written, for a form that has no place on the page any more."""
    return tuple(text for field in fields.split() for text in request.POST.getlist(field) if text.strip())


def _draft(one: ConsultationRow | None) -> str:
    """What the sections said, line by line, to begin the report with."""
    if one is None:
        return ""
    said = []
    for answer in one.answers:
        stance = told(STANCES[Stance(answer.stance)]) if answer.stance else told("未在期限内答复")
        basis = f"（{answer.basis}）" if answer.basis else ""
        said.append(f"{answer.post_name}：{stance}。{answer.text}{basis}")
    return "\n".join(said)


def _sections(me: Actor) -> tuple[tuple[str, str], ...]:
    """The desks of one's own office that may be asked; of others when one's own has no more."""
    on = day_of(clock.now())
    own = {post.office_id for post in me.posts}
    found = [row for role in SECTIONS for row in people.posts_of(role, on)]
    found.sort(key=lambda row: (row.office_id not in own, row.id))
    held = {post.post_id for post in me.posts}
    return tuple((row.ref, row.name) for row in found if row.id not in held)[:200]


def _officers() -> tuple[tuple[str, str], ...]:
    found = people.staff(day_of(clock.now()))
    return tuple((row.ref, f"{row.name} {row.number}") for row in found if row.establishment == "formal")[:500]


def _beside(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def ask(form: Form) -> None:
        until = {form.text(f"post{n}"): n for n in ROWS if form.text(f"post{n}")}
        sections = {post: form.day(f"until{n}") for post, n in until.items()}
        form.run(consultations.consult, ref, form.text("question"), sections, form.seen())

    def report(form: Form) -> None:
        form.run(consultations.report_consultation, form.text("consultation"), form.text("report"), form.text("seen"))

    def arrange(form: Form) -> None:
        officers = tuple(dict.fromkeys(form.text(f"officer{n}") for n in ROWS if form.text(f"officer{n}")))
        facts = (form.moment("planned_at"), form.text("place"), officers, form.lines("checks"), form.seen())
        form.run(inspections.arrange_inspection, ref, *facts)

    def call_off(form: Form) -> None:
        form.run(inspections.call_off_inspection, form.text("inspection"), form.text("reason"), form.text("seen"))

    return {name: _known(act) for name, act in
            {"ask": ask, "report": report, "arrange": arrange, "call_off": call_off}.items()}  # fmt: skip


def _known(act: Callable[[Form], None]) -> Callable[[Form], None]:
    def tried(form: Form) -> None:
        try:
            act(form)
        except CaseUnknown as unknown:
            raise Http404(unknown.ref) from unknown

    return tried


def _answer(ref: str) -> Callable[[Form], None]:
    def said(form: Form) -> None:
        stance = form.text("stance")
        if stance not in list(Stance):
            raise NotInList(field="stance")
        if stance == Stance.AGAINST:
            why = must_be_said("text", form.text("text"), 1000)
            facts = (form.text("basis"), why, form.text("guidance"))
            form.run(consultations.propose_against, ref, *facts)
        else:
            form.run(consultations.answer_consultation, ref, Stance(stance), form.text("text"), form.text("basis"))

    return said


def _withdraw(ref: str) -> Callable[[Form], None]:
    return lambda form: form.run(consultations.withdraw_against, ref)


def _looking(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def photo(form: Form) -> None:
        upload = form.files.get("file")
        if upload is None:
            raise TextMissing(field="file")
        form.run(inspections.photograph, ref, upload.name or "", upload.read())

    def conclude(form: Form) -> None:
        outcome = form.text("outcome")
        if outcome not in list(Found):
            raise NotInList(field="outcome")
        findings = tuple(form.said.getlist("finding"))
        form.run(
            inspections.conclude_inspection,
            ref,
            Found(outcome),
            form.text("conclusion"),
            findings,
            form.text("without"),
            form.text("seen"),
        )

    def sign(form: Form) -> None:
        form.run(inspections.sign_inspection, ref, form.text("seen"))

    return {"photo": photo, "conclude": conclude, "sign": sign}
