"""How the headers of real tables spell the fields, without spaces and units."""

_SPELLINGS = """
name: 업무명 업무 업무명칭 단위업무 단위업무명 세부업무 세부업무명 사무명 프로세스명 프로세스
    업무내용 과업명
department: 부서 부서명 소관부서 담당부서 주관부서 소속 처부서 팀 담당팀 조직
code: 업무번호 업무ID 업무코드 관리번호 코드 ID
area: 대분류 분류 업무분류 기능 기능분류 분야 업무분야 구분 업무구분
group: 중분류 중기능
subgroup: 소분류 소기능
purpose: 목적 업무목적 개요 업무개요 설명 업무설명
legal_basis: 근거법령 근거 법령 규정 근거규정 법적근거 관련법령 관련규정 관련근거 근거법령·규정
users_served: 이용자 이용대상 대상 대상자 고객 수혜자 민원인 이용자유형
plan_items: 관련18개과제 관련과제 DPG과제 관련DPG번호 DPG번호 과제번호 실행계획
yearly_volume: 연간건수 연간처리건수 처리건수 건수 처리량 업무량 물량 연간물량 발생건수 월처리건수
    월건수 월평균건수 월평균처리건수 연간이용건수 이용건수 처리빈도 빈도 횟수 연간횟수
minutes_per_case: 건당처리시간 건당소요시간 소요시간 처리시간 건당시간 투입시간 작업시간
    건당처리분 건당소요 평균소요시간 평균처리시간 1건당소요시간
waiting_minutes: 건당대기시간 대기시간 대기 평균대기시간
staff: 담당인원 인원 투입인원 담당자수 인력 담당인력 처리인원 인원수
roles: 역할 참여자 관련자 담당역할 처리자 역할수
approvals: 결재단계 결재 결재단계수 결재횟수 승인단계
handovers: 인계횟수 인계 인계수 업무인계 이관횟수
systems: 사용시스템 시스템 활용시스템 정보시스템 이용시스템 관련시스템 시스템명 전산시스템
retyping: 재입력 재입력여부 중복입력 이중입력 수기입력 중복입력여부
exception_rate: 예외율 예외비율 예외처리율 예외
error_rate: 오류율 오류비율 반려율 보완율 오류
channels: 접수방법 접수 접수경로 신청방법 신청경로 접수채널 채널 접수방식 접수형태
input_forms: 입력형식 입력 투입자료 입력자료형식 입력형태
output_forms: 출력형식 출력 산출물형식 산출형식 출력형태
evidence: 증빙서류 증빙 구비서류 제출서류 첨부서류 증빙목록
paper_sheets: 종이문서 종이 종이량 문서매수 출력매수 종이매수 출력량 종이사용량
personal_data: 개인정보 개인정보여부 개인정보처리 개인정보포함 개인정보유무 개인정보처리여부
    개인정보포함여부
n2sf_grade: N2SF등급 N2SF 보안등급 등급 업무정보등급
source: 자료출처 출처 산출근거 조사방법
source_date: 자료기준일 기준일 작성일 작성일자 조사일 조사일자 일자 작성기준일
sources: 항목별출처 수치별출처 항목별자료출처 수치출처
surveyed_by: 작성자 조사자 담당자 업무담당자 작성자명
note: 비고 참고 참고사항 특이사항 기타 메모 의견 문제점 개선의견
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    key = ""
    for word in text.split():
        if word.endswith(":"):
            key = word.removesuffix(":")
            found[key] = ()
        else:
            found[key] += (word,)
    return found


SYNONYMS = _table(_SPELLINGS)
