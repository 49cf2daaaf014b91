"""The quarter's report for the board, and the page for citizens: seen, then taken as a file."""

from reporting import board, gathering, public
from reporting.quarter import quarter
from ui import clock, data, frame, report_files, report_state, state


def page() -> None:
    """Draw the choice of quarter and kind, what is asked of the board, and the document."""
    frame.heading("보고서", "성과표에서 분기 보고서와 시민께 드리는 한 장을 만듭니다.")
    with frame.refusals():
        chosen = quarter(
            report_files.quarter_choice(state.parameter(report_state.QUARTER), clock.today())
        )
        public_one = report_files.kind_choice() == report_files.PUBLIC
        if not public_one:
            report_files.requests(chosen)
        with data.reading() as db:
            told = gathering.material(db, chosen, clock.today())
        document = public.document(told) if public_one else board.document(told)
        report_files.draw(document, chosen, public=public_one)
