"""Make the environment of the project from a lock file: `set_up.py run` or `set_up.py dev`.

Run by make with whatever Python the machine has, so it must be readable by an old one too (it says so in one sentence).
It installs by hash, never resolves, and does nothing when the lock file has not changed since.
"""

import os
import re
import shutil
import subprocess
import sys

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT = os.environ.get("VENV") or os.path.join(PROJECT, ".venv")
PYTHON = os.path.join(ENVIRONMENT, "bin", "python")
ROOM_NEEDED = 1500 * 1000 * 1000

OLD_PYTHON = (
    "需要 Python 3.11 或更新版本(当前 {0})。可用 PYTHON=/路径/python3.12 make run 指定。\n"
    "Python 3.11 or newer is needed (this one is {0}); name another with PYTHON=/path/to/python3.12."
)
NO_VENV = (
    "当前 Python 缺少 venv 组件:在 Debian/Ubuntu 上请运行 apt install python3-venv。\n"
    "This Python cannot make environments: on Debian or Ubuntu run `apt install python3-venv`."
)
NO_REGISTRY = (
    "取不到软件包:Python 软件源连不上或缺包。请检查网络,或用 PIP_INDEX_URL 指定镜像,然后再运行一次。\n"
    "The packages could not be fetched: the Python package index cannot be reached or lacks one. "
    "Check the network or name a mirror in PIP_INDEX_URL, then run this again."
)
DISK_FULL = "磁盘空间不足:至少需要 1.5 GB。\nThe disk is too full: the environment needs at least 1.5 GB."
WRONG_HASH = (
    "软件包内容与锁定文件不符,已停止安装。请检查所用镜像。\n"
    "A package is not the one the lock file names, so nothing was installed from it: check the mirror in use."
)


def main(wanted):
    """Make what is wanted; the exit status says whether it stands."""
    if sys.version_info < (3, 11):
        return fail(OLD_PYTHON.format(sys.version.split()[0]))
    lock = os.path.join(PROJECT, "requirements", wanted + ".lock")
    if is_installed(lock, wanted):
        return 0
    if shutil.disk_usage(PROJECT).free < ROOM_NEEDED:
        return fail(DISK_FULL)
    if not is_whole():
        print("正在建立 Python 环境… / making the Python environment ...", flush=True)
        if quietly([sys.executable, "-m", "venv", ENVIRONMENT]) != 0:
            shutil.rmtree(ENVIRONMENT, ignore_errors=True)
            return fail(NO_VENV)
    trouble = install(lock)
    if trouble is not None:
        return fail(trouble)
    place_command()
    shutil.copy(lock, stamp(wanted))
    return 0


def is_whole():
    """Whether the environment has its pip: one whose making was broken off has a Python and nothing else."""
    if not os.path.exists(PYTHON):
        return False
    return quietly([PYTHON, "-m", "pip", "--version"]) == 0


def quietly(command):
    """Run a command whose own words help nobody; its exit status."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def stamp(wanted):
    """The copy of the lock file that was installed last."""
    return os.path.join(ENVIRONMENT, "installed-" + wanted + ".lock")


def is_installed(lock, wanted):
    """Whether exactly this lock was installed; what the developers' lock holds is enough for a run."""
    ours = read(lock)
    if ours == read(stamp(wanted)):
        return True
    return wanted == "run" and set(pins(ours)) <= set(pins(read(stamp("dev"))))


def install(lock):
    """Install a lock file by hash, with a line of progress per package; None, or the sentence why not."""
    pip = [PYTHON, "-m", "pip", "install", "--require-hashes", "--no-deps", "--only-binary=:all:", "--retries=2"]
    pip += ["--timeout=30", "--disable-pip-version-check", "--no-input", "--progress-bar=off", "-r", lock]
    total = len(pins(read(lock)))
    print("正在安装 %d 个软件包… / installing %d packages ..." % (total, total), flush=True)
    process = subprocess.Popen(pip, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    said, seen = [], 0
    for line in process.stdout:
        said.append(line)
        found = re.match(r"(?:Collecting|Requirement already satisfied:) (\S+)", line)
        if found:
            seen += 1
            show("  %d/%d  %s" % (seen, total, found.group(1)), last=False)
        elif line.startswith("Installing collected"):
            show("  正在写入磁盘… / writing to disk ...", last=True)
    show("", last=True)
    if process.wait() == 0:
        return None
    return reason("".join(said))


def reason(said):
    """What pip's complaint means to the one who ran make."""
    if "No space left" in said:
        return DISK_FULL
    if "DO NOT MATCH THE HASHES" in said:
        return WRONG_HASH
    last = [line for line in said.splitlines() if line.startswith("ERROR")][-1:]
    return NO_REGISTRY + "".join("\n  " + line for line in last)


def show(text, last):
    """One line of progress: rewritten in place on a terminal, left out elsewhere."""
    if sys.stdout.isatty():
        sys.stdout.write("\r\033[K" + text + ("\n" if last and text else ""))
        sys.stdout.flush()


def place_command():
    """Make the package importable and `yimen` a command, without building anything."""
    place = subprocess.check_output(
        [PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    ).strip()
    write(os.path.join(place, "yimen-project.pth"), PROJECT + "\n")
    command = os.path.join(ENVIRONMENT, "bin", "yimen")
    write(command, "#!%s\nimport sys\n\nfrom yimen.channels.cli.main import main\n\nsys.exit(main())\n" % PYTHON)
    os.chmod(command, 0o755)


def pins(text):
    """The packages and versions that a lock file names."""
    return re.findall(r"^([A-Za-z0-9_.-]+==[^\s\\]+)", text, re.MULTILINE)


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def fail(sentence):
    sys.stderr.write("\n" + sentence + "\n")
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
