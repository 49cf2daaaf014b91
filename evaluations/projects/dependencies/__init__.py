"""Which project must go before which."""
