"""What stands in the picture: signs beside colours, words that fit, marks for the unknown."""

import pytest

from processes.inventory.model import Estimate, Facts, Process, exactly
from processes.landscape import charts, outline
from processes.landscape.colouring import SEVERAL, by_department, by_maturity, by_state, colourings
from processes.landscape.labels import fitted, width_of
from processes.landscape.layout import layout
from processes.landscape.tree import whole


def process(number, department="경영기획부", hours: float | None = 100.0, area="인사"):
    facts = Facts(
        area=area,
        group="채용",
        yearly_volume=None if hours is None else exactly(hours),
        minutes_per_case=Estimate(30, 60, 90),
    )
    name = f"업무 {number}"
    return Process(name, f"P-{number}", name, department, 1, False, "", "", facts)


@pytest.mark.parametrize(
    ("text", "width", "height", "lines"),
    [
        ("채용", 100, 20, ["채용"]),
        ("주차요금 감면 확인", 80, 40, ["주차요금 감면", "확인"]),
        ("주차요금 감면 확인", 80, 20, ["주차요금 감…"]),
        ("채용", 100, 10, []),
        ("채용", 5, 20, []),
        ("", 100, 20, []),
        ("줄\n바꿈", 100, 20, ["줄 바꿈"]),
    ],
)
def test_words_are_broken_and_cut_to_fit(text, width, height, lines):
    found = fitted(text, width, height)
    assert found == lines
    assert all(width_of(line, 13) <= width for line in found)


def test_departments_beyond_seven_are_one_category():
    processes = [process(n, f"부서 {min(n, 9)}") for n in range(12)]
    found = by_department(processes)
    assert len(found.categories) == 8
    assert found.categories[0].label == "① 부서 9"  # the most processes
    assert found.of(process(99, "부서 8")).name == "그 밖의 부서 3곳"
    assert len({one.sign for one in found.categories}) == 8
    assert len({one.tint for one in found.categories}) == 8


def test_the_survey_state_has_a_sign_and_a_word():
    found = by_state()
    assert found.of(process(1)).label == "△ 필수 항목 빠진 것 있음"
    assert found.of_all([process(1), process(2)]).sign == "△"


def test_a_mixture_is_called_one():
    found = by_department([process(1, "가"), process(2, "나")])
    assert found.of_all([process(1, "가"), process(2, "나")]) == SEVERAL
    assert list(colourings([process(1)], {})) == ["부서", "조사 상태", "디지털 성숙도"]


def test_maturity_keeps_open_and_undiagnosed_apart():
    found = by_maturity({"업무 1": 3, "업무 2": None, "업무 4": 0})
    labels = [found.of(process(n)).label for n in (1, 2, 3, 4)]
    assert labels == ["③ 3단계", "± 단계 미정(모르는 답 있음)", "－ 진단하지 않음", "⓪ 0단계"]
    assert len({one.tint for one in found.categories}) == len(found.categories)


def drawn(processes):
    ways = colourings(processes, {})
    tiles = layout(whole(processes), 1000, 600)
    return tiles, charts.treemap(tiles, ways["부서"], 1000, 600).to_dict()


def test_the_picture_holds_every_tile_with_its_words():
    tiles, chart = drawn([process(1), process(2, "시설관리부", None), process(3, hours=50.0)])
    rows = {row["name"]: row for data in chart["datasets"].values() for row in data
            if "name" in row and "fill" in row}  # fmt: skip
    assert rows["업무 1"]["hours"] == "100시간 (범위의 보통·가운데 값)"
    assert rows["업무 2"]["hours"] == "모름"
    assert rows["인사"]["hours"] == "150시간 + 모름 1개"
    assert [rows[tile.title]["position"] for tile in tiles if tile.title in rows]
    texts = [row["text"] for data in chart["datasets"].values() for row in data if "text" in row]
    assert "인사 · 150시간 + 모름 1개" in texts
    assert any(text.startswith("?②") for text in texts)  # unknown hours: a question mark
    assert "① 업무 1\n100시간" in texts
    params = [param["name"] for param in chart["params"]]
    assert charts.CLICKED in params


def test_unknown_hours_are_hatched_within_their_tile():
    tiles, chart = drawn([process(1), process(2, hours=None)])
    (marked,) = [tile.rect for tile in tiles if tile.marked]
    lines = [
        row
        for data in chart["datasets"].values()
        for row in data
        if set(row) == set("xy") | {"x2", "y2"}
    ]
    assert len(lines) > 3
    for row in lines:
        assert marked.x <= row["x"] <= row["x2"] <= marked.x + marked.width
        assert marked.y <= row["y2"] <= row["y"] <= marked.y + marked.height


def test_a_picture_without_tiles_can_be_drawn():
    tiles, chart = drawn([process(1, hours=0.0)])
    assert tiles == []
    assert chart["layer"]


def test_the_picture_is_told_in_words():
    tiles, _chart = drawn([process(1), process(2, area="시설", hours=10.0)])
    assert "인사, 시설" in charts.in_words(tiles)


def test_the_outline_has_every_row_in_order():
    processes = [process(1), process(2, area="시설", hours=300.0)]
    rows = outline.rows(whole(processes), by_department(processes))
    assert [(row.depth, row.node.title) for row in rows] == [
        (0, "시설"), (1, "채용"), (2, "업무 2"), (0, "인사"), (1, "채용"), (2, "업무 1"),
    ]  # fmt: skip
    assert rows[2].process == processes[1]


def test_the_outline_of_many_stops_at_the_groups():
    processes = [process(n) for n in range(outline.ROWS + 1)]
    colouring = by_department(processes)
    root = whole(processes)
    assert [row.depth for row in outline.rows(root, colouring)] == [0, 1]
    assert [row.depth for row in outline.rows(root.children[0], colouring)] == [0]
    group = root.children[0].children[0]
    assert len(outline.rows(group, colouring)) == outline.ROWS + 1
