"""SMS and mail go out by the city's own program, or count as not gone."""

import json
from pathlib import Path

import pytest

from yimen.gateways.sms.command import Command, NoCarrier
from yimen.kernel.refusal import Unavailable

SAID = ("13800001111", "补正", "请补正材料。", "M1-sms")


def a_program(folder: Path, lines: str) -> str:
    program = folder / "send"
    program.write_text(f"#!/bin/sh\n{lines}\n")
    program.chmod(0o700)
    return str(program)


def test_the_city_s_program_gets_the_message_and_gives_the_receipt(tmp_path: Path) -> None:
    program = a_program(tmp_path, f"cat > {tmp_path}/got; echo R-17; echo more")

    receipt = Command(program, "sms").carry(*SAID)

    assert receipt == "R-17"
    assert json.loads((tmp_path / "got").read_text()) == dict(
        zip(("way", "to", "subject", "text", "key"), ("sms", *SAID), strict=True)
    )


@pytest.mark.parametrize("lines", ["echo the platform is away >&2; exit 3", ""])
def test_a_program_that_fails_or_is_not_there_has_carried_nothing(tmp_path: Path, lines: str) -> None:
    program = a_program(tmp_path, lines) if lines else str(tmp_path / "none")

    with pytest.raises(Unavailable, match="the platform is away" if lines else "FileNotFoundError"):
        Command(program, "sms").carry(*SAID)


def test_where_nobody_carries_nothing_counts_as_sent() -> None:
    with pytest.raises(Unavailable):
        NoCarrier().carry(*SAID)
