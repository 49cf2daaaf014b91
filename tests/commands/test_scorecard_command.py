"""manage.py scorecard: figures, pictures and the record of the day from a shell."""

import io
import json

import pytest
from click.testing import CliRunner
from PIL import Image

import storage
from manage import workbench
from scorecards import store
from scorecards.registry import CARDS
from storage.moments import today
from tests import prepared


@pytest.fixture
def url(tmp_path):
    found = f"sqlite:///{tmp_path / 'w.db'}"
    db = storage.open_database(found)
    prepared.put_example(db)
    db.close()
    return found


def run(url, *words):
    return CliRunner().invoke(workbench, ["--db", url, "scorecard", *words])


def recorded(url):
    db = storage.open_database(url)
    found = store.days(db)
    db.close()
    return found


@pytest.mark.parametrize("name", [card.name for card in CARDS])
def test_every_card_as_json(url, name):
    done = run(url, name, "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["name"] == name
    assert told["headline"]["value"]
    assert told["figures"]
    assert {len(row["cells"]) for row in told["table"]["rows"]} == {len(told["table"]["headers"])}


def test_one_department_alone(url):
    told = json.loads(run(url, "census", "--department", "시설관리부", "--json").stdout)
    assert [row["mark"] for row in told["table"]["rows"]] == ["시설관리부"]
    assert {one["department"] for one in told["figures"]} == {None, "시설관리부"}


def test_a_picture_as_png_and_svg(url, tmp_path):
    png, svg = tmp_path / "a.png", tmp_path / "a.svg"
    assert run(url, "plan", "--png", "-o", str(png)).exit_code == 0
    assert Image.open(io.BytesIO(png.read_bytes())).size[0] > 1000
    assert run(url, "census", "--svg", "-o", str(svg)).exit_code == 0
    assert "시설관리부" in svg.read_text(encoding="utf-8")


def test_a_picture_needs_a_file_and_something_to_draw(url, tmp_path):
    assert run(url, "plan", "--png").exit_code == 2
    empty = f"sqlite:///{tmp_path / 'empty.db'}"
    done = run(empty, "saas", "--png", "-o", str(tmp_path / "b.png"))
    assert done.exit_code == 1
    assert "그릴 것이 아직 없습니다" in done.stderr
    assert not (tmp_path / "b.png").exists()


def test_the_day_is_recorded_once(url):
    assert "기록했습니다" in run(url, "snapshot").stderr
    assert recorded(url) == [today().isoformat()]
    again = run(url, "snapshot")
    assert again.exit_code == 0
    assert "그대로" in again.stderr
    told = json.loads(run(url, "census", "--on", today().isoformat(), "--json").stdout)
    assert told["day"] == today().isoformat()


@pytest.mark.parametrize(
    "words", [["census", "--on", "2020-01-01"], ["census", "--department", "x"]]
)
def test_what_is_not_there_is_refused_with_a_sentence(url, words):
    done = run(url, *words)
    assert done.exit_code == 1
    assert "없습니다" in done.stderr


def test_only_days_to_come_are_forgotten(url):
    assert run(url, "forget", "--after", "2020-01-01").exit_code == 1
    run(url, "snapshot")
    done = run(url, "forget", "--after", today().isoformat())
    assert "0일을 지웠습니다" in done.stderr
    assert recorded(url) == [today().isoformat()]
