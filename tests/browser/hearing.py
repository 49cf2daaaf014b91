"""What a page sends, kept from the server for a while: a busy server, a network that is gone."""

from playwright.sync_api import Page, WebSocketRoute


def deafen(page: Page) -> list[str]:
    """Return a list; while it holds anything, nothing that the page sends reaches the server."""
    deaf: list[str] = []

    def connect(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(lambda message: None if deaf else server.send(message))

    page.route_web_socket("**/_stcore/stream", connect)
    return deaf
