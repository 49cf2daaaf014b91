import pytest

from processes.census import states
from processes.census.states import CONFIRMED, OPEN, RETURNED, SUBMITTED, NotAllowed

ALLOWED = {
    (OPEN, "submit"): SUBMITTED,
    (RETURNED, "submit"): SUBMITTED,
    (SUBMITTED, "withdraw"): OPEN,
    (SUBMITTED, "return"): RETURNED,
    (CONFIRMED, "return"): RETURNED,
    (SUBMITTED, "confirm"): CONFIRMED,
    (CONFIRMED, "reopen"): SUBMITTED,
}
KEYS = [move.key for move in states.MOVES]


@pytest.mark.parametrize("state", [OPEN, SUBMITTED, RETURNED, CONFIRMED])
@pytest.mark.parametrize("key", KEYS)
def test_the_table_of_moves(state, key):
    if (state, key) in ALLOWED:
        assert states.target(state, key, "이유") == ALLOWED[state, key]
        assert key in [move.key for move in states.allowed(state)]
    else:
        with pytest.raises(NotAllowed, match="할 수 없습니다"):
            states.target(state, key, "이유")
        assert key not in [move.key for move in states.allowed(state)]


def test_a_return_for_correction_needs_a_reason():
    with pytest.raises(NotAllowed, match="이유가 필요합니다"):
        states.target(SUBMITTED, "return", " \n")
    assert states.target(SUBMITTED, "confirm", "") == CONFIRMED


def test_each_actor_sees_only_its_own_moves():
    department = [move.label for move in states.allowed(SUBMITTED, states.DEPARTMENT)]
    force = [move.label for move in states.allowed(SUBMITTED, states.TASK_FORCE)]
    assert (department, force) == (["제출 취소"], ["보완 요청", "확인"])


@pytest.mark.parametrize(
    ("state", "saved", "shown"),
    [
        (OPEN, False, "시작 전"),
        (OPEN, True, "작성 중"),
        (SUBMITTED, False, "제출"),
        (RETURNED, True, "보완 요청"),
        (CONFIRMED, True, "확인"),
    ],
)
def test_begun_or_not_follows_from_what_was_saved(state, saved, shown):
    assert states.shown(state, saved_since=saved) == shown
    assert shown in states.ORDER


@pytest.mark.parametrize("pair", ALLOWED, ids=str)
def test_the_history_names_each_move(pair):
    state, key = pair
    assert states.between(state, ALLOWED[pair]) == states.BY_KEY[key].done
