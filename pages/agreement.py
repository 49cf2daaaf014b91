"""Whether the raters agree: coefficients section by section, and the questions that divide them."""

from ui import agreement_file, agreement_rounds, frame, state


def page() -> None:
    """Draw the agreement in the round that the address names, or the rounds to choose from."""
    subject, form_id = state.parameter("subject"), state.parameter("form")
    if subject and form_id:
        agreement_rounds.one(subject, form_id)
        return
    frame.heading(
        "평가자 일치도",
        "여럿이 준 평가가 얼마나 같은지 재고, 의견이 갈린 문항을 찾습니다.",
    )
    agreement_rounds.listed()
    agreement_file.measure()
