"""Facts out of the evaluation slice: the IT project and its verdict."""

from collections.abc import Iterator

from applications.facts.amounts import day, won
from applications.facts.fact import Fact
from applications.facts.sources import Judgement
from evaluations.projects.model import Project
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds

NONE = "없음"


def project_facts(project: Project, judgement: Judgement | None) -> Iterator[Fact]:
    """Give the facts of a project and, when it was judged, of its verdict."""
    source = f"{project.code} 정보화사업 (개정 {project.revision})"
    budget = None if project.budget_krw is None else won(project.budget_krw)
    rows: tuple[tuple[str, str, str | None, str], ...] = (
        ("project_name", "정보화사업", project.name, ""),
        ("project_code", "사업 번호", project.code, ""),
        ("project_kind", "사업 구분", project.kind, ""),
        ("project_department", "사업 부서", project.department, ""),
        ("project_summary", "사업 내용", project.summary or None, ""),
        ("project_systems", "대상 시스템", ", ".join(project.systems) or NONE, ""),
        ("project_budget", "사업 예산", budget, "원"),
        ("project_contract_end", "현행 계약 종료", project.contract_end, ""),
    )
    for key, label, value, unit in rows:
        yield Fact(key, label, value, unit, source, "등록", day(project.updated_at))
    if judgement is not None:
        yield from _verdict(project, judgement)


def _verdict(project: Project, judgement: Judgement) -> Iterator[Fact]:
    verdict = judgement.verdict
    asked = judgement.answered > 0
    rows: list[tuple[str, str, str, str]] = [
        ("verdict_outcome", "SaaS 검토 결과", verdict.words, ""),
        ("verdict_reasons", "판단 근거", "\n".join(verdict.reasons), ""),
        ("verdict_conditions", "이행 조건", _conditions(judgement), ""),
        ("verdict_unknown", "모르는 답의 비율", f"{verdict.unknown_percent:.1f}%", "%"),
    ]
    rows += [
        (f"verdict_{axis.id}", axis.title, points(Bounds(axis.lo, axis.hi)), "점")
        for axis in verdict.axes
    ]
    for key, label, value, unit in rows:
        yield Fact(
            key=key,
            label=label,
            value=value if asked else None,
            unit=unit,
            source=f"{project.code} {label} ({judgement.questionnaire} {judgement.version}, "
            f"{judgement.asked}문항 중 {judgement.answered}문항 답함)",
            confirmed="확인" if judgement.sure and not verdict.unknown_percent else "추정",
            as_of=day(judgement.as_of) if judgement.as_of else "",
        )


def _conditions(judgement: Judgement) -> str:
    return "\n".join(one.sentence for one in judgement.verdict.conditions) or NONE
