"""Going to another page, whatever the address holds."""

from streamlit.testing.v1 import AppTest


def _script() -> None:
    import streamlit as st

    from ui import navigation

    def first() -> None:
        st.text_input("찾기", key="q", bind="query-params")
        if st.button("가기"):
            navigation.go("second")

    def second() -> None:
        st.title("둘째")

    pages = {
        "first": st.Page(first, title="first", default=True),
        "second": st.Page(second, title="second", url_path="second"),
    }
    navigation.register(pages)
    st.navigation(list(pages.values())).run()


def test_a_filter_in_the_address_does_not_hold_people_back() -> None:
    app = AppTest.from_function(_script)
    app.query_params["q"] = "채용"
    app.run()
    app.button[0].click().run()
    assert not app.exception
    assert app.title[0].value == "둘째"


def test_the_way_back_forgets_what_the_address_named() -> None:
    def script() -> None:
        import streamlit as st

        from ui import navigation

        named = st.query_params.get("id")
        st.title(named or "목록")
        if named:
            navigation.back("목록", "id", key="back")

    app = AppTest.from_function(script)
    app.query_params.update({"id": "하나", "view": "표"})
    app.run()
    app.button(key="back").click().run()
    assert app.title[0].value == "목록"
    assert "id" not in app.query_params
    assert app.query_params["view"] == "표"
