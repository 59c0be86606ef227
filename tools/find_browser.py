"""Have a Chromium for the journeys: the machine's own, or one that playwright fetches."""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# The first has no window of its own to draw and costs a journey less than half; it is the same engine.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NONE = (
    "没有可用的 Chromium,且无法下载:请安装 chromium(如 apt install chromium)后再运行 make test。\n"
    "There is no Chromium and none could be fetched: install one (apt install chromium), then run `make test` again."
)


def main() -> int:
    """Find one or fetch one."""
    if any(shutil.which(name) for name in NAMES):
        return 0
    with sync_playwright() as playwright:
        if Path(playwright.chromium.executable_path).exists():
            return 0
    print("正在下载测试用浏览器… / fetching a browser for the journeys ...", flush=True)
    fetched = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=subprocess.DEVNULL)
    if fetched.returncode != 0:
        print(NONE, file=sys.stderr)
    return fetched.returncode


if __name__ == "__main__":
    sys.exit(main())
