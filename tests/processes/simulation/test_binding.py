"""Plain Python's functions are the kernel's own, bound to one world each."""

from processes.simulation.compiling import compiled
from processes.simulation.kernel import heap, loop
from processes.simulation.kernel.parts import modules
from processes.simulation.plain import PLAIN, _bound
from processes.simulation.running import replication
from processes.simulation.summing import summary
from processes.simulation.worlds import Settings, filled, grown
from tests.processes.simulation.drawing import mmc


def test_every_function_of_the_kernel_is_there_and_needs_no_world():
    program = compiled(*mmc(2, 0.8))
    names = _bound(filled(program, mmc(2, 0.8)[1], Settings(), 0, PLAIN, 1, logging=False))
    for module in modules(heap):
        for name, one in vars(module).items():
            if callable(one) and getattr(one, "__module__", "") == module.__name__:
                if isinstance(one, type):
                    continue
                assert "w" not in names[name].__code__.co_varnames


def test_two_worlds_that_run_in_turns_do_not_mix():
    model, scenario = mmc(2, 0.8)
    program, settings = compiled(model, scenario), Settings(cases=300)
    alone = [summary(replication(program, scenario, settings, n, PLAIN)).sums for n in (0, 1)]
    worlds = [filled(program, scenario, settings, n, PLAIN, 1, logging=False) for n in (0, 1)]
    for world in worlds:
        PLAIN.begin(world)
    while any(PLAIN.advance(world, 7) == 0 for world in worlds):
        pass
    assert [summary(world).sums for world in worlds] == alone


def test_the_kernel_as_it_is_written_gives_the_same():
    model, scenario = mmc(3, 0.9)
    program, settings = compiled(model, scenario), Settings(cases=500)
    bound = summary(replication(program, scenario, settings, 0, PLAIN)).sums
    world = filled(program, scenario, settings, 0, PLAIN, 1, logging=False)
    loop.begin(world)
    while (status := loop.advance(world, 1000)) in (0, 2):
        if status == 2:
            world = grown(world, PLAIN)
            world.regs[0].status = 0
    assert summary(world).sums == bound
