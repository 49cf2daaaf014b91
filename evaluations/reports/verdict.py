"""The verdict as blocks: the word, why, gates, scores by section with their answers."""

from collections.abc import Iterator

from documents.model import Align, Block, Bullets, Heading, Paragraph, Table
from evaluations.answers.model import NA, Value
from evaluations.questionnaire.model import Question
from evaluations.reports.model import Report
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds

_SIDES: tuple[Align, ...] = ("left", "left", "right", "right", "right")


def word(report: Report) -> Iterator[Block]:
    """Give the outcome first, with its few numbers and reasons."""
    found = report.verdict
    yield Paragraph(f"판정: {found.words}", bold=True)
    asked = report.form.questions
    known = [q for q in asked if q.id in report.answers]
    unknown = sum(report.answers[q.id].counted is None for q in known)
    rows = [(f"{a.title} ({a.id})", points(Bounds(a.lo, a.hi))) for a in found.axes]
    rows += [
        ("모르는 비중", f"{found.unknown_percent:.1f}%"),
        ("답변", f"{len(known)}/{len(asked)}" + (f" (모름 {unknown})" if unknown else "")),
        ("가중치를 바꿔도 같은 판정", f"{100 * report.steady.same:.0f}%"),
    ]
    yield Table.of(["항목", "값"], rows, widths=(1.0, 2.0))
    if report.steady.sensitive:
        yield Paragraph("※ 가중치에 민감합니다. 가중치를 정한 까닭을 함께 보십시오.", note=True)
    yield Heading("판정의 이유", 2)
    yield Bullets(found.reasons)
    if found.find_out_first:
        yield Heading("먼저 알아볼 것", 2)
        yield Bullets(
            tuple(f"{one.question.id} {one.question.text}" for one in found.find_out_first)
        )


def gates(report: Report) -> Iterator[Block]:
    """Give the gates that cap the outcome, and those that may."""
    found = report.verdict
    rows = [
        (
            hit.gate.id,
            hit.gate.text,
            "걸림",
            f"{hit.cap}까지",
            ", ".join(f"{q.id} {q.anchors[v]}" for q, v in hit.by),
        )
        for hit in found.gates
    ]
    rows += [
        (
            one.gate.id,
            one.gate.text,
            "모름",
            f"걸리면 {one.cap}까지",
            ", ".join(q.id for q in one.questions) + " 미확인",
        )
        for one in found.open_gates
    ]
    if not rows:
        yield Paragraph("걸린 게이트도, 답을 몰라 가리지 못한 게이트도 없습니다.")
        return
    head = ["게이트", "내용", "상태", "상한", "답"]
    yield Table.of(head, rows, caption="게이트", widths=(0.7, 2.6, 0.6, 1.3, 2))


def sections(report: Report) -> Iterator[Block]:
    """Give the score of each section."""
    rows = [
        (
            one.section.id,
            one.section.title,
            f"{one.section.weight:g}",
            points(Bounds(one.lo, one.hi)),
            str(len(one.unknown)),
        )
        for one in report.verdict.sections
    ]
    yield Table.of(
        ["섹션", "이름", "가중치", "점수", "모르는 문항"],
        rows,
        caption="섹션 점수",
        widths=(0.6, 2.6, 0.8, 1.4, 0.9),
        align=_SIDES,
    )
    yield Paragraph(
        "※ 점수는 0~100점. 범위는 모르는 답의 폭입니다. 정부가 정한 배점이 아닙니다.",
        note=True,
    )


def answers(report: Report) -> Iterator[Block]:
    """Give every question with its answer, who gave it and how sure it is."""
    rows = []
    for question in report.form.questions:
        given = report.answers.get(question.id)
        told = "답 없음" if given is None else answer(question, given.counted)
        source = "" if given is None else f"{given.certainty or ''} {given.updated_by}".strip()
        day = "" if given is None else given.updated_at[:10]
        rows.append((question.id, question.text, told, source, day))
    yield Table.of(
        ["문항", "물음", "답", "확인·답한 이", "날"],
        rows,
        caption="문항과 답",
        widths=(0.6, 3, 2, 1, 0.9),
    )


def answer(question: Question, value: Value) -> str:
    """Return an answer as it is read: '3 일부 제공', '모름', '해당없음'."""
    if value is None:
        return "모름"
    return "해당없음" if value == NA else f"{value} {question.anchors[int(value)]}"
