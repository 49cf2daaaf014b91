"""The example corporation: loaded from data/samples/example and removed again, whole."""
