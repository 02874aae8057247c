"""Cookies of our own: read only where a request brings one."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface


class SessionInterface(SecureCookieSessionInterface):
    """Give a visitor without a cookie an empty session, without making the key's serializer."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Open what the cookie holds, or an empty session."""
        if self.get_cookie_name(app) in request.cookies:
            return super().open_session(app, request)
        return self.session_class()


def install(app: Flask) -> None:
    """Let the app open its sessions so."""
    app.session_interface = SessionInterface()
