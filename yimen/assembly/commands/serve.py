"""`yimen serve`: everything on one machine, until Ctrl-C. What `make run` calls."""

import argparse
import hashlib
import os
import shutil
import sys
from importlib import import_module
from pathlib import Path

from yimen.assembly.database import Address, address, is_real
from yimen.assembly.embedded import EmbeddedServer
from yimen.assembly.home import ROOM_NEEDED, Home, here, write_private
from yimen.assembly.installation import is_prepared
from yimen.assembly.supervisor import Child, Supervisor, check_port, python, speak
from yimen.assembly.trouble import Trouble
from yimen.channels.cli.main import COMMANDS
from yimen.threshold import clock

WEB_THREADS = 4
MOST_WORKERS = 6
"""The embedded database takes 60 connections; each thread of each process holds two."""
MINUTES_FOR_A_PAGE = 10
ONE_ARENA = {"MALLOC_ARENA_MAX": "1"}
"""The C library's allocator keeps room of its own for each thread; of Python's threads one runs at a time."""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("serve", help="start everything; Ctrl-C stops it")
    port = os.environ.get("PORT", "8000")
    parser.add_argument("--port", type=_port, default=port, help="端口 · the port (%(default)s)")
    where = "监听地址；0.0.0.0 表示对外 · address; 0.0.0.0: reachable from outside (%(default)s)"
    parser.add_argument("--host", default="127.0.0.1", help=where)
    parser.set_defaults(run=run)


def _port(told: str) -> int:
    if told.isascii() and told.isdigit() and 0 < int(told[:6]) < 65536:
        return int(told)
    raise argparse.ArgumentTypeError(f"端口须为 1 至 65535 的整数 · a port is a number from 1 to 65535, not {told!r}")


def run(arguments: argparse.Namespace) -> int:
    """Check, start in order, keep running, stop."""
    # Every child speaks of the same address, and reads the same clock however late it starts.
    os.environ["PORT"] = str(arguments.port)
    clock.share()
    home = here()
    # A setting that cannot be is said here, not by each child in its log.
    import_module("yimen.assembly.settings")
    _check_machine(home)
    _workers(os.environ.get("YIMEN_WEB_WORKERS") or "1")
    check_port(arguments.host, arguments.port)
    home.ensure_secrets()
    server = None if os.environ.get("YIMEN_DATABASE_URL") else EmbeddedServer.of(home)
    supervisor = Supervisor(home, speak, server)
    with supervisor.on_duty():
        _serve(supervisor, arguments.host, arguments.port)
        speak("正在停止… / stopping ...")
    speak("已停止。 / stopped.")
    return 0


def _serve(supervisor: Supervisor, host: str, port: int) -> None:
    home = supervisor.home
    if supervisor.server is not None:
        speak("正在启动数据库… / starting the database ...")
    supervisor.start_server()
    if not supervisor.stopping and not is_prepared(home):
        speak("正在准备数据表… / preparing the tables ...")
        _must(supervisor, Child("migrate", python("-m", "yimen", "migrate"), ends=True))
    if not supervisor.stopping:
        _must_not_play_with(address(home))
    web = Child("web", _web(host, port), environment=ONE_ARENA)
    supervisor.start(web)
    if "worker" in COMMANDS:
        supervisor.start(Child("worker", python("-m", "yimen", "worker"), environment=ONE_ARENA))
    _wait_for_page(supervisor, web, f"http://{host}:{port}/")
    supervisor.keep(_SampleCity(supervisor).tell)


def _wait_for_page(supervisor: Supervisor, web: Child, url: str) -> None:
    """Say where the pages are once they are there; a web server that only takes long is waited for."""
    for _ in range(MINUTES_FOR_A_PAGE):
        if supervisor.wait_for_page(web, url, patience=60):
            outside = import_module("yimen.assembly.settings").YIMEN_ADDRESS + "/"
            known = "" if outside == url else f"  对外网址 · from outside:  {outside}\n"
            speak(f"\n  一门已启动 · yimen is ready:  {url}\n{known}  停止请按 Ctrl-C · Ctrl-C stops it\n")
            return
        if supervisor.stopping or not web.running():
            break
        speak("机器很忙,网页还在启动… / the machine is busy; the pages are still being started ...")
    if not supervisor.stopping:
        log = supervisor.home.logs / "web.log"
        speak(f"网页服务未能启动,见 {log} / the web server did not start; its log says why")


