"""Where a table stands once the page is at rest: a click is aimed at a place, not at an element."""

from playwright.sync_api import FloatRect, Locator, Page, expect

_LOOKS, _BETWEEN_MS = 100, 200
_SAME = 5  # looks in a row that find it at the same place


def place_at_rest(page: Page, table: Locator) -> FloatRect:
    """Return the table's place once the script has ended and nothing moves it any more.

    The canvas inside tells nobody when it is drawn: what stands still for a second is drawn.
    """
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    table.scroll_into_view_if_needed()
    last, same = None, 0
    for _ in range(_LOOKS):
        place = table.bounding_box()
        same = same + 1 if place is not None and place == last else 0
        last = place
        if place is not None and same >= _SAME:
            return place
        page.wait_for_timeout(_BETWEEN_MS)
    raise AssertionError(f"The table never came to rest: {last}")
