"""The way from a fact to the page that its figure comes from."""

from applications.facts.fact import Fact
from ui import navigation
from ui.wording import plain

_NAMES = {
    "process": "업무",
    "model": "흐름도",
    "redesign-compare": "현행·개선 견주기",
    "savings": "아낀 시간",
    "project": "사업",
    "evaluation": "SaaS 평가",
    "inventory": "업무 목록",
    "projects": "정보화사업 목록",
}
_ICON = ":material/open_in_new:"


def link(fact: Fact) -> None:
    """Draw a link to where the fact comes from; sums lead to the list of their parts."""
    if fact.place is not None:
        name = _NAMES.get(fact.place.page, fact.section)
        label = " ".join(part for part in (fact.code, name, "열기") if part)
        navigation.link(fact.place.page, plain(label), icon=_ICON, **dict(fact.place.address))
