"""search_p95, suggest_p95, search_right and search_right_unseen: finding an item in a full prefecture, at the door, without a network.

What is typed are the 150 labelled queries of the tests, and every beginning of them for the suggestions; each request
comes from an address of its own through the whole application. The limit is the plainest search there is on the same
server: names that hold the words, by one statement that nothing is rendered from.

`search_right` is the share of the labelled queries with a right item among the first three, `search_right_unseen` the same
of ninety that were written after synonyms and plain words and that nothing was added for. The prefecture holds every
labelled item among thousands of invented acts on the same things (预约、更正、补领). Right is what bears a labelled name,
at whatever office; of a label that names a base item also each of its handling sub-items, which stand under it as one hit.
"""

import csv
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db import connection, connections

from bench import prefecture
from bench.asking import PIECE, Handler, asked, door, p95
from bench.scratch import Figure, scratch_city, scratch_server, tell, url_of
from yimen.registries.catalogue.search import search
from yimen.threshold import clock

ROUNDS, SUGGESTIONS, FIRST = 3, 300, 3
QUERIES = Path(__file__).parents[1] / "tests" / "operations" / "plain_words.csv"
UNSEEN = QUERIES.with_name("plain_words_unseen.csv")
PLAINEST = (
    "select i.ref, v.name from catalogue_itemversion v join catalogue_item i on i.id = v.item_id"
    " where v.name like %s and v.in_force @> now() order by length(v.name), v.id limit 20"
)


def main() -> None:
    """Print the figures."""
    with scratch_server() as server:
        where = scratch_city(url_of(server, "postgres"))
        prefecture.fill(where.administrator)
        labelled = _labelled(QUERIES)
        words = [row["words"] for row in labelled]
        begun = sorted({word[:length] for word in words for length in range(1, len(word) + 1)})
        typed = random.Random(7).sample(begun, SUGGESTIONS)
        handler = door()
        _tell("search_p95", handler, "/search", words)
        _tell("suggest_p95", handler, "/search/suggest", typed, PIECE)
        _tell_right("search_right", labelled)
        _tell_right("search_right_unseen", _labelled(UNSEEN))
        connections.close_all()


def _labelled(queries: Path) -> list[dict[str, str]]:
    with queries.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _tell_right(name: str, labelled: Sequence[Mapping[str, str]]) -> None:
    now = clock.now()
    found = [[hit.row.name for hit in search(one["words"], now, limit=FIRST)] for one in labelled]
    named = [{name for whole in names for name in (whole, whole.partition("（")[0])} for names in found]
    right = sum(bool(names & set(one["right"].split("|"))) for one, names in zip(labelled, named, strict=True))
    share = round(right / len(labelled), 3)
    tell(Figure(name, share, "share", "higher", None, None, None, None, len(labelled)))


def _tell(
    name: str, handler: Handler, path: str, words: Sequence[str], headers: Mapping[str, str] | None = None
) -> None:
    for word in words[:20]:
        asked(handler, path, {"q": word}, headers)
    # The median of three askings of each: the machine's other work is not the search's.
    ours = [sorted(asked(handler, path, {"q": word}, headers)[0] for _ in range(ROUNDS))[ROUNDS // 2] for word in words]
    plainest = [sorted(_plainest(word) for _ in range(ROUNDS))[ROUNDS // 2] for word in words]
    value, limit = round(p95(ours), 2), round(p95(plainest), 2)
    tell(Figure(name, value, "ms", "lower", limit, None, round(value / limit, 2), None, len(words) * ROUNDS))


def _plainest(word: str) -> float:
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(PLAINEST, (f"%{word}%",))
        cursor.fetchall()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
