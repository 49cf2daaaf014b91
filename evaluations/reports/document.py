"""A report as a document. Pure: the same report gives the same document."""

from collections.abc import Iterator

from documents.model import Block, Document, Heading, Meta, Paragraph, Table
from documents.text import cut_line
from evaluations.reports import choosing, verdict
from evaluations.reports.model import Report


def title(report: Report) -> str:
    """Return what the report is called, and its files."""
    return cut_line(f"{report.project.code} {report.project.name}") + " 평가 보고서"


def document(report: Report) -> Document:
    """Return the evaluation of the project as one document."""
    mark = "[예시] " if report.project.example else ""
    return Document(
        title=title(report),
        blocks=tuple(_blocks(report)),
        meta=Meta(
            "", cut_line(report.organisation), report.day.isoformat(), cut_line(report.form.title)
        ),
        header=cut_line(f"{mark}평가 보고서 · {report.project.code} · {report.form.title}"),
    )


def _blocks(report: Report) -> Iterator[Block]:
    if report.project.example:
        yield Paragraph("※ 예시 자료입니다. 실제 사업이 아닙니다.", note=True)
    yield Heading("판정")
    yield from verdict.word(report)
    yield Heading("사업")
    yield _project(report)
    yield Heading("게이트")
    yield from verdict.gates(report)
    yield Heading("섹션 점수")
    yield from verdict.sections(report)
    yield Heading("조건과 경로")
    yield from choosing.conditions(report)
    yield Heading("후보 서비스")
    yield from choosing.candidates(report)
    yield Heading("5년 비용")
    yield from choosing.costs(report)
    yield Heading("가중치")
    yield from choosing.weights(report)
    yield Heading("확정 기록")
    yield from _confirmed(report)
    yield Heading("문항과 답")
    yield from verdict.answers(report)


def _project(report: Report) -> Table:
    one = report.project
    budget = "모름" if one.budget_krw is None else f"{one.budget_krw:,}원"
    rows = [
        ("사업", f"{one.code} {one.name}"),
        ("구분", one.kind),
        ("부서", one.department or "모름"),
        ("내용", one.summary or "적지 않음"),
        ("예산", budget),
        ("계약 종료", one.contract_end or "모름"),
        ("시스템", ", ".join(one.systems) or "없음"),
        ("관련 업무", ", ".join(one.process_codes) or "없음"),
        ("질문지", f"{report.form.title} {report.form.version}판"),
        ("판정한 날", report.day.isoformat()),
    ]
    return Table.of(["항목", "내용"], rows, widths=(1.0, 3.2))


def _confirmed(report: Report) -> Iterator[Block]:
    if not report.confirmed:
        yield Paragraph("확정한 판정이 아직 없습니다. 이 보고서는 지금 답으로 낸 것입니다.")
        return
    rows = [
        (one.judged_on.isoformat(), one.outcome, one.reason, one.created_by)
        for one in report.confirmed
    ]
    yield Table.of(["날", "판정", "이유", "누가"], rows, widths=(1, 1.4, 3, 1))
