"""The routes over which the editor loads and saves a model."""

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
