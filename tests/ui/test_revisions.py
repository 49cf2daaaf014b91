"""What one person drew in one go is one entry of the list."""

from processes.bpmn.store import ModelRevision
from ui.revisions import sittings


def _saved(number: int, at: str, by: str = "김민서", origin: str = "editor") -> ModelRevision:
    moment = f"2026-11-23T{at}Z"
    return ModelRevision(
        f"id-{number}", "p", "as-is", number, "0" * 64, origin, number - 1, "", moment, by
    )


def _titles(*newest_first: ModelRevision) -> list[str]:
    return [entry.title for entry in sittings(newest_first)]


def test_saves_within_ten_minutes_of_each_other_are_one_entry() -> None:
    line = [_saved(n, f"09:{9 * n:02}:00") for n in (3, 2, 1)]
    assert _titles(*line) == ["1–3판"]
    assert sittings(line)[0].newest.number == 3


def test_a_longer_pause_starts_another_entry() -> None:
    assert _titles(_saved(2, "09:10:01"), _saved(1, "09:00:00")) == ["2판", "1판"]
    assert _titles(_saved(2, "09:10:00"), _saved(1, "09:00:00")) == ["1–2판"]


def test_another_person_starts_another_entry() -> None:
    line = [_saved(3, "09:02:00"), _saved(2, "09:01:00", by="박"), _saved(1, "09:00:00")]
    assert _titles(*line) == ["3판", "2판", "1판"]


def test_what_did_not_come_from_the_editor_stands_alone() -> None:
    line = [
        _saved(4, "09:03:00"),
        _saved(3, "09:02:00", origin="restore"),
        _saved(2, "09:01:00", origin="upload"),
        _saved(1, "09:00:00", origin="upload"),
    ]
    assert _titles(*line) == ["4판", "3판", "2판", "1판"]


def test_an_empty_line_has_no_entries() -> None:
    assert sittings([]) == []
