"""The guided first round: from the example to the last step, and out of it again."""

from streamlit.util import calc_hash

from example import loading
from tests.pages.visiting import press, visit
from tests.prepared import put_example
from ui.guidance import definitions


def _bar(app):
    return [one.value for one in app.markdown if "둘러보기 " in str(one.value)]


def test_without_the_example_the_page_offers_to_load_it(db):
    app = visit("first-round")
    assert "예시 기관이 없습니다" in app.markdown[0].value
    press(app, "예시 불러오기")
    with db.atomic():
        assert loading.is_loaded(db)


def test_the_round_leads_from_step_to_step_and_ends_at_home(db):
    put_example(db)
    steps = definitions.steps()
    app = press(visit("first-round"), "처음부터 시작")
    for number, step in enumerate(steps, start=1):
        assert f"둘러보기 {number}/{len(steps)}" in _bar(app)[0]
        assert app.session_state["_page"] == step.page
        assert not app.error
        if number < len(steps):
            press(app, "다음 단계")
    press(app, "앞 단계")
    assert f"둘러보기 {len(steps) - 1}/{len(steps)}" in _bar(app)[0]
    press(press(app, "다음 단계"), "둘러보기 마치기")
    assert not _bar(app)
    assert app.session_state["_page"] == "home"


def test_whoever_stops_stays_where_they_are(db):
    put_example(db)
    app = press(visit("first-round"), "처음부터 시작")
    app._page_hash = calc_hash(definitions.steps()[0].page)  # as the browser does by itself
    press(app, "그만두기")
    assert not _bar(app)
    assert app.session_state["_page"] == definitions.steps()[0].page
