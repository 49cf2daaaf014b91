"""When a page is at rest, and where a table stands then: a click is aimed at a place."""

from playwright.sync_api import FloatRect, Locator, Page, expect

_LOOKS, _BETWEEN_MS = 100, 200
_ENDED = "[data-testid=stApp][data-test-script-state=notRunning]"
_SAME = 5  # looks in a row that find it at the same place


def drawn(page: Page) -> None:
    """Wait until the script has ended: what it did not draw again is gone by then."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def place_at_rest(page: Page, table: Locator) -> FloatRect:
    """Return the table's place once the script has ended and nothing moves it any more.

    The canvas inside tells nobody when it is drawn: what stands still for a second is drawn.
    """
    drawn(page)
    table.scroll_into_view_if_needed()
    last, same = None, 0
    for _ in range(_LOOKS):
        place = table.bounding_box()
        same = same + 1 if place is not None and place == last else 0
        last = place
        if place is not None and same >= _SAME:
            if page.locator(_ENDED).count():
                return place
            same = 0  # something set the script going again: it may move the table yet
        page.wait_for_timeout(_BETWEEN_MS)
    raise AssertionError(f"The table never came to rest: {last}")
