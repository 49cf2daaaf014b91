"""Who may see whose rating: blind until one's own is given, or the lead has opened them."""

from collections.abc import Iterable, Mapping, Sequence

from evaluations.answers.rating.model import Progress, Rating, Round


def visible(who: str, one: Round, given: Iterable[Rating]) -> tuple[Rating, ...]:
    """Return the ratings of one question that a person may see.

    The lead sees all. A rater sees their own, and the others' once they have given their own.
    Everybody sees all once the lead has opened them.
    """
    ratings = tuple(given)
    own = tuple(rating for rating in ratings if rating.rater == who)
    return ratings if who == one.lead or one.opened or own else own


def may_see_the_rest(who: str, one: Round, own_given: bool) -> bool:
    """Whether a person may see what could sway them: comments, files, the consolidated answer.

    A rater who has yet to rate may not; who is no rater of the round can't be swayed.
    """
    return own_given or one.opened or who == one.lead or who not in one.raters


def raters_of(
    one: Round, ratings: Mapping[str, Sequence[Rating]] | Mapping[str, tuple[Rating, ...]]
) -> tuple[str, ...]:
    """Return the round's raters, then whoever else has rated, such as one taken off it since."""
    others = {rating.rater for given in ratings.values() for rating in given} - set(one.raters)
    return (*one.raters, *sorted(others))


def progress(
    raters: Iterable[str], questions: Sequence[str], ratings: Mapping[str, Sequence[Rating]]
) -> tuple[Progress, ...]:
    """Return how far each rater has come with these questions."""
    return tuple(
        Progress(
            rater,
            sum(any(one.rater == rater for one in ratings.get(q, ())) for q in questions),
            len(questions),
        )
        for rater in raters
    )
