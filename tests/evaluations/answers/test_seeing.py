"""The blind rule, the distance of ratings as a word, and who said what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage
from evaluations.answers.comments import store as comments
from evaluations.answers.model import INSTITUTION, NA, Answer
from evaluations.answers.rating.model import Progress, Rating, Round
from evaluations.answers.rating.seeing import may_see_the_rest, progress, raters_of, visible
from evaluations.answers.rating.spread import SIGNS, spread
from processes.bpmn.comments.model import LONGEST, BadComment


def the_round(opened: str = "", raters: tuple[str, ...] = ("이", "박")) -> Round:
    return Round("r", "p", "f", raters, "김", None, opened, False, 1, "", "")


def given_by(**values) -> list[Rating]:
    return [Rating(rater, Answer(value, na_reason="없음")) for rater, value in values.items()]


@pytest.mark.parametrize(
    ("who", "opened", "rated", "seen"),
    [
        ("이", "", "박최", ""),  # blind until one's own is given
        ("이", "", "이박최", "이박최"),
        ("박", "", "이", ""),
        ("김", "", "이박", "이박"),  # the lead
        ("이", "2026-12-01", "박", "박"),  # opened
        ("손님", "", "이박", ""),
        ("손님", "2026-12-01", "이박", "이박"),
    ],
)
def test_others_are_seen_by_rule_only(who, opened, rated, seen):
    found = visible(who, the_round(opened), given_by(**dict.fromkeys(rated, 2)))
    assert [one.rater for one in found] == list(seen)


names = st.sampled_from(["이", "박", "최", "김", "손님"])


@given(names, st.sets(names), st.booleans())
def test_nobody_sees_another_before_their_own_or_the_opening(who, rated, opened):
    one = the_round("2026-12-01" if opened else "")
    seen = {r.rater for r in visible(who, one, given_by(**dict.fromkeys(sorted(rated), 1)))}
    assert seen <= rated
    if who not in rated and who != one.lead and not opened:
        assert not seen
    if who in rated:
        assert seen == rated


@pytest.mark.parametrize(
    ("who", "own", "opened", "may"),
    [("이", False, "", False), ("이", True, "", True), ("이", False, "2026-12-01", True),
     ("김", False, "", True), ("손님", False, "", True)],
)  # fmt: skip
def test_what_could_sway_a_rater_is_kept_from_them(who, own, opened, may):
    assert may_see_the_rest(who, the_round(opened), own) is may


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([], "○ 없음"),
        ([3], "◐ 혼자"),
        ([3, 3], "= 일치"),
        ([None, None], "= 일치"),
        ([NA, NA], "= 일치"),
        ([3, 2, 3], "≈ 한 단계 차 2~3점"),
        ([0, 3], "≠ 갈림 0~3점"),
        ([3, None], "± 척도 밖 섞임"),
        ([NA, None], "± 척도 밖 섞임"),
        ([1, 4, NA], "± 척도 밖 섞임 1~4점"),
    ],
)
def test_the_distance_is_a_sign_and_a_word(values, text):
    assert spread(given_by(**{str(i): v for i, v in enumerate(values)})).text == text


@given(st.lists(st.sampled_from([0, 1, 2, 3, 4, None, NA]), max_size=6), st.randoms())
def test_the_order_of_raters_does_not_matter_and_a_split_asks_for_a_reason(values, random):
    one = spread([Rating(str(i), Answer(v, na_reason="x")) for i, v in enumerate(values)])
    mixed = list(values)
    random.shuffle(mixed)
    assert spread([Rating(str(i), Answer(v, na_reason="x")) for i, v in enumerate(mixed)]) == one
    assert one.needs_a_reason == (len(set(values)) > 1)
    assert one.sign in SIGNS.values()


def test_not_applicable_without_a_reason_is_unknown():
    assert spread([Rating("이", Answer(NA)), Rating("박", Answer(None))]).word == "일치"


def test_progress_is_told_for_each_rater_and_for_who_left_the_round():
    ratings = {"Q1": given_by(이=1, 최=2), "Q2": given_by(이=3)}
    raters = raters_of(the_round(), ratings)
    assert raters == ("이", "박", "최")
    assert progress(raters, ["Q1", "Q2"], ratings) == (
        Progress("이", 2, 2),
        Progress("박", 0, 2),
        Progress("최", 1, 2),
    )


def test_what_people_say_stands_in_its_order(db):
    with storage.transaction(db):
        for by, text in (("이", " 근거가 낡았습니다. "), ("박", "새로 받았습니다.")):
            comments.say(db, "p", "f", "Q1", text, by=by)
        comments.say(db, INSTITUTION, "f", "Q2", "공통", by="최")
    said = comments.comments(db, "p", "f")
    assert [(c.updated_by, c.text) for c in said["Q1"]] == [
        ("이", "근거가 낡았습니다."),
        ("박", "새로 받았습니다."),
    ]
    assert (list(said), list(comments.comments(db, INSTITUTION, "f"))) == (["Q1"], ["Q2"])


@pytest.mark.parametrize(
    ("text", "word"), [(" \n", "비었습니다"), ("가" * (LONGEST + 1), "넘습니다")]
)
def test_what_cannot_be_said_is_refused(db, text, word):
    with pytest.raises(BadComment, match=word), storage.transaction(db):
        comments.say(db, "p", "f", "Q1", text, by="이")
    assert comments.comments(db, "p", "f") == {}
