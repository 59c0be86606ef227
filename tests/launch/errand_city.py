"""Make the home named by YIMEN_HOME a city with one office and a window whose clerk holds a token; print both as JSON.

Run as `python -m tests.launch.errand_city` by the tests that start a whole platform, with that platform's own keys.
"""

import json
import sys
from datetime import timedelta

from yimen.assembly.installation import perform

TOKEN = "the-token-of-the-window"


def build() -> int:
    """Build through the operations; print what a client says to receive a case."""
    # Models exist only when the settings stand, and those need the home.
    from tests.operations import errand  # noqa: PLC0415
    from yimen.registries.people import operations as people  # noqa: PLC0415
    from yimen.threshold import clock  # noqa: PLC0415

    office = errand.an_office()
    people.keep_token(TOKEN, "窗口", timedelta(days=2), by=office.clerk, now=clock.now())
    form = {"item": office.item, "party": office.party, "answers": list(errand.ANSWERS), "form": errand.FORM}
    print(json.dumps(form))
    return 0


if __name__ == "__main__":
    sys.exit(perform("database", build))
