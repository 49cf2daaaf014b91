"""Facts out of an approved to-be: what was compared when it was approved, with its intervals."""

from collections.abc import Iterator

from applications.facts.amounts import day
from applications.facts.fact import Fact, Place
from processes.redesign.approval.model import Proposal
from processes.redesign.comparing import wording
from processes.redesign.comparing.model import ESTIMATED, UNKNOWN, Row

SECTION = "승인한 개선안"


def approval_facts(code: str, approved: Proposal) -> Iterator[Fact]:
    """Give the title, and as-is, to-be and difference of every figure, the unknown ones too.

    What rests on a scenario is 추정 however many cases were run: its conditions are assumptions.
    """
    yield _fact(code, approved, "approved_title", "승인한 개선안", approved.title, "")
    for row in approved.comparison.rows:
        name = f"approved_{row.key}"
        for part, label, number in (("asis", "현행", row.asis), ("tobe", "개선", row.tobe)):
            told = None if number is None else f"{wording.value(row, number)}{row.unit}"
            title = f"{row.name}, {label} ({row.kind})"
            yield _fact(code, approved, f"{name}_{part}", title, told, row.unit, row)
        told = wording.sentence(row)
        title = f"{row.name}, 개선 − 현행 ({row.kind})"
        value = None if told == UNKNOWN else told
        yield _fact(code, approved, name, title, value, row.unit, row)


def _fact(
    code: str,
    approved: Proposal,
    key: str,
    label: str,
    value: str | None,
    unit: str,
    row: Row | None = None,
) -> Fact:
    decided = approved.decision or approved.proposed
    since = f". 승인한 뒤 바뀐 것: {' '.join(approved.changed)}" if approved.changed else ""
    return Fact(
        key=key,
        label=label,
        value=value,
        unit=unit,
        source=f"{code} 승인한 개선안 '{approved.title}' ({approved.comparison.basis}){since}",
        confirmed="추정" if row is not None and row.kind in ESTIMATED else "등록",
        as_of=day(decided.created_at),
        place=Place.of("redesign-compare", code=code),
        section=SECTION,
    )
