"""manage.py agreement, ahp: whether raters agree, and weights from comparisons."""

from pathlib import Path
from typing import Any

import click

from commands.terminal import FILE, JSON, print_json, read
from evaluations.agreement import ratings_file
from evaluations.agreement.measuring import agreement as measured
from evaluations.agreement.model import LEVELS, Agreement, Alpha, Concordance, Level
from evaluations.weights import matrix_file
from evaluations.weights.ahp import CR_LIMIT, RANDOM_INDEX_SOURCE, Weighting

_SHOWN = 5


@click.command()
@click.argument("ratings", type=FILE)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="ordinal",
    show_default=True,
    help="척도: nominal(명목), ordinal(순서), interval(간격)",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="같은 값이면 같은 구간",
)
@JSON
def agreement(ratings: Path, level: Level, seed: int, as_json: bool) -> None:
    """RATINGS(문항, 섹션, 평가자마다 한 열)에서 평가자들이 얼마나 일치하는지 잽니다."""
    found = measured(ratings_file.read(read(ratings)), level, seed=seed)
    if as_json:
        print_json(_agreement_json(found))
        return
    _show_coefficients("전체", found.alpha, found.concordance)
    if found.outside:
        click.echo(f"모름·해당없음 {found.outside}개는 척도 밖이라 빼고 쟀습니다.")
    for name, (alpha, together) in found.sections.items():
        _show_coefficients(name or "(섹션 없음)", alpha, together)
    for one in found.dividing[:_SHOWN]:
        given = ", ".join(f"{rater} {value}" for rater, value in one.given.items())
        click.echo(f"의견이 갈린 문항\t{one.question}\t불일치의 {one.share:.0%}\t{given}")


@click.command()
@click.argument("matrix", type=FILE)
@JSON
def ahp(matrix: Path, as_json: bool) -> None:
    """MATRIX(쌍대비교표: 이름이 가로와 세로, 칸에는 3이나 1/3)에서 가중치를 냅니다."""
    found = matrix_file.read(read(matrix))
    if as_json:
        print_json(_weighting_json(found))
        return
    for name, weight in zip(found.names, found.weights, strict=True):
        click.echo(f"{name}\t{weight:.4f}")
    click.echo(found.sentence)
    for one in found.worst:
        click.echo(
            f"가장 어긋난 비교\t{one.row} : {one.column}\t적은 값 {one.given:.3g}\t"
            f"가중치로는 {one.implied:.3g}"
        )


def _show_coefficients(title: str, alpha: Alpha, together: Concordance) -> None:
    if alpha.value is None:
        said = f"α {alpha.undefined}"
    else:
        span = alpha.interval
        between = f" [{span.low:.3f}, {span.high:.3f}]" if span else ""
        said = f"α {alpha.value:.3f}{between} {alpha.words}"
    known = together.value is not None
    concord = f"W {together.value:.3f}" if known else f"W {together.undefined}"
    click.echo(f"{title}\t{said}\t{concord}\t문항 {alpha.questions}개")


def _agreement_json(found: Agreement) -> dict[str, Any]:
    return {
        "level": found.level,
        "seed": found.seed,
        "questions": found.questions,
        "raters": list(found.raters),
        "outside_scale": found.outside,
        **_coefficients_json(found.alpha, found.concordance),
        "sections": {
            name: _coefficients_json(alpha, together)
            for name, (alpha, together) in found.sections.items()
        },
        "dividing": [
            {
                "question": one.question,
                "section": one.section,
                "share": one.share,
                "given": dict(one.given),
            }
            for one in found.dividing
        ],
    }


def _coefficients_json(alpha: Alpha, together: Concordance) -> dict[str, Any]:
    span = alpha.interval
    return {
        "alpha": alpha.value,
        "alpha_undefined": alpha.undefined or None,
        "alpha_words": alpha.words,
        "alpha_ci95": [span.low, span.high] if span else None,
        "resamples": span.resamples if span else 0,
        "resamples_defined": span.defined if span else 0,
        "alpha_questions": alpha.questions,
        "alpha_ratings": alpha.ratings,
        "kendall_w": together.value,
        "kendall_w_undefined": together.undefined or None,
        "kendall_w_questions": together.questions,
    }


def _weighting_json(found: Weighting) -> dict[str, Any]:
    return {
        "weights": dict(zip(found.names, found.weights, strict=True)),
        "lambda_max": found.lambda_max,
        "consistency_index": found.consistency_index,
        "random_index": found.random_index,
        "random_index_source": RANDOM_INDEX_SOURCE,
        "consistency_ratio": found.consistency_ratio,
        "consistency_ratio_max": CR_LIMIT,
        "consistent": found.is_consistent,
        "sentence": found.sentence,
        "worst": [
            {
                "row": one.row,
                "column": one.column,
                "given": one.given,
                "implied": one.implied,
                "ratio": one.ratio,
            }
            for one in found.worst
        ],
    }
