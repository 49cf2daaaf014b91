"""What was found, proposed, compared and done about a process, as blocks."""

from collections.abc import Iterator

from documents.model import Align, Block, Bullets, Heading, Paragraph, Table
from documents.text import cut_line
from errors import WorkbenchError
from processes.bpmn.checks import report
from processes.bpmn.checks.finding import SEVERITIES, SEVERITY_NAMES
from processes.bpmn.store import STATE_NAMES
from processes.dossiers.model import Chart, Dossier
from processes.inventory import changes, dates
from processes.redesign.approval.model import STATES, Proposal
from processes.redesign.catalogue import STAGE_NAMES
from processes.redesign.comparing import wording
from processes.redesign.store import VERDICT_NAMES

_SHOWN = 30
_NUMBERS: tuple[Align, ...] = ("left", "left", "right", "right", "right", "right", "left")
_ACTIONS = {"insert": "등록", "update": "수정", "delete": "삭제"}


def checks(dossier: Dossier) -> Iterator[Block]:
    """Give what the checks say of each flow chart."""
    for chart in dossier.charts:
        yield Heading(f"{STATE_NAMES[chart.state]} {chart.number}판", 2)
        yield from _checked(chart)
    if not dossier.charts:
        yield Paragraph("흐름도가 없어 점검하지 않았습니다.")


def _checked(chart: Chart) -> Iterator[Block]:
    try:
        found = report.report(chart.content)
    except WorkbenchError as refusal:
        yield Paragraph(f"점검하지 못했습니다. {refusal.sentence}")
        return
    counts = " · ".join(f"{SEVERITY_NAMES[one]} {found.counts[one]}" for one in SEVERITIES)
    validity = found.validity
    schema = found.unchecked if validity is None else "맞음" if validity.valid else "어긋남"
    sound = {True: "문제없음", False: "막히는 곳 있음", None: "판정하지 못함"}[found.verdict.sound]
    yield Bullets((f"BPMN 2.0 스키마: {schema}", f"흐름의 건전성: {sound}", f"점검: {counts}"))
    told = [problem.sentence for problem in found.verdict.problems]
    rows = [("오류", sentence) for sentence in told]
    rows += [
        (SEVERITY_NAMES[one.severity], one.sentence)
        for one in found.findings
        if one.severity != "info"
    ]
    if rows:
        yield Table.of(["정도", "찾은 것"], rows[:_SHOWN], widths=(0.6, 5))
    yield from _rest(len(rows))


def proposals(dossier: Dossier) -> Iterator[Block]:
    """Give what could be changed about the as-is, in the order of the stages, with decisions."""
    rows = []
    for one in dossier.findings:
        decision = dossier.decisions.get(one.key)
        done = "정하지 않음" if decision is None else VERDICT_NAMES[decision.decision]
        why = f": {decision.reason}" if decision and decision.reason else ""
        rows.append((
            STAGE_NAMES[one.heuristic.stage],
            one.heuristic.ko,
            one.hit.sentence,
            one.hit.source,
            done + why,
        ))  # fmt: skip
    if not rows:
        yield Paragraph("현행 흐름도에서 찾은 재설계 제안이 없습니다.")
        return
    yield Table.of(
        ["단계", "기법", "고칠 만한 곳", "근거", "결정"],
        rows[:_SHOWN],
        caption="재설계 제안",
        widths=(0.9, 1.2, 3.4, 0.9, 1.2),
    )
    yield from _rest(len(rows))
    yield Paragraph("※ 기준값은 이 작업대의 제안입니다. 확인할 것을 본 뒤 정합니다.", note=True)


def simulated(dossier: Dossier) -> Iterator[Block]:
    """Give the figures that were compared when a to-be was put up, with their 95 % intervals."""
    if dossier.scenarios:
        yield Bullets(tuple(f"시나리오 {one}" for one in dossier.scenarios))
    standing = [one for one in dossier.proposals if one.state in ("approved", "proposed")]
    if not standing:
        yield Paragraph("현행과 개선을 견주어 승인에 올린 결과가 없습니다.")
        return
    for one in standing:
        yield from _compared(one)


def _compared(proposal: Proposal) -> Iterator[Block]:
    decided = proposal.decision or proposal.proposed
    rows = [
        (
            row.name,
            row.unit,
            wording.value(row, row.asis),
            wording.value(row, row.tobe),
            wording.difference(row),
            wording.interval(row),
            f"{row.verdict} ({row.kind})",
        )
        for row in proposal.comparison.rows
    ]
    yield Table.of(
        ["항목", "단위", "현행", "개선", "차이", "95% 구간", "판단"],
        rows,
        caption=f"개선안 '{cut_line(proposal.title)}' 견준 결과",
        widths=(2.2, 0.7, 0.9, 0.9, 0.9, 1.4, 1.6),
        align=_NUMBERS,
    )
    state = f"{STATES[proposal.state]}, {dates.shown(decided.created_at)} {decided.created_by}"
    yield Paragraph(f"※ {proposal.comparison.basis}. {state}.", note=True)
    hangs = tuple(dict.fromkeys(proposal.comparison.hangs_on.values()))
    if hangs:
        yield Bullets(hangs)
    if proposal.changed:
        told = " ".join(proposal.changed)
        yield Paragraph(f"※ 승인에 올린 뒤 바뀐 것: {told}", note=True)


def history(dossier: Dossier) -> Iterator[Block]:
    """Give who changed what and when, newest first."""
    rows = [(one.at, one.by, one.what) for one in dossier.entries]
    for change in dossier.changes:
        told = [
            f"{one.label}: {one.before} → {one.after}"
            for one in (
                changes.in_history(change.before, change.after) if change.action == "update" else ()
            )
        ]
        action = _ACTIONS.get(change.action, change.action)
        rows.append((change.at, change.by, "\n".join([f"업무 목록 {action}", *told])))
    rows.sort(reverse=True)
    shown = [(dates.shown(at), by or "모름", what) for at, by, what in rows[:_SHOWN]]
    yield Table.of(["날", "누가", "무엇을"], shown, caption="고친 기록", widths=(1, 1, 4))
    yield from _rest(len(rows))


def _rest(count: int) -> Iterator[Block]:
    if count > _SHOWN:
        yield Paragraph(f"※ 모두 {count:,}개이며 {_SHOWN}개만 실었습니다.", note=True)
