"""The sandbox of the platforms: posts lie as one file an account in a folder, where whoever develops puts them.

Nothing is fetched from anywhere. An account whose handle ends in `-away` never answers.
"""

import json
from datetime import datetime
from pathlib import Path

from yimen.kernel.microblogs import AT_ONCE, SeenPost
from yimen.kernel.refusal import Unavailable


class SandboxPosts:
    """Platforms that only play at being there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def since(self, platform: str, handle: str, after: str) -> tuple[SeenPost, ...]:
        """The posts behind this one, as they stand in `<platform>-<handle>.json`: a list, the oldest first."""
        if handle.endswith("-away"):
            raise Unavailable("microblogs.away", "the sandbox plays at being away")
        path = self._folder / f"{platform}-{handle.replace('/', '_')}.json"
        try:
            told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
            posts = [SeenPost(**{**one, "posted_at": datetime.fromisoformat(one["posted_at"])}) for one in told]
        except (OSError, ValueError, TypeError, KeyError) as trouble:
            raise Unavailable("microblogs.failing", f"{path.name} cannot be read") from trouble
        keys = [one.key for one in posts]
        begin = keys.index(after) + 1 if after in keys else 0
        return tuple(posts[begin : begin + AT_ONCE])
