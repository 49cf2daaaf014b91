"""Real files: every one gets an answer, and every element that is named is in it."""

from pathlib import Path

from processes.bpmn import reading
from processes.bpmn.soundness import check


def test_a_real_file_gets_an_answer(sample: Path) -> None:
    model = reading.read(sample.read_bytes())
    verdict = check(model)
    known = {one.id for one in model.nodes} | {one.id for one in model.flows}
    assert verdict.decided is True
    assert verdict.sound == (not verdict.problems)
    for problem in verdict.problems:
        assert set(problem.elements) <= known
        assert {firing.element for firing in problem.run} <= known
        assert {token for firing in problem.run for token in firing.tokens} <= known
        assert problem.sentence.endswith((".", ".)"))


def test_our_own_recruitment_model_gets_an_answer(recruitment: bytes) -> None:
    verdict = check(reading.read(recruitment))
    assert verdict.decided is True
