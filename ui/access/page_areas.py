"""Which area of rights each page shows; whoever may not read the area is not shown the page.

The connection holds the rights whatever is shown: this keeps people from empty pages.
"""

from collections.abc import Iterable

from access.areas import Area
from access.model import Person
from access.permissions import Action, Reach, reach

_PAGES = {
    Area.REGISTER: """
        home first-round inventory process dossier census census_return import common-work compare
        common-group received-work dictionary landscape diagnosis regulations datasets savings""",
    Area.MODELS: "manual model model-view model-compare redesign simulation redesign-compare",
    Area.EVALUATION: """
        projects project portfolio evaluation evaluation-report weights agreement components
        assessments assessment
        document-check questionnaires questionnaire konveyor""",
    Area.APPLICATIONS: "applications application calls call",
    Area.PLAN: "plan plan-item plan-edit scorecards scorecard reports",
    Area.PEOPLE: "people",
    Area.RECORD: "access-record",
}
AREAS = {page: area for area, pages in _PAGES.items() for page in pages.split()}
# What a department or a rater works with holds nothing of the other areas.
_WHOLE_ONLY = frozenset(["import", "common-work", "compare", "common-group", "received-work"])


def shown(pages: Iterable[str], person: Person) -> set[str]:
    """Return the pages that the person is shown; one that nobody sorted in is shown to nobody."""
    return {page for page in pages if _shows(page, person)}


def _shows(page: str, person: Person) -> bool:
    if page not in AREAS:
        return False
    right = reach(person.roles, AREAS[page], Action.READ)
    return right is Reach.ALL if page in _WHOLE_ONLY else right is not Reach.NONE
