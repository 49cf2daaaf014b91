"""axe-core's look at a page: what keeps people with a screen reader or weak eyes from using it."""

from typing import Any

from playwright.sync_api import Page

from installation.places import NODE_MODULES

_AXE = NODE_MODULES / "axe-core" / "axe.min.js"
# A drawing breaks a name into lines, which axe joins without a space: never the spoken name.
_OFF = ["label-content-name-mismatch"]
_RUN = """async (off) => {
  const found = await axe.run(
    { include: [['[data-testid="stMain"]']], exclude: [['.bjs-powered-by']] },
    { resultTypes: ["violations"],
      rules: Object.fromEntries(off.map(id => [id, { enabled: false }])) });
  return found.violations.filter(one => ['serious', 'critical'].includes(one.impact))
    .map(one => ({ id: one.id, help: one.help, elements: one.nodes.map(node => node.html) }));
}"""


def violations(page: Page) -> list[dict[str, Any]]:
    """Return the serious violations in the page's main part: the rule, and its elements."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(_RUN, _OFF)
    return found
