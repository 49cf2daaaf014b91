"""What the register knows of a process, as blocks: purpose, law, figures with source, forms."""

from collections.abc import Iterator, Mapping, Sequence

from documents.model import Block, Bullets, Paragraph, Table
from processes.inventory import dates
from processes.inventory.fields import BY_KEY, FIGURES, UNKNOWN
from processes.inventory.figure_sources import source_of
from processes.inventory.model import Facts, Process
from processes.regulations.model import Clause

_OVERVIEW = ("area", "group", "subgroup", "users_served", "channels", "roles", "plan_items")
_SYSTEMS = ("systems", "retyping", "personal_data", "n2sf_grade")
_FORMS = ("channels", "input_forms", "output_forms", "evidence", "paper_sheets")


def overview(process: Process, *rows: tuple[str, str]) -> Table:
    """Return name, owner, purpose and place of the process; `rows` are put behind them."""
    facts = process.facts
    known = [
        ("업무 번호", process.code),
        ("소관 부서", process.department),
        ("목적", shown(facts, "purpose")),
        *((BY_KEY[key].label, shown(facts, key)) for key in _OVERVIEW),
        ("작성자", shown(facts, "surveyed_by")),
        *rows,
    ]
    return two_columns(known)


def law(process: Process, clauses: Mapping[str, Sequence[Clause]]) -> Iterator[Block]:
    """Give the laws of the process, and the articles that ask for paper."""
    named = process.facts.legal_basis
    if named:
        yield Bullets(named)
    else:
        yield Paragraph("근거 법령·규정: 없음" if named == () else "근거 법령·규정: 모름")
    articles = {one.title: one for found in clauses.values() for one in found}
    if articles:
        rows = [
            (
                title,
                ", ".join(one.demands or ()) or UNKNOWN,
                one.wording or UNKNOWN,
                one.standing,
                one.state,
            )
            for title, one in sorted(articles.items())
        ]
        yield Table.of(
            ["조문", "요구하는 것", "지금 글", "전자문서 갈음", "개정"],
            rows,
            caption="종이를 요구하는 조문",
            widths=(1.6, 1, 3, 1, 1),
        )
        yield Paragraph("※ 갈음 여부는 이 기관이 검토한 기록이며 유권해석이 아닙니다.", note=True)


def figures(facts: Facts) -> Iterator[Block]:
    """Give every figure with its unit, where it comes from and of which day it is."""
    rows = []
    for field in FIGURES:
        own = source_of(facts, field.key)
        source = (own.source if own else None) or facts.source
        day = (own.date if own else None) or facts.source_date
        known = getattr(facts, field.key) is not None
        rows.append((
            field.label,
            shown(facts, field.key),
            (source or UNKNOWN) if known else "",
            (dates.shown(day) if day else UNKNOWN) if known else "",
        ))  # fmt: skip
    yield Table.of(
        ["항목", "값", "출처", "기준일"],
        rows,
        caption="물량과 시간",
        widths=(1.6, 2, 1, 1.2),
    )
    yield Paragraph("※ 모름은 조사하지 않았다는 뜻이며 0이 아닙니다.", note=True)


def forms(facts: Facts) -> Table:
    """Return what goes in and comes out, and the papers that are asked for."""
    return two_columns([(BY_KEY[key].label, shown(facts, key)) for key in _FORMS], "서식과 증빙")


def systems(facts: Facts) -> Table:
    """Return the systems, and how far their contents must be guarded."""
    return two_columns([(BY_KEY[key].label, shown(facts, key)) for key in _SYSTEMS], "사용 시스템")


def shown(facts: Facts, key: str) -> str:
    """Return a field as a reader sees it; 모름 where nobody knows."""
    return BY_KEY[key].shown(getattr(facts, key))


def two_columns(rows: Sequence[tuple[str, str]], caption: str = "") -> Table:
    """Return names over against their values."""
    return Table.of(["항목", "내용"], rows, caption=caption, widths=(1.0, 3.2))
