"""The order of steps: each trigger fires where it should, and only there."""

from processes.bpmn.model import Model
from processes.redesign.model import Case, Work
from tests.processes.redesign.finding.lines import LINE, Draw, triggered, two_steps


def test_a_step_before_its_input_is_out_of_order(draw: Draw) -> None:
    nodes = {
        "s": "시작",
        "a": "task 가: 쓴다",
        "b": "task 나: 만든다",
        "e": "끝",
        "d": "dataObjectReference 가: 조서",
    }
    wrong = draw(nodes, LINE, data="d > a, b > d")
    (one,) = triggered(Case(wrong), "resequencing")
    assert one.hit.elements == ("a", "b")
    assert not triggered(Case(draw(nodes, LINE, data="a > d, d > b")), "resequencing")


def _two_checks(draw: Draw) -> Model:
    nodes = {
        "s": "시작",
        "a": "task 가: 서류를 심사한다",
        "g": "?",
        "b": "task 나: 자격을 심사한다",
        "h": "?",
        "c": "task 가: 지급한다",
        "e": "끝",
        "r": "끝",
    }
    return draw(nodes, "s > a > g, g > b > h, h > c > e, g > r [탈락], h > r [탈락]")


def test_knock_out_checks_stand_by_falling_share_over_minutes(draw: Draw) -> None:
    model = _two_checks(draw)
    work = {"a": Work(60), "b": Work(10)}
    shares = {"g-r": 0.1, "h-r": 0.1}
    (one,) = triggered(Case(model, work=work, probabilities=shares), "knock-out")
    assert (one.hit.value, one.hit.certain) == (2, True)
    right = {"a": Work(10), "b": Work(60)}
    assert not triggered(Case(model, work=right, probabilities=shares), "knock-out")
    (unknown,) = triggered(Case(model), "knock-out")
    assert not unknown.hit.certain


def test_reviews_in_series_that_need_nothing_of_each_other(draw: Draw) -> None:
    model = two_steps(
        draw, "userTask 예산 담당: 예산을 검토한다", "userTask 법무 담당: 계약을 검토한다"
    )
    (one,) = triggered(Case(model), "parallelism")
    assert one.hit.elements == ("a", "b")
    same = two_steps(draw, "userTask 담당: 예산을 검토한다", "userTask 담당: 계약을 검토한다")
    assert not triggered(Case(same), "parallelism")
    nodes = {
        "s": "시작",
        "a": "task 가: 예산을 검토한다",
        "b": "task 나: 계약을 검토한다",
        "e": "끝",
        "d": "dataObjectReference 가: 검토서",
    }
    assert not triggered(Case(draw(nodes, LINE, data="a > d, d > b")), "parallelism")
