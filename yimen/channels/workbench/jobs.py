"""Work that failed 失败的任务: every job whose tries are used up, with a button that puts it back in."""

from collections.abc import Mapping
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot
from yimen.threshold import clock
from yimen.threshold.actors import needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes

SHOWN = 50
FAILED = "failed"

WORK: Mapping[str, str] = {
    "notices.derive": "从办件过程生成通知",
    "notices.document_paper": "制作文书",
    "notices.carry": "发送消息",
    "clockwork.certificate_paper": "制作证照",
    "clockwork.act": "到期自动处理",
    "clockwork.sweep": "查找到期的办件",
    "clockwork.seal": "留痕封存",
    "clockwork.disclose": "公示许可决定",
    "clockwork.file_away": "自动归档",
    "clockwork.patrol": "核对办件留痕",
    "clockwork.reproject": "日历变了，重算到期日",
    "clockwork.bulk": "批量任务",
    "clockwork.send_dispatch": "办结上报",
    "clockwork.send_words": "向上级平台上报",
    "clockwork.reckon_upward": "与上级平台对账",
    "clockwork.retry_members": "再收成员平台等着的消息",
    "clockwork.reckon_superior": "与一个上级平台对账",
    "clockwork.fetch_parcel": "查询寄递",
    "clockwork.reconcile": "缴费对账",
    "clockwork.probe": "探测服务入口",
    "clockwork.revive": "找回中断的任务",
    "clockwork.put_right": "核对事项，开出整改任务",
    "clockwork.tidy": "清理用过的记录",
    "clockwork.clear": "删除丢弃的草稿和文件",
    "clockwork.destroy": "销毁批准销毁的案卷",
    "clockwork.report_voices": "生成和公布民声月报",
    "clockwork.count_use": "统计使用情况",
    "clockwork.look_over_windows": "核对示范岗，提出增窗并窗建议",
    "clockwork.check_pages": "检查网上大厅的无障碍",
    "clockwork.hear_kiosks": "查找离线的终端",
    "clockwork.listen_to_lines": "查找没有消息的系统和站点",
    "clockwork.feel_pulses": "核对系统和站点每小时的办件",
    "clockwork.look_at_tenders": "按规则核对已开标的交易项目",
    "clockwork.fetch_bills": "收取账单，送到专属网页",
    "clockwork.collect_posts": "收取政务微博",
    "clockwork.collect_microblog": "收取一个账号的微博",
}
"""Task -> what it does, in words; a test proves that each has them."""


@snapshot
class JobRow:
    """A job that gave up; its arguments are references, never personal data."""

    id: int
    words: str
    name: str
    facts: str
    attempts: int
    failed_at: datetime | None


@require_safe
@needs_staff(Role.ADMINISTRATOR)
def listed(request: HttpRequest) -> HttpResponse:
    """The failed jobs, the latest first, and how many wait or run."""
    jobs = ProcrastinateJob.objects.filter(status=FAILED).order_by("-id")
    before = request.GET.get("after", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        jobs = jobs.filter(id__lt=int(before))
    found = list(jobs[: SHOWN + 1])
    ended = _ended([job.id for job in found])
    rows = tuple(
        JobRow(
            job.id,
            told(WORK.get(job.task_name, "后台任务")),
            job.task_name,
            _facts(job.args),
            job.attempts,
            ended.get(job.id),
        )
        for job in found[:SHOWN]
    )
    facts = {
        "here": "administration",
        "rows": rows,
        "after": str(found[SHOWN - 1].id) if len(found) > SHOWN else None,
        "shown": len(rows),
        "waiting": ProcrastinateJob.objects.filter(status="todo")[:1001].count(),
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/jobs.html", facts)


@require_POST
@needs_staff(Role.ADMINISTRATOR)
@takes()
def retry(request: HttpRequest, job_id: int) -> HttpResponse:
    """Put a failed job back in; one that is back in already is left alone."""
    job = ProcrastinateJob.objects.filter(id=job_id).first()
    if job is None:
        raise Http404(str(job_id))
    if job.status == FAILED:
        app.job_manager.retry_job_by_id(job_id, retry_at=clock.now())
    return redirect(f"{request.path.rpartition('/jobs/')[0]}/jobs?done=yes")


def _ended(ids: list[int]) -> dict[int, datetime]:
    events = ProcrastinateEvent.objects.filter(job_id__in=ids, type="failed").order_by("id")
    return {event.job_id: event.at for event in events if event.job_id is not None and event.at is not None}


def _facts(arguments: object) -> str:
    pairs = arguments.items() if isinstance(arguments, dict) else ()
    return "，".join(f"{name} {value}" for name, value in pairs if name != "timestamp")[:200]
