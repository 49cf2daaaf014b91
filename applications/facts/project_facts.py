"""Facts out of the evaluation: the IT project, its verdict, gates, conditions and dated path."""

from collections.abc import Iterator

from applications.facts.amounts import day, won
from applications.facts.fact import Fact, Place
from applications.facts.sources import Judgement, ProjectSource
from evaluations.projects.model import Project
from evaluations.verdict.following.path import Path
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds

NONE = "없음"
REGISTERED, JUDGED = "정보화사업", "SaaS 평가"
_DONE = {True: "됨", False: "아직", None: "모름"}


def project_facts(source: ProjectSource) -> Iterator[Fact]:
    """Give the facts of a project and, when it was judged, of its verdict."""
    project = source.project
    told = f"{project.code} 정보화사업 (개정 {project.revision})"
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
        yield Fact(
            key,
            label,
            value,
            unit,
            told,
            "등록",
            day(project.updated_at),
            place=Place.of("project", project=project.code),
            section=REGISTERED,
        )
    if source.judgement is not None:
        yield from _verdict(project, source.judgement)


def _verdict(project: Project, judgement: Judgement) -> Iterator[Fact]:
    asked = judgement.answered > 0
    sure = judgement.sure and not judgement.verdict.unknown_percent
    for key, label, value, unit in _rows(judgement):
        yield Fact(
            key=key,
            label=label,
            value=value if asked else None,
            unit=unit,
            source=f"{project.code} {label} ({judgement.questionnaire} {judgement.version}, "
            f"{judgement.asked}문항 중 {judgement.answered}문항 답함)",
            confirmed="확인" if sure else "추정",
            as_of=day(judgement.as_of) if judgement.as_of else "",
            place=Place.of("evaluation", project=project.code),
            section=JUDGED,
        )


def _rows(judgement: Judgement) -> list[tuple[str, str, str | None, str]]:
    verdict, path = judgement.verdict, judgement.path
    rows: list[tuple[str, str, str | None, str]] = [
        ("verdict_outcome", "SaaS 검토 결과", verdict.words, ""),
        ("verdict_reasons", "판단 근거", "\n".join(verdict.reasons), ""),
        ("verdict_gates", "걸린 게이트", _gates(judgement), ""),
        ("verdict_open_gates", "아직 모르는 게이트", _open_gates(judgement), ""),
        ("verdict_conditions", "이행 조건", _conditions(judgement), ""),
        ("verdict_unknown", "모르는 답의 비율", f"{verdict.unknown_percent:.1f}%", "%"),
    ]
    rows += [
        (f"verdict_{axis.id}", axis.title, points(Bounds(axis.lo, axis.hi)), "점")
        for axis in verdict.axes
    ]
    if path is not None:
        rows += [
            ("path_reassessment", "다음 평가일", _assessment(path), ""),
            ("path_steps", "발전 연계 단계", _steps(path), ""),
        ]
    return rows


def _gates(judgement: Judgement) -> str:
    return "\n".join(f"{one.gate.text} → {one.cap}" for one in judgement.verdict.gates) or NONE


def _open_gates(judgement: Judgement) -> str:
    found = judgement.verdict.open_gates
    return "\n".join(f"{one.gate.text} → {one.cap}" for one in found) or NONE


def _conditions(judgement: Judgement) -> str:
    return "\n".join(one.sentence for one in judgement.verdict.conditions) or NONE


def _assessment(path: Path) -> str | None:
    when = path.assessment
    return f"{when.day.isoformat()} ({when.reason})" if when.day else None


def _steps(path: Path) -> str:
    return "\n".join(f"{one.step.text}: {_DONE[one.done]}" for one in path.steps) or NONE
