"""The frame shows people's words as they wrote them."""

from streamlit.testing.v1 import AppTest


def test_headings_and_refusals_take_nothing_for_markdown():
    def script():
        from errors import WorkbenchError
        from ui import frame

        frame.heading("*채용* $x$", "[근거](http://x)")

        def page():
            raise WorkbenchError("시트 '**합계**'의 3행을 고치세요.")

        frame.run_page(page)

    app = AppTest.from_function(script).run()
    assert app.title[0].value == r"\*채용\* \$x\$"
    assert app.caption[0].value == r"\[근거\](http\://x)"
    assert app.error[0].value == r"시트 '\*\*합계\*\*'의 3행을 고치세요."


def test_a_bug_keeps_its_traceback():
    def script():
        from ui import frame

        def page():
            raise ZeroDivisionError("not a refusal")

        frame.run_page(page)

    app = AppTest.from_function(script).run()
    assert not app.error
    assert app.exception
