"""The dashboard's server, which is its own first visitor, so that nobody else waits for the first visit.

Streamlit runs nothing until somebody opens a page. Whoever does would wait until the program is imported, the
library is examined and its columns are read: seconds that grow with the library (docs/scale.md). So a thread
opens the first page as a browser does, and then reads what the other pages share.
"""

from __future__ import annotations

import gc
import logging
import ssl
import sys
import time
from threading import Thread

_LOG = logging.getLogger(__name__)
_PATIENCE = 60  # seconds for the server to listen
_PAUSE = 0.2  # seconds between two attempts to reach it
_READS = 600  # seconds for the first page


def main() -> None:
    """Start Streamlit with this process's arguments, as `streamlit run` does, and make it ready meanwhile."""
    from streamlit.web.cli import main as streamlit

    Thread(target=_make_ready, name="first visitor", daemon=True).start()
    streamlit(["run", *sys.argv[1:]], prog_name="streamlit")


def _make_ready() -> None:
    began = time.monotonic()
    try:
        _visit(_address())
        from detente.jobs import analysing, warming
        from detente.ui import library

        analysing.serve_pages()
        warming.hold(library.opened())
        _keep_what_stays()
        print(f"  Ready for visitors after {time.monotonic() - began:.1f} s.", flush=True)
    except Exception:  # the first visitor waits then, and is told what is wrong
        _LOG.warning("the first visit could not be made ready", exc_info=True)


def _keep_what_stays() -> None:
    """Let Python look for rings of objects less often, and not among what the program itself is made of.

    Pages make and drop some hundred thousand objects a visit; by default each seven hundred of them set off a
    search, and some of these go through all that the server holds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def _address() -> str:
    """Where this server listens, once Streamlit knows."""
    from streamlit import config, runtime

    until = time.monotonic() + _PATIENCE
    while not runtime.exists() and time.monotonic() < until:
        time.sleep(_PAUSE)
    host = str(config.get_option("server.address") or "127.0.0.1").replace("0.0.0.0", "127.0.0.1")
    host = "[::1]" if host == "::" else f"[{host}]" if ":" in host else host
    below = str(config.get_option("server.baseUrlPath") or "").strip("/")
    scheme = "wss" if config.get_option("server.sslCertFile") else "ws"
    path = f"{below}/_stcore/stream" if below else "_stcore/stream"
    return f"{scheme}://{host}:{config.get_option('server.port')}/{path}"


def _visit(address: str) -> None:
    """Open the first page and wait until its script is through."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
    from websockets.sync.client import connect
    from websockets.typing import Subprotocol

    own = None
    if address.startswith("wss:"):
        own = ssl.create_default_context()
        own.check_hostname, own.verify_mode = False, ssl.CERT_NONE  # this very process
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            socket = connect(address, max_size=None, subprotocols=[Subprotocol("streamlit")], ssl=own)
            break
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
    asked = BackMsg()
    asked.rerun_script.query_string = asked.rerun_script.page_name = ""
    with socket:
        socket.send(asked.SerializeToString())
        message = ForwardMsg()
        while message.WhichOneof("type") != "script_finished":
            received = socket.recv(timeout=_READS)
            message.ParseFromString(received if isinstance(received, bytes) else received.encode())


if __name__ == "__main__":
    main()
