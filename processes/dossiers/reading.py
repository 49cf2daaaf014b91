"""A dossier out of the database; what can't be read is named and left out, not raised."""

from collections.abc import Iterator

import storage
from errors import WorkbenchError
from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.publication import store as publication
from processes.bpmn.raci import store as raci
from processes.bpmn.raci.table import derived, with_set
from processes.bpmn.store import ModelRevision
from processes.dossiers.model import Chart, Dossier, Entry
from processes.inventory import store as inventory
from processes.inventory.model import Process
from processes.redesign import finding, gathering
from processes.redesign import store as redesign
from processes.redesign.approval import store as approvals
from processes.redesign.approval.model import STATES, Proposal
from processes.redesign.model import Finding
from processes.simulation import store as scenarios

INSTITUTION = "institution"  # the setting that the first page keeps


def dossier(db: storage.Database, code: str) -> Dossier:
    """Return the dossier of the process with that code, or raise UnknownProcess."""
    process = inventory.process_by_code(db, code)
    missing: list[str] = []
    charts = tuple(_charts(db, process, missing))
    proposals = tuple(approvals.proposals(db, process.id))
    return Dossier(
        process=process,
        organisation=storage.settings.setting(db, INSTITUTION, ""),
        charts=charts,
        clauses=gathering.clauses(db, process.id),
        findings=tuple(_findings(db, process, charts, missing)),
        decisions=redesign.decisions(db, process.id),
        proposals=proposals,
        scenarios=tuple(_scenarios(db, process)),
        changes=tuple(inventory.history_of(db, process.id)),
        entries=tuple(sorted(_entries(db, process, proposals), key=lambda one: one.at)[::-1]),
        missing=tuple(missing),
    )


def chart(db: storage.Database, process: Process, revision: ModelRevision) -> Chart:
    """Return one revision with its RACI table, or raise BadModel."""
    content = models.content(db, revision.sha256)
    model = reading.read(content)
    cells = raci.cells(db, process.id, revision.state)
    standing = publication.published(db, process.id, revision.state)
    return Chart(
        state=revision.state,
        number=revision.number,
        created_at=revision.created_at,
        created_by=revision.created_by,
        content=content,
        model=model,
        raci=with_set(derived(model, process.department), cells),
        published=standing is not None and standing.number == revision.number,
    )


def _charts(db: storage.Database, process: Process, missing: list[str]) -> Iterator[Chart]:
    for state in models.states:
        newest = models.newest(db, process.id, state)
        if newest is None:
            continue
        try:
            yield chart(db, process, newest)
        except WorkbenchError as refusal:
            missing.append(f"{models.STATE_NAMES[state]} 흐름도: {refusal.sentence}")


def _findings(
    db: storage.Database, process: Process, charts: tuple[Chart, ...], missing: list[str]
) -> list[Finding]:
    """Return what could be changed about the as-is."""
    asis = next((one for one in charts if one.state == "as-is"), None)
    if asis is None:
        return []
    try:
        return finding.findings(gathering.case(db, process, asis.model, asis.state))
    except WorkbenchError as refusal:
        missing.append(f"재설계 제안: {refusal.sentence}")
        return []


def _scenarios(db: storage.Database, process: Process) -> Iterator[str]:
    for state in models.states:
        for one in scenarios.scenarios(db, process.id, state):
            yield f"{models.STATE_NAMES[state]}: {one.title}"


def _entries(
    db: storage.Database, process: Process, proposals: tuple[Proposal, ...]
) -> Iterator[Entry]:
    for state in models.states:
        name = models.STATE_NAMES[state]
        for one in models.revisions(db, process.id, state):
            note = f": {one.note}" if one.note else ""
            yield Entry(one.created_at, one.created_by, f"{name} 흐름도 {one.number}판{note}")
        for told in publication.publications(db, process.id, state):
            did = f"{told.number}판 공개" if told.number else "공개 거둠"
            note = f": {told.note}" if told.note else ""
            yield Entry(told.created_at, told.created_by, f"{name} 흐름도 {did}{note}")
    for proposal in proposals:
        for step in proposal.entries:
            did = STATES.get(step.event, "아낀 시간에 옮김")
            yield Entry(step.created_at, step.created_by, f"개선안 '{proposal.title}' {did}")
