"""What the name of a step gives away: words by which Korean offices call approvals, checks, …

A clue is a reason to look, not a proof: every finding that rests on one says so.
"""

import re

# The approval is what is done, not what is written or sent: '허가서를 보낸다' is none.
APPROVAL = re.compile(r"(결재|승인|재가|허가|합의|전결)(을|를)?\s*(한다|하기|함|받는다)?[.\s]*$")
CHECK = re.compile(r"검토|확인|심사|점검|대사|검증|검사|대조|맞는지|심의")
REJECTION = re.compile(r"반려|반송|거절|탈락|불가|부적격|부적합|미승인|미달|취소|돌려|아니|보완")
RETYPING = re.compile(
    r"다시\s*(입력|치|적)|재입력|옮겨\s*(적|친|치|쓴|쓰)|옮긴다|이중\s*입력|재작성"
)
CLERICAL = re.compile(
    r"편철|철한|대장에|등재|사본|복사한|출력(한|하여)|스캔|날인|직인|보관한|전달한"
)
BATCH = re.compile(r"모아|일괄|한꺼번에|(주|월|분기)\s*\d*\s*(회|번)|매(주|월)|정기|월말|몰아")
ROUTINE = re.compile(
    r"입력|등록|조회|출력|집계|전송|취합|계산|발송|통지|옮겨|대사|이체|다운로드|내려받|업로드|올린"
)
ENTRY = re.compile(r"입력|등록|기재|적는다|친다|작성")
PAPER = re.compile(
    r"종이|서면|출력|날인|직인|우편|팩스|방문|편철|스캔|(?<!전자)(?<!전자 )원본|인쇄|서류철"
)
VISIT = re.compile(r"방문|내방|출석|대면|(창구|민원실)(에|로)\s|직접\s*(제출|수령)|찾아(온|와)")
GOING_OUT = re.compile(r"현장|출장|방문\s*(점검|조사|확인|상담|지도)")  # our own people go there
SEVERAL = re.compile(r"[·,/&+]|및|와\s|과\s")
PERSON = re.compile(r"(?<!\S)[가-힣]{2,4}\s?(주임|대리|과장|차장|팀장|부장|주무관|씨|님)(?!\S)")
EVIDENCE = re.compile(r"증명서|등본|초본|확인서|증빙|구비서류|사본")
LOOKED_UP = re.compile(rf"공동이용|{EVIDENCE.pattern}")
AUTOMATED = frozenset({"serviceTask", "scriptTask", "businessRuleTask", "sendTask"})


def comes_in_person(name: str) -> bool:
    """Tell whether the words say that somebody we serve comes to us."""
    return VISIT.search(name) is not None and GOING_OUT.search(name) is None
