"""Evidence: whatever is altered, taken out, put in or exchanged, a hash no longer fits."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.evidence import (
    Line,
    Link,
    canonical,
    digest,
    leaf,
    link,
    link_hash,
    merkle_root,
    moment,
    seal_content,
)

facts = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.lists(st.text(max_size=5), max_size=3)
)
bodies = st.dictionaries(st.text(max_size=10), facts, max_size=5)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
lines = st.builds(Line, st.text(min_size=1, max_size=10), bodies, moments, st.text(max_size=5), st.text(max_size=5))
leaves = st.lists(st.binary(max_size=8).map(leaf), min_size=1, max_size=40)


@given(bodies)
def test_one_body_has_one_spelling(body: dict[str, object]) -> None:
    turned = dict(reversed(list(body.items())))

    assert canonical(body) == canonical(turned)
    assert json.loads(canonical(body)) == body


@given(bodies, bodies)
def test_two_bodies_have_two_spellings(one: dict[str, object], other: dict[str, object]) -> None:
    assert (canonical(one) == canonical(other)) == (
        json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    )


@given(moments, st.integers(-14 * 60, 14 * 60))
def test_an_instant_is_spelled_alike_wherever_it_is_told(instant: datetime, minutes: int) -> None:
    assert moment(instant) == moment(instant.astimezone(timezone(timedelta(minutes=minutes))))


def test_what_has_no_canonical_form_is_a_bug() -> None:
    with pytest.raises(TypeError):
        canonical({"a": {1, 2}})


@given(st.binary(max_size=20), st.binary(min_size=1, max_size=8))
def test_a_digest_is_not_guessed_without_its_salt(payload: bytes, salt: bytes) -> None:
    assert digest(payload, salt) != digest(payload)
    assert digest(payload, salt) == digest(payload, salt)


def chain(told: list[Line]) -> list[Link]:
    links, seq, head = list[Link](), 0, b""
    for line in told:
        links.append(link("case", "REF", seq, head, line, "A1"))
        seq, head = links[-1].seq, links[-1].hash
    return links


@given(st.lists(lines, min_size=1, max_size=8))
def test_a_chain_counts_up_and_every_link_holds_the_one_before(told: list[Line]) -> None:
    links = chain(told)

    assert [one.seq for one in links] == list(range(1, len(told) + 1))
    assert [one.prev for one in links] == [b"", *(one.hash for one in links[:-1])]


@given(st.lists(lines, min_size=1, max_size=6), st.data())
def test_an_altered_line_changes_its_own_hash_and_all_after_it(told: list[Line], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(told) - 1))
    change = data.draw(
        st.sampled_from(
            [
                {"verb": told[at].verb + "x"},
                {"body": {**told[at].body, "another": "fact"}},
                {"effective_at": told[at].effective_at + timedelta(microseconds=1)},
                {"law": told[at].law + "x"},
                {"authority": told[at].authority + "x"},
                {"on_behalf": told[at].on_behalf + "x"},
            ]
        )
    )
    altered = [*told[:at], replace(told[at], **change), *told[at + 1 :]]  # type: ignore[arg-type]

    before, after = [one.hash for one in chain(told)], [one.hash for one in chain(altered)]

    assert before[:at] == after[:at]
    assert all(one != other for one, other in zip(before[at:], after[at:], strict=True))


@given(lines, st.sampled_from(["kind", "ref", "seq", "prev", "actor"]))
def test_a_link_fits_its_own_subject_place_and_actor_only(line: Line, changed: str) -> None:
    place: dict[str, object] = {"kind": "case", "ref": "REF", "seq": 3, "prev": b"head", "actor": "A1"}
    other = {"kind": "letter", "ref": "REF2", "seq": 4, "prev": b"heaD", "actor": "A2"}[changed]
    body = canonical(line.body)

    def made(facts: dict[str, object]) -> bytes:
        return link_hash(
            str(facts["kind"]), str(facts["ref"]), int(str(facts["seq"])), bytes(facts["prev"]),  # type: ignore[call-overload]
            line, str(facts["actor"]), body,
        )  # fmt: skip

    assert made(place) != made({**place, changed: other})


@given(leaves, st.data())
def test_a_changed_leaf_changes_the_root(rows: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    altered = [*rows[:at], leaf(rows[at]), *rows[at + 1 :]]

    assert merkle_root(altered) != merkle_root(rows)


@given(leaves, st.data())
def test_a_leaf_more_or_less_changes_the_root(rows: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))

    assert merkle_root(rows[:at] + rows[at + 1 :]) != merkle_root(rows)
    assert merkle_root([*rows[:at], leaf(b"slipped in"), *rows[at:]]) != merkle_root(rows)
    assert merkle_root([*rows, rows[-1]]) != merkle_root(rows)


@given(st.lists(st.binary(max_size=8).map(leaf), min_size=2, max_size=20, unique=True), st.data())
def test_the_order_of_the_rows_is_sealed(rows: list[bytes], data: st.DataObject) -> None:
    turned = data.draw(st.permutations(rows))

    assert (merkle_root(turned) == merkle_root(rows)) == (turned == rows)


@given(st.binary(min_size=64, max_size=64))
def test_a_node_is_never_passed_off_as_a_leaf(pair: bytes) -> None:
    assert merkle_root([pair[:32], pair[32:]]) != leaf(pair)


def test_the_root_of_three_is_made_by_hand() -> None:
    a, b, c = leaf(b"a"), leaf(b"b"), leaf(b"c")
    node = hashlib.sha256(b"\x01" + a + b).digest()

    assert merkle_root([a, b, c]) == hashlib.sha256(b"\x01" + node + c).digest()
    assert merkle_root([a]) == a
    assert merkle_root([]) == hashlib.sha256(b"").digest()


@given(
    st.integers(1, 10**6), st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32), st.integers(1, 99)
)
def test_a_seal_is_about_its_number_its_root_its_forerunner_and_its_count(
    number: int, root: bytes, previous: bytes, count: int
) -> None:
    sealed = seal_content(number, root, previous, count)

    assert (
        len(
            {
                sealed,
                seal_content(number + 1, root, previous, count),
                seal_content(number, leaf(root), previous, count),
                seal_content(number, root, leaf(previous), count),
                seal_content(number, root, previous, count + 1),
            }
        )
        == 5
    )
