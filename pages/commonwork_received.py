"""One common work of another institution, at its own address: /received-work?id="""

from processes.commonwork.received import store as received
from processes.commonwork.store import UnknownDecision
from processes.inventory import store as register
from ui import commonwork_catalogue, commonwork_found, commonwork_received, data, frame, state


def page() -> None:
    """Draw the received work that the address names."""
    try:
        with data.reading() as db:
            work = received.received_by_id(db, state.parameter("id") or "")
            processes, departments = register.all_processes(db), register.departments(db)
    except UnknownDecision:
        commonwork_found.unknown(
            "받은 공통 업무", "그 업무가 받은 목록에 없습니다. 다른 사람이 뺐을 수 있습니다."
        )
        return
    frame.heading(work.work.title, commonwork_catalogue.provenance(work))
    commonwork_received.draw(work, processes, departments)
    commonwork_found.back(commonwork_found.CATALOGUE)