class _SampleCity:
    """The sample city of a first start: built beside the running pages, its progress passed on line by line."""

    def __init__(self, supervisor: Supervisor) -> None:
        self.home = supervisor.home
        self.note = self.home.run / "sample"
        self.mark = hashlib.sha256(address(self.home).administrator.encode()).hexdigest()
        self.child = Child("sample", python("-m", "yimen", "sample", "build"), ends=True)
        self.log = self.home.logs / "sample.log"
        self.read_to = 0
        wanted = "sample" in COMMANDS and os.environ.get("YIMEN_DEMO", "1") != "0"
        built = self.note.is_file() and self.note.read_text() == self.mark
        if supervisor.stopping:
            return
        if wanted and not built:
            speak("首次启动:正在建立示范市,页面已可访问… / building the sample city; pages can be visited already ...")
            self.read_to = self.log.stat().st_size if self.log.is_file() else 0
            supervisor.start(self.child)
        elif wanted:
            self._show_accounts()

    def tell(self) -> None:
        """Pass on new lines; once at the end say how it went."""
        process = self.child.process
        if process is None:
            return
        ended = process.poll() is not None
        self._pass_on()
        if ended:
            self.child.process = None
            if process.returncode == 0:
                write_private(self.note, self.mark)
                self._show_accounts()
            else:
                speak(f"示范市未建成,见 {self.log} / the sample city is not complete; the next start goes on")

    def _pass_on(self) -> None:
        with open(self.log, "rb") as log:
            log.seek(self.read_to)
            fresh = log.read()
        whole = fresh[: fresh.rfind(b"\n") + 1]
        self.read_to += len(whole)
        for line in whole.decode(errors="replace").splitlines():
            speak(f"  {line}")

    def _show_accounts(self) -> None:
        accounts: Path = self.home.run / "accounts.txt"
        if accounts.is_file():
            speak(accounts.read_text(encoding="utf-8"))


def _must(supervisor: Supervisor, child: Child) -> None:
    status = supervisor.work(child)
    if status:
        log = supervisor.home.logs / f"{child.name}.log"
        last = (log.read_text(encoding="utf-8", errors="replace").strip().splitlines() or [""])[-1]
        raise Trouble(f"The database could not be made ready: {last} (log: {log})", f"数据库未能就绪,见 {log}。")


def _must_not_play_with(where: Address) -> None:
    """A demonstration takes money that is none and marks its papers: no city that `yimen init` made is started so."""
    if os.environ.get("YIMEN_DEMO", "1") != "0" and is_real(where):
        raise Trouble(
            "This database holds a real city: start it with YIMEN_DEMO=0.",
            "该数据库里是一座真实的城市:请设置 YIMEN_DEMO=0 再启动。",
        )


def _web(host: str, port: int) -> tuple[str, ...]:
    workers = _workers(os.environ.get("YIMEN_WEB_WORKERS") or "1")
    return python(
        *("-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", workers),
        *("--blocking-threads", str(WEB_THREADS), "--no-ws", "--http", "1", "--workers-kill-timeout", "5"),
        *("--log-level", "warning", "yimen.assembly.wsgi:application"),
    )


def _workers(told: str) -> str:
    if told.isascii() and told.isdigit() and 0 < int(told[:4]) <= MOST_WORKERS:
        return told
    raise Trouble(
        f"YIMEN_WEB_WORKERS is a number from 1 to {MOST_WORKERS}, not {told!r}.",
        f"YIMEN_WEB_WORKERS 须为 1 至 {MOST_WORKERS} 的整数。",
    )


def _check_machine(home: Home) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - the one who starts it may not have used make
        raise Trouble(f"Python 3.11 or newer is needed, not {sys.version.split()[0]}.", "需要 Python 3.11 或更新版本。")
    home.make()
    free = shutil.disk_usage(home.path).free
    if free < ROOM_NEEDED:
        raise Trouble(
            f"The disk of {home.path} is full: {free // 1_000_000} MB free, 500 MB needed.",
            f"{home.path} 所在磁盘空间不足:仅剩 {free // 1_000_000} MB,至少需要 500 MB。",
        )
