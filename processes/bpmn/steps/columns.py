"""The columns of a step table and the words that people write over them."""

from collections.abc import Sequence

from processes.bpmn.steps.model import BadSteps, Problem

ORDER, ROLE, WORK, NEXT, CONDITION = "순서", "담당", "할 일", "다음", "조건"
SYSTEMS, DOCUMENTS, MINUTES, WAITING = "시스템", "문서", "분", "대기"
COLUMNS = (ORDER, ROLE, WORK, NEXT, CONDITION, SYSTEMS, DOCUMENTS, MINUTES, WAITING)

# Spelled without spaces and brackets; what stands in brackets is a unit or a remark.
ALSO = {
    ORDER: ("번호", "단계", "no", "no.", "연번", "순번"),
    ROLE: ("담당자", "담당부서", "역할", "수행자"),
    WORK: ("할일", "업무", "활동", "단계명", "업무내용", "내용"),
    NEXT: ("다음순서", "다음단계", "다음번호"),
    CONDITION: ("분기", "분기조건"),
    SYSTEMS: ("시스템명", "사용시스템"),
    DOCUMENTS: ("서식", "자료", "문서명"),
    MINUTES: ("소요", "소요분", "소요시간", "처리시간", "작업시간"),
    WAITING: ("대기분", "대기시간"),
}
_BY_SPELLING = {
    spelling: name for name, others in ALSO.items() for spelling in (name.replace(" ", ""), *others)
}
_LOOKED_AT = 20

Rows = Sequence[Sequence[str]]


def heading(rows: Rows) -> tuple[int, dict[str, int]]:
    """Return the row of the headings, from 0, and the place of each column; refuse without one."""
    for number, row in enumerate(rows[:_LOOKED_AT]):
        found = _known(row)
        if WORK in found:
            return number, found
    reason = f"제목 줄이 없습니다. 첫 줄에 {', '.join(COLUMNS)}을(를) 적으세요."
    raise BadSteps([Problem(None, "", "", reason)])


def _known(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        name = _BY_SPELLING.get("".join(cell.partition("(")[0].split()).lower())
        if name is not None:
            found.setdefault(name, place)
    return found
