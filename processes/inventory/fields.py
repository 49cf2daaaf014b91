"""The fields of a process: one table that drives import, grid, form and file formats."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from errors import shortened
from processes.inventory import kinds
from processes.inventory.headers import SYNONYMS
from processes.inventory.kinds import Kind
from processes.inventory.model import BadProcess, Estimate, Facts, NotUnderstood
from processes.inventory.wording import Understood

UNKNOWN = "모름"

PERSONAL_DATA = {
    "없음": r"없음|무|아니오|아니요|x|×|✕|✗|n|no|해당없음|해당사항없음|미처리|미보유",
    "일반": r"일반.*|성명.*|이름.*|연락처.*|전화번호.*|주소.*|계좌번호.*|이메일.*|통장.*",
    "고유식별": r"고유식별.*|주민.*번호.*|여권.*|운전면허.*|외국인등록.*",
    "민감": r"민감.*|건강.*|장애.*|노조.*|정당.*|범죄.*|유전.*|생체.*",
    "있음(종류 미상)": r"있음(\(종류미상\))?|유|예|네|o|○|◯|〇|●|◎|y|yes|v|✓|✔|√"
    r"|해당|처리|보유|포함",
}
N2SF_GRADES = {"C": r"c(등급)?|기밀", "S": r"s(등급)?|민감", "O": r"o(등급)?|공개"}
FORMS = {
    "종이": r"종이|서면|출력물|수기",
    "스캔": r"스캔.*|pdf|이미지",
    "전자": r"전자.*|파일|한글|hwp|hwpx|엑셀",
    "정형": r"정형.*|데이터|db|입력|시스템입력",
}
SOURCES = {
    "면담": r"면담|인터뷰",
    "로그": r"로그|시스템로그|.*실적|통계",
    "추정": r"추정|추산|예상",
}

GROUPS = ("기본", "물량·시간", "절차", "정보·문서", "위험·등급", "출처")


@dataclass(frozen=True)
class Field:
    """One field of a process. `key` is its name in Facts (or name, department, code)."""

    key: str
    label: str
    kind: Kind
    group: str = "기본"
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""

    @property
    def synonyms(self) -> tuple[str, ...]:
        """How the headers of real tables spell it, without spaces."""
        return SYNONYMS[self.key]

    @property
    def title(self) -> str:
        """The label with its unit: '연간 건수(건/년)'."""
        return f"{self.label}({self.unit})" if self.unit else self.label

    def understand(self, text: str, header: str | None = None) -> Understood:
        """Read a text; its header may carry the unit (the field's own title by default)."""
        return self.kind.understand(text, self.title if header is None else header)

    def parse(self, text: str) -> Any:
        """Return the value of a text, None for unknown, or raise NotUnderstood."""
        return self.understand(text).value

    def format(self, value: Any) -> str:
        """Write a value so that parse reads it back; '' for unknown."""
        return "" if value is None else self.kind.format(value)

    def shown(self, value: Any) -> str:
        """Write a value for a reader: '240 건/년', '없음', '모름'."""
        if value is None:
            return UNKNOWN
        text = (self.kind.show or self.kind.format)(value)
        return f"{text} {self.unit}" if self.unit else text

    def to_json(self, value: Any) -> Any:
        """Return the value as JSON holds it; None for unknown."""
        return None if value is None else self.kind.to_json(value)

    def from_json(self, value: Any) -> Any:
        """Return the value that the JSON stands for, None for unknown."""
        return None if value is None else self.kind.from_json(value)


NAME = Field("name", "업무명", kinds.TEXT, required=True)
DEPARTMENT = Field("department", "부서", kinds.TEXT, required=True)
CODE = Field("code", "업무 번호", kinds.TEXT)

_OWN: tuple[Field, ...] = (
    Field("area", "대분류", kinds.TEXT, required=True),
    Field("group", "중분류", kinds.TEXT),
    Field("subgroup", "소분류", kinds.TEXT),
    Field("purpose", "목적", kinds.TEXT),
    Field("legal_basis", "근거 법령·규정", kinds.LAWS, required=True,
          help="조문까지 적습니다. 여럿이면 ;로 나눕니다. 예: 인사규정 제12조"),
    Field("users_served", "이용자", kinds.TEXT),
    Field("plan_items", "관련 18개 과제", kinds.PLAN_ITEMS,
          help="실행계획의 과제 번호입니다. 예: 1, 5"),
    Field("yearly_volume", "연간 건수", kinds.VOLUME, "물량·시간", "건/년", required=True,
          help="'월 20건', '분기 600건', '약 3,000', '20~30'처럼 적을 수 있습니다."),
    Field("minutes_per_case", "건당 처리시간", kinds.MINUTES, "물량·시간", "분", required=True,
          help="기다린 시간은 빼고 실제로 일한 시간입니다. '1시간 20분', '1~3시간'도 됩니다."),
    Field("waiting_minutes", "건당 대기시간", kinds.WAITING, "물량·시간", "분",
          help="결재나 회신을 기다리는 시간입니다. 근무시간으로 셉니다(1일 = 8시간)."),
    Field("staff", "담당 인원", kinds.AMOUNT, "물량·시간", "명"),
    Field("roles", "역할", kinds.ROLES, "절차",
          help="이 업무에 손을 대는 사람의 역할입니다. 예: 신청인, 담당자, 팀장"),
    Field("approvals", "결재 단계", kinds.COUNT, "절차", "단계"),
    Field("handovers", "인계 횟수", kinds.COUNT, "절차", "회",
          help="한 건이 사람에서 사람으로, 부서에서 부서로 넘어가는 횟수입니다."),
    Field("systems", "사용 시스템", kinds.WORDS, "절차", required=True),
    Field("retyping", "재입력", kinds.YES_NO, "절차",
          help="한 시스템의 내용을 다른 시스템에 다시 치는 일이 있습니까?"),
    Field("exception_rate", "예외율", kinds.SHARE, "절차",
          help="보통 절차를 벗어나는 건의 비율입니다. 예: 5%"),
    Field("error_rate", "오류율", kinds.SHARE, "절차",
          help="보완이나 반려가 생기는 건의 비율입니다. 예: 10%"),
    Field("channels", "접수 방법", kinds.CHANNELS, "정보·문서", required=True),
    Field("input_forms", "입력 형식", kinds.choice_list("forms", FORMS), "정보·문서",
          choices=tuple(FORMS)),
    Field("output_forms", "출력 형식", kinds.choice_list("forms", FORMS), "정보·문서",
          choices=tuple(FORMS)),
    Field("evidence", "증빙 서류", kinds.EVIDENCE, "정보·문서",
          help="이미 가진 기관을 괄호에 적습니다. 예: 주민등록등본(행정안전부), 통장사본"),
    Field("paper_sheets", "종이 문서", kinds.AMOUNT, "정보·문서", "매/건"),
    Field("personal_data", "개인정보", kinds.choice("personal-data", PERSONAL_DATA), "위험·등급",
          required=True, choices=tuple(PERSONAL_DATA)),
    Field("n2sf_grade", "N2SF 등급", kinds.choice("n2sf-grade", N2SF_GRADES), "위험·등급",
          choices=tuple(N2SF_GRADES),
          help="C(기밀), S(민감), O(공개)"),
    Field("source", "자료 출처", kinds.choice("source", SOURCES), "출처", required=True,
          choices=tuple(SOURCES)),
    Field("source_date", "자료 기준일", kinds.DATE, "출처"),
    Field("surveyed_by", "작성자", kinds.TEXT, "출처"),
    Field("note", "비고", kinds.TEXT, "출처"),
)  # fmt: skip
FIGURES: tuple[Field, ...] = tuple(field for field in _OWN if field.kind.measures)
SOURCES_OF_FIGURES = Field(
    "sources", "항목별 출처",
    kinds.sources_of({field.key: field.label for field in FIGURES}, SOURCES), "출처",
    help="수치의 출처나 기준일이 업무 전체와 다를 때 적습니다. "
         "예: 연간 건수: 로그 2026. 3. 12.; 건당 처리시간: 면담",
)  # fmt: skip
FIELDS: tuple[Field, ...] = (*_OWN, SOURCES_OF_FIGURES)
BY_KEY: Mapping[str, Field] = {field.key: field for field in FIELDS}
COLUMNS: tuple[Field, ...] = (CODE, DEPARTMENT, NAME, *FIELDS)
COLUMN_BY_KEY: Mapping[str, Field] = {field.key: field for field in COLUMNS}
REQUIRED: tuple[Field, ...] = tuple(field for field in FIELDS if field.required)


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """Return what is known, by key; what is unknown is left out."""
    known = ((field, getattr(facts, field.key)) for field in FIELDS)
    return {field.key: field.kind.to_json(value) for field, value in known if value is not None}


def facts_from_json(values: Mapping[str, Any]) -> Facts:
    """Return the facts, or raise BadProcess that names the field."""
    key = ""
    try:
        read = {}
        for key, value in values.items():
            decode = _DECODERS[key]
            read[key] = value if decode is None or value is None else decode(value)
        return Facts(**read)
    except (NotUnderstood, KeyError, TypeError, AttributeError) as error:
        raise BadProcess(_sentence(key, values, error)) from error


_DECODERS = {
    field.key: None if field.kind.from_json is kinds.same else field.kind.from_json
    for field in FIELDS
}


def _sentence(key: str, values: Mapping[str, Any], error: Exception) -> str:
    field = BY_KEY.get(key)
    if field is None:
        return f"'{key}'은(는) 업무의 항목이 아닙니다."
    written = json.dumps(values[key], ensure_ascii=False, default=str)  # as the file spells it
    told = f"{field.label}({key}): '{shortened(written)}'을(를) 읽지 못했습니다."
    return f"{told} {error}" if isinstance(error, NotUnderstood) else told


def facts_from_data(values: Mapping[str, Any]) -> Facts:
    """Return the facts of a file that people write; every value must be one of its kind."""
    facts = facts_from_json(values)
    for field in FIELDS:
        value = getattr(facts, field.key)
        try:
            if (
                value is None
                or isinstance(value, Estimate)
                or field.parse(field.format(value)) == value
            ):
                continue
            reason = "항목에 맞는 값이 아닙니다."
        except (NotUnderstood, TypeError, AttributeError) as error:
            reason = str(error)
        written = json.dumps(values[field.key], ensure_ascii=False, default=str)
        raise BadProcess(
            f"{field.label}({field.key}): '{shortened(written)}'을(를) 읽지 못했습니다. {reason}"
        )
    return facts


def with_value(facts: Facts, key: str, value: Any) -> Facts:
    """Return the facts with one field set anew."""
    return replace(facts, **{key: value})


def missing(facts: Facts) -> list[Field]:
    """Return the required fields (★) that are unknown."""
    return [field for field in REQUIRED if getattr(facts, field.key) is None]
