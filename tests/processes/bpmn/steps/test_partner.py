"""bpmn-python's step tables: what we read is what it reads."""

from collections import defaultdict
from pathlib import Path

import pytest

from processes.bpmn.steps import BadSteps, diagram, files
from processes.bpmn.steps.model import END

HEAD = "Order,Activity,Condition,Who,Subprocess,Terminated"
PLAIN = ["0,start,,,,", "1,read,,clerk,,", "2,write,,head,,", "3,over,,,,yes"]
PARALLEL = [
    "0,start,,,,", "1,read,,clerk,,", "2a1,ask,,clerk,,", "2a2,wait,,clerk,,", "2b1,look,,head,,",
    "3,decide,,head,,", "4,over,,,,yes",
]  # fmt: skip
CHOICE = [
    "0,start,,,,", "1,read,,clerk,,", "2a,accept,yes,clerk,,", "2b,refuse,no,head,,",
    "3,file,,head,,", "4,over,,,,yes",
]  # fmt: skip
SOME = [
    "0,start,,,,", "1,read,,clerk,,", "2a,mail,mail,clerk,,", "2b,call,phone,clerk,,",
    "2c,visit,visit,clerk,yes,", "3,file,,head,,", "4,over,,,,yes",
]  # fmt: skip
BACK = [
    "0,start,,,,", "1,read,,clerk,,", "2a,goto 1,no,,,", "2b,accept,yes,clerk,,", "3,over,,,,yes",
]  # fmt: skip
NESTED = [
    "0,start,,,,", "1,read,,clerk,,", "2a1,ask,,clerk,,", "2a2a,mail,yes,clerk,,",
    "2a2b,call,else,clerk,,", "2b1,look,,head,,", "3,decide,,head,,",
    "4,over,,,,yes",
]  # fmt: skip
TABLES = {
    "plain": PLAIN, "parallel": PARALLEL, "choice": CHOICE, "some": SOME, "back": BACK,
    "nested": NESTED,
}  # fmt: skip
KINDS = {
    "exclusiveGateway": "exclusive",
    "parallelGateway": "parallel",
    "inclusiveGateway": "inclusive",
}


def content(lines: list[str]) -> bytes:
    return "\n".join([HEAD, *lines]).encode()


def theirs(load, folder: Path, lines: list[str]) -> tuple[dict[str, set[str]], dict[str, str]]:
    """What bpmn-python reads: the steps after each step, and the gateway's kind in between."""
    file = folder / "table.csv"
    file.write_bytes(content(lines))
    read = load(file)
    types = {key: given["type"] for key, given in read.get_nodes()}
    after = defaultdict(list)
    for flow in read.sequence_flows.values():
        after[flow["sourceRef"]].append(flow["targetRef"])
    follows: dict[str, set[str]] = {}
    kinds: dict[str, str] = {}
    for key, kind in types.items():
        if kind not in {"task", "subProcess"}:
            continue
        waiting, follows[key] = list(after[key]), set()
        while waiting:
            one = waiting.pop()
            if types[one].endswith("Gateway"):
                if len(after[one]) > 1:
                    kinds.setdefault(key, KINDS[types[one]])
                waiting.extend(after[one])
            else:
                follows[key].add(END if types[one] == "endEvent" else one)
    return follows, kinds


@pytest.mark.parametrize("name", TABLES)
def test_our_reading_is_bpmn_pythons(name, partner, tmp_path):
    follows, kinds = theirs(partner, tmp_path, TABLES[name])
    table = files.read(content(TABLES[name]))
    assert {step.order: {one.to for one in step.follows} for step in table.steps} == follows
    ours = {step.order: step.follows[0].kind for step in table.steps if len(step.follows) > 1}
    assert ours == kinds


@pytest.mark.parametrize("name", TABLES)
def test_it_becomes_a_diagram_of_ours(name):
    assert b"bpmn:definitions" in diagram(files.read(content(TABLES[name])))


def test_who_and_condition_are_taken_over():
    table = files.read(content(CHOICE))
    assert [step.role for step in table.steps] == ["clerk", "clerk", "head", "head"]
    assert [one.condition for one in table.steps[0].follows] == ["yes", "no"]
    assert any("하위 프로세스" in note for note in files.read(content(SOME)).notes)


def test_an_order_that_leads_nowhere_is_named():
    with pytest.raises(BadSteps, match="'1' 다음"):
        files.read(content(["0,start,,,,", "1,read,,clerk,,", "7,write,,head,,"]))
    with pytest.raises(BadSteps, match="2a"):
        files.read(content(["1,read,,a,,", "2a,goto 9,,,,", "2b,write,,b,,yes"]))
