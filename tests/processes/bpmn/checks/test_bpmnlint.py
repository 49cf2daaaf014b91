"""Our reading of bpmnlint's rules against bpmnlint itself, run in node over real files.

bpmnlint believes the lists `incoming` and `outgoing` inside an element, and finds only what is
referred to without a namespace prefix. Files that leave those lists out, or write a message flow
into them, or prefixes before ids, make it report what isn't so: connected tasks as loose, drawn
elements as missing. Ours go by the flows' own ends. So the files are compared twice: as they are,
where the named files may differ and no others, and with lists and references written the way
bpmnlint reads them, where both have to find the same in every file.
"""

import json
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from installation.places import BUILD_ENVIRONMENT, NODE_MODULES
from processes.bpmn import decoding, reading
from processes.bpmn.checks.registry import BPMNLINT
from processes.bpmn.checks.surroundings import Surroundings
from processes.bpmn.elements import BPMN, FLOW_NODES

NODE = BUILD_ENVIRONMENT / "bin" / "node"
SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "bpmn_samples"

pytestmark = [
    pytest.mark.skipif(not NODE.exists(), reason="no build environment: make setup"),
    pytest.mark.skipif(not SAMPLES.exists(), reason="no shared samples here"),
]

NO_LISTS = "the file leaves out the lists incoming and outgoing"
LOOSE = {"no-disconnected", "no-implicit-start", "no-implicit-end", "no-implicit-split"}
# File -> the rules in which it may differ as it is, and why.
AS_THEY_ARE = {
    "miwg-tools__Bonita_BPM_7.2.3__A.4.1-roundtrip": (LOOSE, NO_LISTS),
    "miwg-tools__IBM_Process_Designer_8.0.1__A.3.0-export": (LOOSE | {"fake-join"}, NO_LISTS),
    "hdBPMN__ex08__ex08_writer0056": (
        {"fake-join", "no-implicit-split"},
        "message flows stand in the lists of sequence flows",
    ),
    "miwg-tools__GenMyModel_0.47__C.1.1-export": (
        {"no-bpmndi"},
        "the diagram refers to its elements with a namespace prefix",
    ),
}
# (File, rule, element) that differ even so, and why.
REMAINING = {
    ("miwg-reference__C.6.0", "no-implicit-end", element): (
        "the association to the compensating activity stands in the sub-process, "
        "where bpmnlint doesn't look"
    )
    for element in (
        "_b25ecc7c-4eff-4a70-96f2-6b2f94cf19b1",
        "_fe3f9094-097b-416d-adeb-4b7e7e753f3c",
    )
}

Found = set[tuple[str, str]]


def _theirs(files: list[Path]) -> dict[str, Found]:
    script = Path(__file__).with_name("bpmnlint.mjs")
    command = [NODE, script, NODE_MODULES, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=100)
    answer = json.loads(done.stdout)
    assert answer["version"] == "11.15.0"
    return {
        Path(file).stem: {(rule, element) for rule, element in pairs}
        for file, pairs in answer["found"].items()
    }


def _ours(file: Path) -> Found:
    around = Surroundings(reading.read(file.read_bytes()))
    findings = [finding for rule in BPMNLINT for finding in rule.findings(around)]
    return {(finding.rule, finding.element) for finding in findings}


def _as_bpmnlint_reads(content: bytes) -> bytes:
    """Write the lists anew from the flows, and references without a prefix."""
    root, _encoding, _warnings = decoding.tree(content)
    ids = {str(one.get("id")) for one in root.iter(etree.Element) if one.get("id")}
    for element in root.iter(etree.Element):
        reference = element.get("bpmnElement", "")
        if reference not in ids and reference.rpartition(":")[2] in ids:
            element.set("bpmnElement", reference.rpartition(":")[2])
    _write_lists(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _write_lists(root: etree._Element) -> None:
    nodes = {one.get("id"): one for kind in FLOW_NODES for one in root.iter(BPMN + kind)}
    for node in nodes.values():
        for child in [*node.iterchildren(BPMN + "incoming", BPMN + "outgoing")]:
            node.remove(child)
    for flow in root.iter(BPMN + "sequenceFlow"):
        for name, end in (("outgoing", "sourceRef"), ("incoming", "targetRef")):
            if flow.get(end) in nodes:
                etree.SubElement(nodes[flow.get(end)], BPMN + name).text = flow.get("id")


def test_both_find_the_same_in_files_as_they_are() -> None:
    files = sorted(SAMPLES.glob("*.bpmn"))
    different: dict[str, set[str]] = {}
    remaining = {(stem, rule, element) for stem, rule, element in REMAINING}
    for stem, theirs in _theirs(files).items():
        odd = _ours(SAMPLES / f"{stem}.bpmn") ^ theirs
        odd = {(rule, element) for rule, element in odd if (stem, rule, element) not in remaining}
        if odd:
            different[stem] = {rule for rule, _element in odd}
    assert different.keys() == AS_THEY_ARE.keys()
    for stem, rules in different.items():
        assert rules <= AS_THEY_ARE[stem][0], stem


def test_both_find_the_same_where_bpmnlint_reads_the_flows(tmp_path: Path) -> None:
    for file in SAMPLES.glob("*.bpmn"):
        (tmp_path / file.name).write_bytes(_as_bpmnlint_reads(file.read_bytes()))
    files = sorted(tmp_path.glob("*.bpmn"))
    assert len(files) == 40
    theirs = _theirs(files)
    different = {
        (file.stem, rule, element)
        for file in files
        for rule, element in _ours(file) ^ theirs[file.stem]
    }
    assert different == REMAINING.keys()
    agreed = sum(len(found) for found in theirs.values())
    assert agreed > 200  # findings, so that two empty lists don't count as agreement
