"""The peer of case_life: SpiffWorkflow 3.2 runs a four-step process and saves its state to PostgreSQL after each step.

It checks no authority, keeps no journal and counts no working time. Asked to `restore`, it reads the state back before
each step, as an engine must whose steps are done by different people in different processes; asked to `keep`, a worker
holds each workflow in memory from its first step to its last and only saves. Ours stands between the two: it reads what
it does not remember, and proves in writing what it does (docs/decisions/0195).

Which of the two is the peer of the design: where hand-written SQL made 400 to 550 lives a second, SpiffWorkflow made 116
to 130, which is 0.21 to 0.33 of it. The one that restores stands at 0.25 of the limit here, the one that keeps at 0.40;
on a machine slowed to 545 lives of the limit they made 141 and 191. So `restore` is the peer, and `keep` is told beside.
"""

import json
import multiprocessing
import sys
import time
from itertools import pairwise
from typing import Any

import psycopg
from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer.workflow import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

STEPS = ("accept", "hand_over", "review", "decide")
FLOW = ("start", *STEPS, "end")
TASKS = "".join(f'<bpmn:manualTask id="{step}" name="{step}"/>' for step in STEPS)
LINES = "".join(
    f'<bpmn:sequenceFlow id="f{n}" sourceRef="{a}" targetRef="{b}"/>' for n, (a, b) in enumerate(pairwise(FLOW))
)
PROCESS = f"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="yimen">
<bpmn:process id="licence" isExecutable="true"><bpmn:startEvent id="start"/>{TASKS}<bpmn:endEvent id="end"/>{LINES}
</bpmn:process></bpmn:definitions>"""
SCHEMA = (
    "drop table if exists peer_state; create table peer_state (id bigint generated always as identity primary key,"
    " state jsonb not null)"
)
FORM = {"name": "示范餐饮有限公司", "fields": [f"value {n}" for n in range(20)]}


def live(url: str, lives: int, way: str) -> None:
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring(PROCESS.encode()))
    spec = parser.get_spec("licence")
    serializer = BpmnWorkflowSerializer()
    with psycopg.connect(url, autocommit=True) as connection:
        for _ in range(lives):
            workflow = BpmnWorkflow(spec)
            workflow.data.update(FORM)
            workflow.do_engine_steps()
            row = connection.execute(
                "insert into peer_state (state) values (%s) returning id", (serializer.serialize_json(workflow),)
            ).fetchone()
            assert row is not None
            for _step in STEPS:
                if way == "restore":
                    workflow = _restored(connection, serializer, row[0])
                task = workflow.get_next_task(state=TaskState.READY, manual=True)
                task.data["decided"] = "yes"
                task.run()
                workflow.do_engine_steps()
                connection.execute(
                    "update peer_state set state = %s where id = %s", (serializer.serialize_json(workflow), row[0])
                )
            assert workflow.is_completed()


def _restored(connection: "psycopg.Connection[Any]", serializer: Any, number: int) -> Any:
    row = connection.execute("select state::text from peer_state where id = %s", (number,)).fetchone()
    assert row is not None
    return serializer.deserialize_json(row[0])


def main() -> None:
    url, processes, lives, way = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(SCHEMA)
    workers = [multiprocessing.Process(target=live, args=(url, lives, way)) for _ in range(processes)]
    started = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - started
    assert not any(worker.exitcode for worker in workers)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("drop table peer_state")
    print(json.dumps({"name": "case_life_peer", "value": round(processes * lives / seconds, 1), "unit": "lives/s"}))


if __name__ == "__main__":
    main()
