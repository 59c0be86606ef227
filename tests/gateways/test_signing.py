"""Seals: what is sealed stays as it was, or the check says so."""

import hashlib
import random
import re
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gateways.specimens import CERTIFICATE
from yimen.gateways.rendering.papers import Papers
from yimen.gateways.signing.authority import DemoAuthority
from yimen.kernel.papers.seals import SealFinding

NOW = datetime(2026, 11, 26, 9, 47, 31, tzinfo=timezone(timedelta(hours=8)))
OFFICE = "示范市市场监督管理局"
DIGEST = hashlib.sha256(b"the root of a minute").digest()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("authority")


@pytest.fixture(scope="module")
def authority(home: Path) -> DemoAuthority:
    return DemoAuthority(home)


@pytest.fixture(scope="module")
def paper(papers: Papers) -> bytes:
    return papers.render(CERTIFICATE).pdf


@pytest.fixture(scope="module")
def sealed(authority: DemoAuthority, paper: bytes) -> bytes:
    return authority.seal(paper, "office-1", OFFICE, NOW)


def test_a_sealed_paper_is_sound_and_names_its_office_and_moment(authority: DemoAuthority, sealed: bytes) -> None:
    report = authority.verify(sealed)

    assert report.valid and report.intact and report.trusted
    assert (report.signer, report.signed_at, report.reason) == (OFFICE, NOW, SealFinding.SOUND)


def test_an_independent_reader_agrees_that_the_seal_is_valid(sealed: bytes, paper: bytes, tmp_path: Path) -> None:
    (tmp_path / "sealed.pdf").write_bytes(sealed)
    broken = bytearray(sealed)
    broken[len(paper) // 2] ^= 1
    (tmp_path / "broken.pdf").write_bytes(broken)

    verdicts = [
        subprocess.run(["pdfsig", str(tmp_path / name)], capture_output=True, text=True, check=False).stdout
        for name in ("sealed.pdf", "broken.pdf")
    ]

    assert "Signature is Valid." in verdicts[0] and "Total document signed" in verdicts[0]
    assert "Signature is Valid." not in verdicts[1]


def test_sealing_again_gives_the_same_paper_also_after_a_restart(home: Path, paper: bytes, sealed: bytes) -> None:
    assert DemoAuthority(home).seal(paper, "office-1", OFFICE, NOW) == sealed


def test_another_moment_or_office_gives_another_seal(authority: DemoAuthority, paper: bytes, sealed: bytes) -> None:
    later = authority.seal(paper, "office-1", OFFICE, NOW + timedelta(seconds=1))
    long = "示范市住房公积金管理中心（市直分中心）行政审批专用章"  # 78 bytes
    other = authority.seal(paper, "office-2", long, NOW)

    assert len({sealed, later, other}) == 3
    assert authority.verify(later).signed_at == NOW + timedelta(seconds=1)
    assert authority.verify(other).signer == long


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_one_altered_byte_anywhere_breaks_the_seal(
    authority: DemoAuthority, sealed: bytes, place: float, flip: int
) -> None:
    altered = bytearray(sealed)
    altered[int(place * len(sealed))] ^= flip

    assert not authority.verify(bytes(altered)).valid


def test_one_altered_byte_of_the_signature_itself_breaks_the_seal(authority: DemoAuthority, sealed: bytes) -> None:
    gap = re.search(rb"<3082[0-9A-F]{500,}>", sealed)
    assert gap is not None
    for place in random.Random(7).sample(range(gap.start(), gap.end()), 120):
        altered = bytearray(sealed)
        altered[place] ^= 1

        assert not authority.verify(bytes(altered)).valid, place


def test_something_appended_breaks_the_seal(authority: DemoAuthority, sealed: bytes) -> None:
    assert not authority.verify(sealed + b"\n").valid
    assert not authority.verify(authority.seal(sealed.replace(b"YimenSeal", b"OtherSeal"), "x", "y", NOW)).valid


def test_a_seal_of_another_authority_is_intact_but_not_trusted(
    authority: DemoAuthority, paper: bytes, tmp_path: Path
) -> None:
    foreign = DemoAuthority(tmp_path).seal(paper, "office-1", OFFICE, NOW)

    report = authority.verify(foreign)

    assert report.intact and not report.trusted and not report.valid
    assert report.reason is SealFinding.UNTRUSTED


def test_a_paper_without_a_seal_and_bytes_that_are_no_paper_are_told_apart(
    authority: DemoAuthority, paper: bytes
) -> None:
    assert authority.verify(paper).reason is SealFinding.UNSEALED
    assert authority.verify(b"%PDF-1.7 not really").reason is SealFinding.UNREADABLE
    assert authority.verify(b"").reason is SealFinding.UNREADABLE


def test_a_seal_needs_a_moment_with_its_zone(authority: DemoAuthority, paper: bytes) -> None:
    with pytest.raises(ValueError, match="zone"):
        authority.seal(paper, "office-1", OFFICE, NOW.replace(tzinfo=None))


def test_private_keys_are_readable_by_their_owner_alone(home: Path, sealed: bytes) -> None:
    files = [path for path in home.rglob("*") if path.is_file()]

    assert {path.name for path in files} >= {"root.pem", "journal.pem"} and len(files) >= 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_processes_that_start_together_share_one_root(tmp_path: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        roots = set(pool.map(lambda _: DemoAuthority(tmp_path).root_certificate(), range(12)))

    assert len(roots) == 1
    assert not list(tmp_path.glob(".*"))


def test_the_journal_has_a_key_of_its_own(authority: DemoAuthority, home: Path) -> None:
    signature = authority.sign_digest(DIGEST)

    assert DemoAuthority(home).verify_digest(DIGEST, signature)
    assert authority.sign_digest(DIGEST) == signature
    assert not authority.verify_digest(hashlib.sha256(b"another").digest(), signature)
    assert not authority.verify_digest(DIGEST, signature[:-1] + bytes([signature[-1] ^ 1]))
    assert b"BEGIN PUBLIC KEY" in authority.journal_public_key()


def test_the_journal_key_signs_digests_and_nothing_else(authority: DemoAuthority) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        authority.sign_digest(b"a whole text")
