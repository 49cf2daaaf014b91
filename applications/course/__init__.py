"""The way of a draft from idea to implementation: who may move it, what must hold, what is kept."""
