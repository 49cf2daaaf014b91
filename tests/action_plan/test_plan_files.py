"""A plan out and in again: YAML, XLSX, tables; what is wrong is named by sheet, row and column."""

import dataclasses
import io

import openpyxl
import pytest

from action_plan import plan
from action_plan.plan import comparing, tables, workbook
from action_plan.plan.writing import as_yaml


@pytest.fixture(scope="module")
def dpg():
    return plan.load()


def test_yaml_gives_the_same_plan_back(dpg):
    assert plan.parse(as_yaml(dpg), "p.yaml") == dpg


def test_a_workbook_gives_the_same_plan_back(dpg):
    assert workbook.from_file(workbook.as_xlsx(dpg), "p.xlsx") == dpg


@pytest.mark.parametrize("sheet", tables.COLUMNS)
def test_each_table_gives_the_same_plan_back(dpg, sheet):
    assert tables.with_table(dpg, sheet, tables.rows(dpg, sheet), "초안") == dpg


def edited(content, **cells):
    """The workbook with cells changed: `과제_B3='…'`."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for place, value in cells.items():
        sheet, cell = place.rsplit("_", 1)
        book[sheet][cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cells", "place", "cure"),
    [
        ({"과제_B3": None}, "'과제' 시트 3행 '과제' 칸", "값을 적으세요"),
        ({"과제_C4": "없는 실행계획"}, "'과제' 시트 4행 '실행계획' 칸", "그 이름 그대로"),
        ({"과제_A5": 1}, "'과제' 시트 5행 '번호' 칸", "두 번"),
        ({"과제_A5": "다섯"}, "'과제' 시트 5행 '번호' 칸", "1~999"),
        ({"과제_F2": "coverage"}, "'과제' 시트 2행 '지표' 칸", "census-coverage"),
        ({"실행계획_B2": "없음"}, "'실행계획' 시트 2행 '중점과제' 칸", "그 이름 그대로"),
        ({"전략과 중점과제_A3": "다른 전략"}, "'전략과 중점과제' 시트 3행 '전략' 칸", "같게"),
        ({"계획_B2": None}, "'계획' 시트 2행 '제목' 칸", "값을 적으세요"),
    ],
)
def test_a_faulty_cell_is_named_with_its_cure(dpg, cells, place, cure):
    with pytest.raises(plan.BadPlan) as refusal:
        workbook.from_file(edited(workbook.as_xlsx(dpg), **cells), "p.xlsx")
    assert refusal.value.place == place
    assert cure in refusal.value.sentence


def test_all_faulty_cells_are_told_at_once(dpg):
    content = edited(workbook.as_xlsx(dpg), 과제_B3=None, 과제_D7=None, 실행계획_B2="없음")
    with pytest.raises(plan.BadPlan) as refusal:
        workbook.from_file(content, "p.xlsx")
    assert len(refusal.value.others) == 2


def test_a_missing_sheet_or_column_is_named(dpg):
    book = openpyxl.load_workbook(io.BytesIO(workbook.as_xlsx(dpg)))
    del book["실행계획"]
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(plan.BadPlan, match="'실행계획' 시트"):
        workbook.from_file(out.getvalue(), "p.xlsx")
    with pytest.raises(plan.BadPlan, match="'주관부서'"):
        workbook.from_file(edited(workbook.as_xlsx(dpg), 과제_D1="담당"), "p.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xff\xfe\x00", b"- 1"])
@pytest.mark.parametrize("name", ["p.xlsx", "p.yaml"])
def test_what_is_no_plan_is_refused(content, name):
    with pytest.raises(plan.BadPlan):
        workbook.from_file(content, name)


def test_the_template_filled_without_keys_is_a_plan():
    content = edited(
        workbook.template(),
        계획_A2="our-plan", 계획_B2="우리 계획", 계획_C2="문서",
        **{
            "전략과 중점과제_A2": "전략 하나", "전략과 중점과제_B2": "1장",
            "전략과 중점과제_C2": "과제 가", "전략과 중점과제_A3": "전략 하나",
            "전략과 중점과제_B3": "1장", "전략과 중점과제_C3": "과제 나",
        },
        실행계획_A2="실행 하나", 실행계획_B2="과제 나",
        과제_A2=1, 과제_B2="할 일", 과제_C2="실행 하나", 과제_D2="기획부, 시설부", 과제_E2="표 1행",
    )  # fmt: skip
    found = workbook.from_file(content, "p.xlsx")
    strategy, task, line = found.line(found.items[0])
    assert (strategy.name, task.name, line.name) == ("전략 하나", "과제 나", "실행 하나")
    assert found.items[0].departments == ("기획부", "시설부")
    assert len(found.strategies) == 1


def test_an_empty_template_says_what_to_fill():
    with pytest.raises(plan.BadPlan, match="한 줄 이상"):
        workbook.from_file(workbook.template(), "p.xlsx")


def test_differences_name_what_is_new_gone_and_changed(dpg):
    items = (
        dataclasses.replace(dpg.items[0], departments=("기획부",)),
        *dpg.items[1:17],
        dataclasses.replace(dpg.items[17], number=19),
    )
    found = comparing.differences(dpg, dataclasses.replace(dpg, items=items))
    assert [(one.part, one.id, one.kind) for one in found] == [
        ("과제", "①", "바뀜"),
        ("과제", "⑲", "새로"),
        ("과제", "⑱", "빠짐"),
    ]
    assert found[0].changes == (("주관부서", "경영개선기획TF", "기획부"),)
    assert comparing.differences(dpg, dpg) == []
