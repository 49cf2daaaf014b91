"""The scorecards' pages: every card, narrowed, of a recorded day, clicked into, read only."""

import datetime
from functools import partial

import pytest

import storage
from processes.inventory import store as register
from processes.inventory.model import Facts
from scorecards import gathering, snapshots
from scorecards.registry import CARDS
from tests import prepared
from tests.pages import visiting
from tests.pages.visiting import said
from ui import scorecard_state as keys

DAY = datetime.date(2026, 11, 3)
visit = partial(visiting.visit, by="")


@pytest.fixture
def example(db):
    prepared.put_example(db)
    return db


@pytest.fixture
def recorded(example):
    figures = gathering.gather(example, DAY).all_figures
    for number in (0, 1, 4):
        with storage.transaction(example):
            snapshots.keep(example, DAY + datetime.timedelta(days=number), figures)
    with storage.transaction(example):
        register.add_process(example, "새 업무", "시설관리부", Facts(), by="김")
    return example


def words(app):
    return said(app.title, app.subheader, app.markdown, app.caption, app.warning, app.info)


def html(app):
    return "\n".join(one.proto.body for one in app.get("html"))


def pictures(app):
    return app.get("vega_lite_chart")


def test_an_empty_workbench_says_where_to_begin(database_url):
    storage.open_database(database_url).close()
    app = visit("scorecards")
    assert "아직 그릴 것이 없습니다" in words(app)
    assert [one.proto.label for one in app.get("page_link")].count("업무 목록 열기") == 1


def test_every_card_stands_on_the_overview(example):
    app = visit("scorecards")
    assert [one.value for one in app.subheader] == [card.title for card in CARDS]
    assert len(pictures(app)) == len(CARDS)
    assert "업무 82개 가운데" in words(app)
    assert all(one.proto.alt for one in pictures(app))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_a_card_shows_picture_source_and_a_table_that_leads_on(example, card):
    app = visit("scorecard", name=card.name)
    assert app.title[0].value == card.title
    assert len(pictures(app)) == 1
    assert f"출처: {card.source}" in words(app).replace("\\", "")
    assert f"scorecard?name={card.name}&amp;mark=" in html(app)


def test_the_address_narrows_to_a_department(example):
    app = visit("scorecards", unit="시설관리부")
    assert "업무 27개 가운데" in words(app)
    assert app.selectbox(key=keys.DEPARTMENT).value == "시설관리부"


def test_another_choice_of_department_shows_its_figures(example):
    app = visit("scorecards")
    app.selectbox(key=keys.DEPARTMENT).set_value("도시기획부").run()
    assert "업무 16개 가운데" in words(app)


def test_a_day_shows_what_was_recorded_then(recorded):
    assert "업무 83개 가운데" in words(visit("scorecards"))
    app = visit("scorecards", on=DAY.isoformat())
    assert "업무 82개 가운데" in words(app)
    assert "2026. 11. 3. 기록" in words(app).replace("\\", "")


def test_a_day_without_a_record_shows_no_figures_and_names_its_neighbours(recorded):
    app = visit("scorecards", on="2026-11-05")
    assert "기록이 없습니다" in words(app)
    assert not pictures(app)
    labels = [one.proto.label for one in app.get("page_link")]
    assert "2026. 11. 4. 기록 보기" in labels
    assert "2026. 11. 7. 기록 보기" in labels


def test_a_mark_of_a_recorded_day_says_that_its_list_was_not_kept(recorded):
    app = visit("scorecard", name="census", mark="시설관리부", on=DAY.isoformat())
    assert "목록은 남기지 않습니다" in words(app)
    assert "process?code=" not in html(app)


@pytest.mark.parametrize("day", ["어제", "2026-13-40", "9999-01-01"])
def test_a_day_that_is_none_shows_what_stands_now(example, day):
    assert "지금 값" in words(visit("scorecards", on=day))


def test_the_trend_is_drawn_over_the_recorded_days(recorded):
    app = visit("scorecard", name="census")
    assert len(pictures(app)) == 2
    assert "3일" in pictures(app)[1].proto.alt


MARKS = {
    "plan": ("1", "inventory"),
    "departments": ("시설관리부|model.as-is", "model?code=EX-041&amp;state=as-is"),
    "processes": ("0|3", "process?code=EX-015"),
    "saas": ("IT-EX-04", ""),
    "applications": ("작성", "application?id="),
    "census": ("시설관리부", "process?code="),
}


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_leads_to_what_lies_behind_it(example, name):
    mark, address = MARKS[name]
    app = visit("scorecard", name=name, mark=mark)
    assert app.subheader
    assert address in html(app)
    assert "닫기" in [one.label for one in app.button]


@pytest.mark.parametrize("name", [card.name for card in CARDS])
def test_a_mark_that_is_none_harms_nothing(example, name):
    app = visit("scorecard", name=name, mark="<b>없음|?")
    assert "<b>없음" not in html(app)


def test_a_click_on_the_overview_opens_what_lies_behind_the_mark(example):
    app = visit("scorecards")
    picked = {"selection": {"mark": [{"mark": "0|3"}]}}
    app.session_state[keys.picture("processes", "//brief")] = picked
    app.run()
    assert not app.exception
    assert app.title[0].value == "업무 포트폴리오"
    assert "0단계 · 1,000시간 이상" in app.subheader[0].value.replace("\\", "")


def test_a_card_that_is_none_says_which_there_are(example):
    assert "departments" in visit("scorecard", name="<x>").error[0].value


# --- for whom -------------------------------------------------------------------------------


def test_the_managements_view_leads_nowhere_where_something_changes(example):
    app = visit("scorecard", name="processes", mark="0|3", view="management")
    assert "process?code=" not in html(app)
    assert "토지·지장물 보상" in html(app)
    assert {one.proto.label for one in app.get("page_link")} == {"모든 성과표"}
    assert not app.text_area
    assert not app.number_input


def test_the_managements_view_stays_from_card_to_card(example):
    app = visit("scorecards", view="management")
    links = [one for one in app.get("page_link") if one.proto.label == "자세히"]
    assert len(links) == len(CARDS)
    assert all("view=management" in one.proto.query_string for one in links)
    table = html(visit("scorecard", name="census", view="management", unit="시설관리부"))
    assert "view=management" in table


def test_a_server_for_the_management_has_no_other_pages(example, monkeypatch):
    monkeypatch.setenv("WORKBENCH_VIEW", "management")
    assert visit("scorecards").title[0].value == "성과표"
    app = visit("inventory")
    assert app.title[0].value == "성과표"


def test_a_rooms_screen_shows_one_card_alone(example):
    app = visit("scorecard", name="saas", view="screen")
    assert not app.title
    assert not app.text_input
    assert "<h1>SaaS 포트폴리오</h1>" in html(app)
    assert "4 / 7" in html(app)
    assert len(pictures(app)) == 1


def test_texts_are_shown_as_they_are_written(example):
    with storage.transaction(example):
        register.add_process(example, "<script>x</script>", "시설관리부", Facts(), by="김")
    app = visit("scorecard", name="census", mark="시설관리부")
    assert "<script>x" not in html(app)
    assert "&lt;script&gt;x" in html(app)
