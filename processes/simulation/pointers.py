# mypy: disable-error-code="no-untyped-call,untyped-decorator,misc,override"
"""The World as numba sees it: one address, from which every table is found.

Passing three dozen arrays to each function makes the compiler work for minutes. Here a World is
the address of a list of (data, length) pairs in the order of World._fields; `w.items` is the
place of such a pair, `w.items[k]` a record (or, in a plain column, a number) at its address.
Nothing is checked and nothing is counted: the arrays must outlive the call.
"""

import operator
from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import (
    AbstractTemplate,
    AttributeTemplate,
    infer_getattr,
    infer_global,
    signature,
)
from numba.extending import (
    NativeValue,
    lower_builtin,
    models,
    register_model,
    typeof_impl,
    unbox,
)
from numba.np.numpy_support import from_dtype

from processes.simulation.kernel import layout
from processes.simulation.kernel.layout import World

DTYPES = {
    name: np.dtype(list(fields.items()), align=True) for name, fields in layout.RECORDS.items()
} | {name: np.dtype(kind) for name, kind in layout.COLUMNS.items()}
_PAIR = 16  # bytes of an address and a length
_WORD = ir.IntType(64)


class Addresses:
    """A World's tables by address; keeps them alive."""

    def __init__(self, world: World) -> None:
        self.world = world
        pairs = [(table.ctypes.data, len(table)) for table in world]
        self.pairs = np.array(pairs, np.int64)
        self.address = int(self.pairs.ctypes.data)


class WorldType(types.Type):
    """The type of a World."""

    def __init__(self) -> None:
        super().__init__(name="World")


class TableType(types.Type):
    """The type of a table or plain column."""

    def __init__(self, table: str) -> None:
        super().__init__(name=f"Table({table})")
        self.table = table
        self.dtype = from_dtype(DTYPES[table])
        self.size = DTYPES[table].itemsize


WORLD = WorldType()
TABLES = {name: TableType(name) for name in World._fields}


@register_model(WorldType)
@register_model(TableType)
class _AddressModel(models.PrimitiveModel):
    def __init__(self, manager: Any, of: Any) -> None:
        super().__init__(manager, of, _WORD)


@typeof_impl.register(Addresses)
def _type_of(_value: Any, _context: Any) -> WorldType:
    return WORLD


@unbox(WorldType)
def _unbox(_type: Any, value: Any, c: Any) -> NativeValue:
    address = c.pyapi.object_getattr_string(value, "address")
    word = c.pyapi.long_as_longlong(address)
    c.pyapi.decref(address)
    return NativeValue(word, is_error=cgutils.is_not_null(c.builder, c.pyapi.err_occurred()))


@infer_getattr
class _Tables(AttributeTemplate):
    key = WorldType

    def generic_resolve(self, _type: Any, name: str) -> Any:
        return TABLES.get(name)


@lower_getattr_generic(WorldType)
def _table(_context: Any, builder: Any, _type: Any, value: Any, name: str) -> Any:
    return builder.add(value, _WORD(World._fields.index(name) * _PAIR))


def _loaded(builder: Any, table: Any, offset: int) -> Any:
    return builder.load(builder.inttoptr(builder.add(table, _WORD(offset)), _WORD.as_pointer()))


def _place(builder: Any, kind: TableType, table: Any, index: Any) -> Any:
    return builder.add(_loaded(builder, table, 0), builder.mul(index, _WORD(kind.size)))


@infer_global(operator.getitem)
class _GetItem(AbstractTemplate):
    def generic(self, args: Any, _kws: Any) -> Any:
        if isinstance(args[0], TableType) and isinstance(args[1], types.Integer):
            return signature(args[0].dtype, args[0], types.intp)
        return None


@lower_builtin(operator.getitem, TableType, types.Integer)
def _get(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    kind = sig.args[0]
    place = _place(builder, kind, args[0], args[1])
    value_type = context.get_value_type(kind.dtype)
    if isinstance(kind.dtype, types.Record):
        return builder.inttoptr(place, value_type)
    return builder.load(builder.inttoptr(place, value_type.as_pointer()))


@infer_global(operator.setitem)
class _SetItem(AbstractTemplate):
    def generic(self, args: Any, _kws: Any) -> Any:
        if isinstance(args[0], TableType) and isinstance(args[1], types.Integer):
            return signature(types.none, args[0], types.intp, args[0].dtype)
        return None


@lower_builtin(operator.setitem, TableType, types.Integer, types.Any)
def _set(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    kind = sig.args[0]
    place = _place(builder, kind, args[0], args[1])
    if isinstance(kind.dtype, types.Record):
        target = builder.inttoptr(place, args[2].type)
        cgutils.raw_memcpy(builder, target, args[2], _WORD(kind.size), 1)
    else:
        builder.store(args[2], builder.inttoptr(place, args[2].type.as_pointer()))
    return context.get_dummy_value()


@infer_global(len)
class _Length(AbstractTemplate):
    def generic(self, args: Any, _kws: Any) -> Any:
        if isinstance(args[0], TableType):
            return signature(types.intp, args[0])
        return None


@lower_builtin(len, TableType)
def _length(_context: Any, builder: Any, _sig: Any, args: Any) -> Any:
    return _loaded(builder, args[0], 8)
