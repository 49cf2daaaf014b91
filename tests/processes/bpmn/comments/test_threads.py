"""Threads on a model as it stands: by element id, whatever becomes of the element."""

from processes.bpmn import reading
from processes.bpmn.comments.model import Comment, Resolution, Thread
from processes.bpmn.comments.threads import WHOLE, badges, names, placed


def thread(id: str, element: str, at: str, *, done: str = "") -> Thread:
    ends = (Resolution(True, done, "박"),) if done else ()
    return Thread(id, "P", "as-is", element, "옛 이름", (Comment("c", "말", at, "김"),), ends)


def test_every_element_that_can_be_spoken_of_has_a_name(recruitment):
    known = names(reading.read(recruitment))
    assert "수요를 집계한다" in known.values()
    assert "감사실" in known.values()
    assert all(known.values())


def test_open_threads_come_first_and_the_latest_of_them_first():
    given = [
        thread("a", "T1", "2026-01-01"),
        thread("b", "T1", "2026-01-02", done="2026-01-09"),
        thread("c", "", "2026-01-03"),
    ]
    shown = placed(given, {"T1": "접수한다"})
    assert [one.thread.id for one in shown] == ["c", "a", "b"]
    assert [one.name for one in shown] == [WHOLE, "접수한다", "접수한다"]


def test_a_thread_outlives_its_element_with_the_name_it_had():
    (shown,) = placed([thread("a", "T9", "2026-01-01")], {"T1": "접수한다"})
    assert (shown.gone, shown.name) == (True, "옛 이름")


def test_badges_count_open_threads_of_elements_only():
    given = [
        thread("a", "T1", "1"),
        thread("b", "T1", "2"),
        thread("c", "T2", "3", done="4"),
        thread("d", "", "5"),
    ]
    assert badges(given) == {"T1": "2"}
