"""The way from a fact to the page that its figure comes from."""

from applications.facts.fact import Fact
from ui import navigation
from ui.wording import plain

_ICON = ":material/open_in_new:"


def link(fact: Fact) -> None:
    """Draw a link to where the fact comes from; sums lead to their parts instead."""
    if fact.place is not None:
        name = " ".join(part for part in (fact.code, fact.section) if part) or "출처"
        address = dict(fact.place.address)
        navigation.link(fact.place.page, f"{plain(name)} 열기", icon=_ICON, **address)
