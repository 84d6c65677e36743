"""A server of sound on this machine, well-behaved or not."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    sound = b""
    ended: threading.Event
    goes_on: threading.Event

    def handle_error(self, request: object, client_address: object) -> None:
        """A player that hangs up is no fault."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        match self.path.strip("/"):
            case "whole":
                self._whole()
            case "endless":
                self._begin()
                while not self.server.ended.wait(0.02):
                    self.wfile.write(self.server.sound)
            case "stalls":
                self._begin(len(self.server.sound) * 4)
                self.wfile.write(self.server.sound[: len(self.server.sound) // 3])
                self.server.ended.wait(60)
            case "waits":
                sound = self.server.sound
                self._begin(len(sound))
                self.wfile.write(sound[: len(sound) // 3])
                self.server.goes_on.wait(60)
                self.wfile.write(sound[len(sound) // 3 :])
            case "silent":
                self.server.ended.wait(60)
            case "breaks":
                self._begin(len(self.server.sound))
                self.wfile.write(self.server.sound[: len(self.server.sound) // 2])
            case "text":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", "12")
                self.end_headers()
                self.wfile.write(b"<p>Sorry</p>")
            case _:
                self.send_error(404)
        self.close_connection = True

    def _begin(self, length: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()

    def _whole(self) -> None:
        sound, wanted = self.server.sound, self.headers.get("Range", "")
        first = int(wanted.removeprefix("bytes=").partition("-")[0] or 0) if wanted else 0
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Accept-Ranges", "bytes")
        if wanted:
            self.send_header("Content-Range", f"bytes {first}-{len(sound) - 1}/{len(sound)}")
        self.send_header("Content-Length", str(len(sound) - first))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(sound[first:])


@contextmanager
def station(sound: bytes, goes_on: threading.Event | None = None) -> Iterator[str]:
    """Its address: behind it whole, endless, stalls, waits, silent, breaks, text; all else is 404.

    goes_on: after a third of the sound, `waits` waits for it.
    """
    server = _Server(("127.0.0.1", 0), _Handler)
    server.sound, server.ended = sound, threading.Event()
    server.goes_on = goes_on or threading.Event()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.ended.set()
        server.goes_on.set()
        server.shutdown()
        server.server_close()
        thread.join()
