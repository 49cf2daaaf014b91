"""Views of the register that people keep and share: filters, order, groups, columns."""
