"""Every measure that computes itself. What counts as done is our proposal, said in `formula`."""

from action_plan.measures.model import Definition, Source

_WHOLE = (("subject", "institution"),)


def _assessment(form: str, title: str, *, whole: bool) -> Definition:
    address = (("form", form), *_WHOLE) if whole else ()
    return Definition(
        f"assessment-{form}",
        title,
        "답한 문항 ÷ 물은 문항" + ("" if whole else " (모든 시스템을 더함)"),
        (Source("assessment" if whole else "assessments", title, address),),
    )


_ALL = (
    Definition(
        "census-coverage",
        "전수조사 조사율",
        "필수 항목이 모두 찬 업무 ÷ 등록한 업무. 필수 항목은 진행 중인 전수조사가 묻는 것, "
        "없으면 업무 목록의 ★ 항목입니다.",
        (Source("census", "전수조사"), Source("inventory", "업무 목록")),
    ),
    Definition(
        "redesigned",
        "재설계한 업무 비율",
        "개선(To-Be) 흐름도가 있거나 시행 중인 재설계가 있는 업무 ÷ 등록한 업무",
        (Source("inventory", "업무 목록"), Source("savings", "아낀 시간")),
    ),
    Definition(
        "application-stage",
        "가장 앞선 신청서의 단계",
        "구상 0%, 작성 25%, 부서 검토 50%, 결재 75%, 제출과 그 뒤 100%. 여러 건이면 가장 앞선 것.",
        (Source("applications", "지원사업 신청서"),),
    ),
    Definition(
        "articles-reviewed",
        "검토한 조문",
        "사람이 검토한 조문 ÷ 계획의 조문 수(332개, 종이 규정에서 고칠 수 있음)",
        (Source("regulations", "종이 규정"),),
    ),
    Definition(
        "articles-amended",
        "개정을 마친 조문",
        "개정 완료한 조문 ÷ 계획의 조문 수(332개, 종이 규정에서 고칠 수 있음)",
        (Source("regulations", "종이 규정"),),
    ),
    Definition(
        "paper-avoided",
        "줄일 수 있게 된 종이",
        "이은 조문이 모두 개정되어 풀린 업무의 종이 ÷ 조사한 종이. "
        "목표 50%에 이르면 100%로 봅니다.",
        (Source("regulations", "종이 규정", (("view", "paper"),)),),
    ),
    Definition(
        "open-exports",
        "개방형으로 내보낸 문서",
        "HWPX·DOCX·Markdown·JSON으로 내보낸 횟수 ÷ 이 워크벤치에서 문서를 내보낸 횟수",
        (Source("applications", "지원사업 신청서"),),
    ),
    Definition(
        "checked-documents",
        "점검에서 고칠 것이 없는 문서",
        "고칠 것이 없는 파일 ÷ 문서 점검에 올린 서로 다른 파일",
        (Source("document-check", "문서 점검"),),
    ),
    Definition(
        "rpa-judged",
        "RPA 판정을 마친 업무",
        "모르는 답이 판정을 바꾸지 못하는 업무 ÷ 등록한 업무",
        (Source("diagnosis", "업무 진단"),),
    ),
    Definition(
        "rpa-live",
        "자동화를 시행한 후보 업무",
        "로봇 계획을 적고 시행 중인 재설계가 있는 후보 ÷ '자동화 추진'으로 판정한 후보. "
        "판정 보류인 업무는 후보일 수도 아닐 수도 있어 범위가 됩니다.",
        (Source("diagnosis", "업무 진단"), Source("savings", "아낀 시간")),
    ),
    Definition(
        "data-judged",
        "개방 여부를 판정한 데이터",
        "개방할 수 있는지 판정한 데이터 ÷ 우리가 만드는 데이터",
        (Source("datasets", "데이터 공유·개방"),),
    ),
    Definition(
        "projects-judged",
        "SaaS 판정을 마친 사업",
        "모르는 답이 판정을 바꾸지 못하는 사업 ÷ 등록한 정보화사업",
        (Source("portfolio", "포트폴리오"), Source("projects", "정보화사업")),
    ),
    Definition(
        "hours-given",
        "공공서비스에 돌려준 시간",
        "돌려준 시간 ÷ 시행 중인 재설계가 줄인 시간. "
        "둘 다 범위라 가장 적은 것과 많은 것을 견줍니다.",
        (Source("savings", "아낀 시간"),),
    ),
    Definition(
        "sbom-systems",
        "구성요소를 받은 시스템",
        "SBOM이 있는 시스템 ÷ 워크벤치가 아는 시스템",
        (Source("components", "구성요소 (SBOM)"),),
    ),
    Definition(
        "suppliers-named",
        "공급업체를 아는 구성요소",
        "공급업체가 적힌 구성요소 ÷ 시스템마다 가장 새 SBOM의 구성요소",
        (Source("components", "구성요소 (SBOM)"),),
    ),
    _assessment("ai-documents", "AI가 읽는 문서 진단", whole=True),
    _assessment("data-openness", "데이터 개방 자체 평가", whole=True),
    _assessment("access-logs", "접속기록 진단", whole=False),
    _assessment("zero-trust", "제로트러스트 진단", whole=True),
    _assessment("supply-chain", "구성요소·공급업체 진단", whole=False),
)
CATALOGUE = {one.key: one for one in _ALL}
