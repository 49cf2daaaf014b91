"""What keeps a draft from being handed in, on its page."""

from tests.pages.application.drafts import section_of, texts, turn, visit


def test_errors_come_first_and_lead_to_their_section(db, draft):
    app = visit(id=draft.id, section="as_is", part="진행")
    found = [one.value for one in app.markdown if " · " in one.value and "**" in one.value]
    levels = [next(w for w in ("오류", "주의", "직접 확인") if w in one) for one in found]
    assert levels == sorted(levels, key=["오류", "주의", "직접 확인"].index)
    assert set(levels) == {"오류", "직접 확인"}

    next(one for one in app.button if one.label == "'위험과 대응' 열기").click().run()
    assert not app.exception
    assert app.query_params["section"] == "risks"
    assert app.text_area[0].label == "위험과 대응"


def test_what_is_mended_is_gone_from_the_list(db, draft):
    app = visit(id=draft.id, section="risks", part="진행")
    assert "필수 항목 '위험과 대응'" in texts(app.markdown)
    turn(app, "쓰기").text_area[0].set_value("늦어짐, 9건").run()
    assert section_of(db, draft, "risks").body == "늦어짐, 9건"
    turn(app, "진행")
    assert "필수 항목 '위험과 대응'" not in texts(app.markdown)
    assert "출처 없이 적은 숫자입니다\\: 9건" in texts(app.markdown)


def test_a_very_long_list_is_cut_and_says_how_much_is_left(db, draft):
    app = visit(id=draft.id, section="risks", part="진행")
    before = sum("열기" in one.label for one in app.button)
    rows = "| 가 | 1분 | 2시간 |\n" * 300
    turn(app, "쓰기").text_area[0].set_value(f"| 지표 | 현재 | 목표 |\n{rows}").run()
    turn(app, "진행")

    assert not app.exception
    assert before < sum("열기" in one.label for one in app.button) <= 60
    assert "건이 더 있습니다" in texts(app.caption)
