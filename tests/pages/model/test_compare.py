"""Two models compared: any two revisions of either line, and a save that came too late."""

import pytest

import storage
from processes.bpmn import store
from processes.bpmn.blank import blank
from processes.inventory.model import Facts
from processes.inventory.store import add_process


def sources(editor, app) -> list[tuple[str, object]]:
    return [(one["address"].rpartition("/")[2], one["number"]) for one in editor(app)["sources"]]


def test_without_names_the_newest_of_both_lines_are_compared(visit, travel, editor, read):
    app = visit("model-compare", code=travel.code)
    assert sources(editor, app) == [("as-is", 2), ("to-be", 1)]
    frame = app.dataframe[0].value
    assert set(frame["구분"]) >= {"＋ 더해짐", "－ 없어짐"}
    assert "더해짐" in read(app)


def test_steps_come_before_what_only_moved_and_flows_last_all_in_korean(visit, travel):
    rows = visit("model-compare", code=travel.code).dataframe[0].value.to_dict("records")
    ranks = [(one["요소"] == "흐름", one["구분"] == "→ 옮겨짐") for one in rows]
    assert ranks == sorted(ranks)
    assert {(False, False), (True, False)} <= set(ranks)
    assert not any(one["요소"].isascii() for one in rows)


def test_two_revisions_of_a_line_by_their_address(visit, travel, editor):
    app = visit("model-compare", code=travel.code, **{"from": "as-is:1", "to": "as-is:2"})
    assert sources(editor, app) == [("as-is", 1), ("as-is", 2)]
    (row,) = app.dataframe[0].value.to_dict("records")
    assert row["구분"] == "≠ 바뀜"
    assert "출장을 승인한다" in row["달라진 점"]
    assert "출장을 결재한다" in row["달라진 점"]
    assert list(editor(app)["marks"].values()) == ["changed"]
    assert "달라진 수치가 없습니다." in [one.value for one in app.caption]


def test_a_refused_save_against_the_newest(db, visit, travel, editor):
    (late,) = store.refused(db, travel.id, "as-is")
    app = visit(
        "model-compare",
        code=travel.code,
        **{"from": "as-is:newest", "to": f"as-is:kept-{late.id}"},
    )
    assert sources(editor, app) == [("as-is", 2), ("as-is", f"kept/{late.id}")]
    assert app.selectbox[1].value == f"as-is:kept-{late.id}"


def test_another_choice_changes_the_address(visit, travel, editor):
    app = visit("model-compare", code=travel.code)
    app.selectbox[1].set_value("as-is:1").run()
    assert not app.exception
    assert app.query_params["to"] in ("as-is:1", ["as-is:1"])
    assert sources(editor, app) == [("as-is", 2), ("as-is", 1)]


def test_swapped_the_other_way_round(visit, travel, editor, press):
    app = press(visit("model-compare", code=travel.code), "맞바꾸기")
    assert sources(editor, app) == [("to-be", 1), ("as-is", 2)]


@pytest.mark.parametrize(
    "named", ["as-is:99", "as-is:kept-none", "someday:1", "as-is:x", "as-is:٣"]
)
def test_an_address_that_names_nothing_says_so_and_can_be_forgotten(
    visit, travel, named, press, editor
):
    app = visit("model-compare", code=travel.code, **{"from": named})
    assert app.error
    press(app, "주소를 잊고 다시 고르기")
    assert sources(editor, app) == [("as-is", 2), ("to-be", 1)]


def test_the_differences_of_one_kind(visit, travel):
    app = visit("model-compare", code=travel.code)
    app.button_group[0].set_value("removed").run()
    assert not app.exception
    assert set(app.dataframe[0].value["구분"]) == {"－ 없어짐"}


def test_a_row_that_is_chosen_is_shown_in_the_drawing(visit, travel, editor):
    app = visit("model-compare", code=travel.code, **{"from": "as-is:1", "to": "as-is:2"})
    assert editor(app)["focus"] is None
    app.session_state[app.dataframe[0].key] = {"selection": {"rows": [0], "columns": []}}
    app.run()
    assert not app.exception
    (marked,) = editor(app)["marks"]
    assert editor(app)["focus"] == marked


def test_the_measures_before_and_after(visit, travel):
    shown = visit("model-compare", code=travel.code).table[0].value
    row = next(row for row in shown.to_dict("records") if row["수치"] == "작업")
    assert (row["앞 · 현행 2판"], row["뒤 · 개선 1판"], row["차이"]) == ("14", "11", "-3")


def test_a_single_revision_has_nothing_to_be_compared_with(db, visit, read):
    with storage.transaction(db):
        alone = add_process(db, "새 업무", "경영기획부", Facts(), by="준비")
        store.save(db, alone.id, "as-is", blank("하나"), base=0, origin="upload", by="김")
    assert "견줄 그림이 아직 둘이 아닙니다" in read(visit("model-compare", code=alone.code))
