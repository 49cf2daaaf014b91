"""Register, Excel, register: every value of every field comes back as it was."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import storage
from processes.inventory import store
from processes.inventory.fields import FIELDS, FIGURES, FORMS, N2SF_GRADES, PERSONAL_DATA, SOURCES
from processes.inventory.model import Estimate, Evidence, Facts, FigureSource, exactly
from processes.inventory.store import NewProcess
from processes.spreadsheet import registering, tables, writing

# What people type, and what spreadsheets like to take for something else.
TRICKY = [
    *("=1+1", "+82", "-1", "@a", "0012", "1e5", "3-5", "1/2", "12:30", "TRUE", "ㅊㅇ", "ㄱㄴ 초성"),
    *("😀 첫 줄\n둘째 줄", "두\r\n줄", "두\r줄", "탭\t칸", "_x0041_", "_x000D_", "'a", "''=1"),
    *("\u212bA", "\u1112\u1161\u11ab글", "모름", "없음", "-", "?", "n/a", "해당없음"),
    *("합계", "소계"),
    *("※ 주석", "연번", "#REF!", "#N/A", "#수식", '"', '""', '"없음"', '"모름"', 'a"b', "a,b"),
    "a;b",
    *("a/b", "a·b", "a→b", "a\nb", " 앞뒤 ", "\u00a0x\u3000", "[원문: 월 20건]", "5 [원문: 3]"),
    *("등본(행정안전부)", "(", ")", "a(b)c)", "월 20건", "약 3,000", "https://x.kr", "&amp;<b>"),
    *("\x07", "\u200b", '{"name": "x"}'),
]  # fmt: skip
TEXT = st.sampled_from(TRICKY) | st.text(
    st.characters(exclude_categories=["Cs", "Cn"]), max_size=30
)
ITEMS = st.lists(TEXT, max_size=4).map(tuple)
FIGURE = (
    st.integers(0, 2_000_000)
    | st.integers(0, 400_000).map(lambda n: n / 4)
    | st.floats(0, 1e11, allow_nan=False)
)
WRITTEN = st.just("") | st.sampled_from(["월 20건", "20", "1,850", "약 3", "10~20"]) | TEXT


def _estimate(bounds: tuple[Any, ...], known: tuple[bool, ...], written: str, about: bool) -> Any:
    low, likely, high = (
        bound if is_known else None for bound, is_known in zip(sorted(bounds), known, strict=True)
    )
    return Estimate(low, likely, high, written, about)


ESTIMATE = st.builds(exactly, FIGURE, WRITTEN, approximate=st.booleans()) | st.builds(
    _estimate,
    st.tuples(FIGURE, FIGURE, FIGURE),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    WRITTEN,
    st.booleans(),
)
SHARE = st.integers(0, 10_000).map(lambda n: n / 10_000) | st.floats(0, 1).map(lambda n: n + 0.0)
DATE = st.dates().map(str)
_PLACE: dict[str, int] = {field.key: place for place, field in enumerate(FIGURES)}
FIGURE_SOURCES = st.lists(
    st.builds(
        FigureSource,
        st.sampled_from([field.key for field in FIGURES]),
        st.sampled_from(sorted(SOURCES)),
        st.none() | DATE,
    ),
    unique_by=lambda one: one.key,
).map(lambda found: tuple(sorted(found, key=lambda one: _PLACE[one.key])))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXT,
    **dict.fromkeys(["laws", "roles", "words", "channels"], ITEMS),
    **dict.fromkeys(["volume", "minutes", "waiting", "amount"], ESTIMATE),
    "evidence": st.lists(st.builds(Evidence, TEXT, st.just("") | TEXT), max_size=3).map(tuple),
    "count": st.integers(0, 999_999),
    "share": SHARE,
    "yes-no": st.booleans(),
    "forms": st.lists(st.sampled_from(sorted(FORMS)), unique=True).map(tuple),
    "personal-data": st.sampled_from(sorted(PERSONAL_DATA)),
    "n2sf-grade": st.sampled_from(sorted(N2SF_GRADES)),
    "source": st.sampled_from(sorted(SOURCES)),
    "sources": FIGURE_SOURCES,
    "plan-items": st.sets(st.integers(1, 18)).map(sorted).map(tuple),
    "date": DATE,
}
FACTS = st.builds(Facts, **{f.key: st.none() | VALUES[f.kind.name] for f in FIELDS})
# Excel's own words for an error can't name a process, and no register holds an empty name.
NAME = TEXT.filter(lambda text: text.replace("\0", "").strip() and not text.strip().startswith("#"))


def _through(content: bytes) -> list[tuple[Any, ...]]:
    db = storage.open_database("sqlite://")
    imported = registering.read_file(db, content)
    assert (imported.rejected, imported.skipped) == ((), ())
    with storage.transaction(db):
        registering.register(db, imported, registering.registered(db), by="이")
    found = _all(db)
    db.close()
    return found


def _all(db: storage.Database) -> list[tuple[Any, ...]]:
    return [(p.code, p.name, p.department, p.facts) for p in store.all_processes(db)]


def _registered(new: list[NewProcess]) -> storage.Database:
    db = storage.open_database("sqlite://")
    with storage.transaction(db):
        store.add_processes(db, new, by="김")
    return db


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_each_field_is_generated(field):
    assert field.kind.name in VALUES


@given(st.lists(st.tuples(NAME, NAME, FACTS), min_size=1, max_size=3))
@example([("합계", "-", Facts(note="=1+1")), ("합계", "-", Facts(area="0012"))])
@example([("ㅊㅇ", "😀", Facts(yearly_volume=Estimate(240, 240, 240, "20")))])
@settings(max_examples=120, deadline=None)
def test_the_register_goes_to_excel_and_comes_back_without_a_change(new):
    db = _registered([NewProcess(name, department, facts) for name, department, facts in new])
    content = writing.xlsx("업무 목록", *tables.of_register(store.all_processes(db)))
    assert _through(content) == _all(db)
    db.close()


@given(st.lists(st.tuples(NAME, NAME, FACTS), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_the_register_goes_to_csv_and_comes_back_without_a_change(new):
    db = _registered([NewProcess(name, department, facts) for name, department, facts in new])
    content = writing.csv_file(*tables.of_register(store.all_processes(db)))
    assert _through(content) == _all(db)
    db.close()


@given(FACTS)
@settings(max_examples=120, deadline=None)
def test_every_value_is_written_so_that_it_is_read_back(facts):
    for field in FIELDS:
        value = getattr(facts, field.key)
        if isinstance(value, Estimate):
            continue  # the words of its source go into the cell: the round trip tells
        assert field.parse(field.format(value)) == value, field.key
