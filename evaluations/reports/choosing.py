"""What follows from the verdict, as blocks: conditions, candidates, costs, weights."""

from collections.abc import Iterator

from documents.model import Align, Block, Bullets, Heading, Paragraph, Table
from evaluations.projects.tco.comparing import Side, Spread
from evaluations.projects.tco.model import PROPOSALS
from evaluations.reports.model import Report
from evaluations.verdict.following.tasks import CONDITION, PATH, STATES, Task
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds
from evaluations.verdict.side_by_side import Beside

_UNKNOWN = "모름"
_MONEY: tuple[Align, ...] = ("left", "right", "right", "right", "left")


def conditions(report: Report) -> Iterator[Block]:
    """Give each condition with who sees to it until when, and the dated path."""
    rows = [
        (one.sentence, *_agreed(report, CONDITION, one.question.id))
        for one in report.verdict.conditions
    ]
    head = ["조건", "담당", "기한", "상태", "근거"]
    if rows:
        yield Table.of(head, rows, caption="도입 조건", widths=(3, 1.2, 0.9, 0.7, 1.2))
    else:
        yield Paragraph("이 판정에 붙는 조건이 없습니다.")
    if report.path is None:
        return
    due = report.path.assessment
    yield Heading("발전 연계의 경로", 2)
    day = due.day.isoformat() if due.day else _UNKNOWN
    yield Paragraph(f"다시 평가할 날: {day} ({due.reason})")
    steps = [
        (f"({one.step.id}) {one.step.text}", *_agreed(report, PATH, one.step.id))
        for one in report.path.steps
    ]
    if steps:
        yield Table.of(["단계", *head[1:]], steps, widths=(3, 1.2, 0.9, 0.7, 1.2))
    yield Paragraph("※ 재평가 날짜와 단계는 제안입니다.", note=True)


def _agreed(report: Report, kind: str, key: str) -> tuple[str, str, str, str]:
    task = report.tasks.get((kind, key), Task(kind, key))
    return task.owner, task.due or "정하지 않음", STATES[task.state], task.evidence or ""


def candidates(report: Report) -> Iterator[Block]:
    """Give the candidate products and, of several, how they stand side by side."""
    if not report.candidates:
        yield Paragraph("등록한 후보 서비스가 없습니다.")
        return
    rows = [
        (
            one.name,
            one.supplier or _UNKNOWN,
            one.certification or _UNKNOWN,
            one.certified_until or _UNKNOWN,
            one.listing or _UNKNOWN,
        )
        for one in report.candidates
    ]
    head = ["후보", "공급자", "보안 인증", "인증 만료", "디지털서비스 등록"]
    yield Table.of(head, rows, caption="후보 서비스", widths=(1.6, 1.4, 1.4, 1, 1))
    if report.candidate and len(report.candidates) > 1:
        yield Paragraph(f"판정은 '{report.candidate.name}'의 답으로 냈습니다.")
    if report.beside:
        named = [line[0] for line in _column(report.beside[0])]
        columns = [[line[1] for line in _column(one)] for one in report.beside]
        yield Table.of(
            ["항목", *(one.name for one in report.beside)],
            [list(row) for row in zip(named, *columns, strict=True)],
            caption="후보 나란히 보기",
        )


def _column(one: Beside) -> list[tuple[str, str]]:
    found = one.verdict
    first = (
        "순위 밖"
        if one.certain is None or one.possible is None
        else f"{100 * one.certain:.0f}~{100 * one.possible:.0f}%"
    )
    return [
        ("판정", found.words),
        *((f"{a.title} ({a.id})", points(Bounds(a.lo, a.hi))) for a in found.axes),
        ("걸린 게이트", ", ".join(hit.gate.id for hit in found.gates) or "없음"),
        ("모르는 비중", f"{found.unknown_percent:.1f}%"),
        ("조건", f"{len(found.conditions)}개"),
        ("가중치를 바꿔도 같은 판정", f"{100 * one.steady.same:.0f}%"),
        ("1위 비율", first),
    ]


def costs(report: Report) -> Iterator[Block]:
    """Give what both sides cost over the years, line by line, and what is assumed."""
    found = report.costs
    if found is None:
        yield Paragraph("5년 비용 항목이 아직 없습니다. 비용을 모르는 것이며 0원이 아닙니다.")
        return
    rows = [_side(found.saas, found.years), _side(found.keep, found.years)]
    rows += [
        (f"{side.name}: {one.line.name}", *_spread(one.cost), ", ".join(one.missing))
        for side in (found.saas, found.keep)
        for one in side.lines
    ]
    yield Table.of(
        ["항목", "낮은 쪽(P10)", "가운데(P50)", "높은 쪽(P90)", "모르는 것"],
        rows,
        caption=f"{found.years}년 비용 (원)",
        widths=(2.2, 1.2, 1.2, 1.2, 1.4),
        align=_MONEY,
    )
    least, most = found.cheaper
    yield Bullets((
        f"SaaS가 더 쌀 가능성: {100 * least:.0f}~{100 * most:.0f}%",
        "SaaS ÷ 구축·유지: "
        + (_UNKNOWN if found.ratio is None else f"{found.ratio.p50:.2f}배 (가운데)"),
    ))  # fmt: skip
    assumed = [
        (name, *_range(report, name), "정함" if name in report.assumptions else "제안")
        for name in PROPOSALS
    ]
    yield Table.of(
        ["가정", "최소", "보통", "최대", "누구의 값"], assumed, caption="비용의 가정", align=_MONEY
    )


def _side(side: Side, years: int) -> tuple[str, str, str, str, str]:
    unknown = ", ".join(side.unknown)
    whole = "" if side.whole else f"적어도 이만큼. 모름: {unknown}" if unknown else "항목 없음"
    return (f"{side.name} {years}년 합계", *_spread(side.known), whole)


def _spread(one: Spread | None) -> tuple[str, str, str]:
    if one is None:
        return (_UNKNOWN,) * 3
    return f"{one.p10:,.0f}", f"{one.p50:,.0f}", f"{one.p90:,.0f}"


def _range(report: Report, name: str) -> tuple[str, str, str]:
    one = report.assumptions.get(name, PROPOSALS[name])
    if one is None:
        return (_UNKNOWN,) * 3
    return f"{one.least:,g}", f"{one.likely:,g}", f"{one.most:,g}"


def weights(report: Report) -> Iterator[Block]:
    """Give the weights that were used, whose they are, and that they are proposals."""
    rows = [(one.id, one.title, one.axis, f"{one.weight:g}") for one in report.form.sections]
    yield Table.of(
        ["섹션", "이름", "축", "가중치"],
        rows,
        caption=f"쓴 가중치: {report.weights_name}",
        widths=(0.7, 3, 0.7, 1),
        align=("left", "left", "center", "right"),
    )
    chosen = report.weight_set
    if chosen is None:
        yield Paragraph("※ 질문지에 실린 제안입니다. 정부가 정한 가중치가 아닙니다.", note=True)
    else:
        told = f"{chosen.created_by} 님이 정했습니다({chosen.created_at[:10]}). {chosen.reason}"
        yield Paragraph(f"※ {told} 정부가 정한 가중치가 아니라 이 기관의 제안입니다.", note=True)
    if report.unfit:
        yield Paragraph(f"※ 정한 가중치를 쓰지 못했습니다. {report.unfit}", note=True)
