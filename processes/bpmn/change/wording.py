"""Differences in Korean: the kinds of elements, what happened to them."""

from typing import Literal, Protocol

from processes.bpmn.elements import TASK_NAMES

VENDOR = "도구가 덧붙인 내용"
_TYPES = {
    "participant": "기관(풀)",
    "lane": "담당(레인)",
    **TASK_NAMES,
    "callActivity": "호출 활동",
    "subProcess": "하위 프로세스",
    "transaction": "트랜잭션",
    "adHocSubProcess": "임의 순서 하위 프로세스",
    "choreographyTask": "코레오그래피 작업",
    "callChoreography": "코레오그래피 호출",
    "subChoreography": "하위 코레오그래피",
    "conversation": "대화",
    "callConversation": "대화 호출",
    "subConversation": "하위 대화",
    "startEvent": "시작 이벤트",
    "endEvent": "종료 이벤트",
    "boundaryEvent": "경계 이벤트",
    "intermediateCatchEvent": "중간 이벤트(받기)",
    "intermediateThrowEvent": "중간 이벤트(보내기)",
    "exclusiveGateway": "배타 갈림",
    "parallelGateway": "병렬 갈림",
    "inclusiveGateway": "포함 갈림",
    "eventBasedGateway": "이벤트 갈림",
    "complexGateway": "복합 갈림",
    "dataObject": "자료",
    "dataObjectReference": "문서(데이터 객체)",
    "dataStore": "저장소",
    "dataStoreReference": "시스템(데이터 저장소)",
    "dataInput": "데이터 입력",
    "dataOutput": "데이터 출력",
    "textAnnotation": "설명 글",
    "group": "묶음(그룹)",
    "sequenceFlow": "흐름",
    "messageFlow": "메시지 흐름",
    "associationFlow": "연관선",
    "dataFlow": "데이터 연결",
    "conversationFlow": "대화 연결",
}
EVENTS = {
    "message": "메시지",
    "timer": "시간",
    "error": "오류",
    "escalation": "상향 보고",
    "cancel": "취소",
    "compensate": "보상",
    "conditional": "조건",
    "link": "이음",
    "signal": "신호",
    "terminate": "강제 종료",
}
MARKS = {
    "non-interrupting": "끊지 않음",
    "parallel-multiple": "모두 기다림",
    "loop": "반복",
    "multi-instance": "여러 건 동시",
    "sequential": "여러 건 차례로",
    "compensation": "보상용",
    "ad-hoc": "임의 순서",
    "event-sub-process": "이벤트 하위 프로세스",
    "collection": "여러 장",
    "instantiate": "새로 시작",
    "parallel": "병렬",
    "exclusive": "배타",
}
_LONGEST = 60


class Named(Protocol):
    """An element with its kind and its name."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def type(self) -> str:
        """The kind, by its name in BPMN."""

    @property
    def name(self) -> str:
        """The name, empty for none."""


def type_name(kind: str) -> str:
    """Return the Korean word for a kind of element."""
    return _TYPES.get(kind, kind)


def whole(kind: Literal["added", "removed"], one: Named) -> str:
    """Return the sentence for an element that is new or gone."""
    done = "새로 생겼습니다" if kind == "added" else "없어졌습니다"
    return f"{_subject(one, one.name)}이(가) {done}."


def changed(one: Named, name: str, what: str, was: str, is_now: str) -> str:
    """Return the sentence for one side of an element that is otherwise; `name` is the old one."""
    subject = f"{_subject(one, name)}의 {what}"
    if was and is_now:
        return f"{subject}: '{_short(was)}' → '{_short(is_now)}'"
    if is_now:
        return f"{subject} '{_short(is_now)}'이(가) 생겼습니다."
    if was:
        return f"{subject} '{_short(was)}'이(가) 없어졌습니다."
    return f"{subject}이(가) 달라졌습니다."


def moved(one: Named, what: str) -> str:
    """Return the sentence for an element that stands elsewhere."""
    return f"{_subject(one, one.name)}의 {what}이(가) 달라졌습니다."


def _subject(one: Named, name: str) -> str:
    return f"{type_name(one.type)} '{_short(name) or one.id}'"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
