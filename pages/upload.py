from detente.ui.frame import framed

framed()

import streamlit as st

from detente.access import deeds
from detente.jobs.warming import start_process
from detente.store.reading_alone import read_only
from detente.ui.components import naming
from detente.ui.library import may, store
from detente.ui.upload import bin_list, drafts, dropped_files, pasted, upload_history, upload_progress
from detente.ui.upload.from_address import from_address
from detente.ui.upload.what_is_read import what_is_read
from detente.ui.wording import count

limits = dropped_files.limits()
naming.title("Upload")
st.caption(
    "Articles as text, web page, PDF, Word or e-mail; exports of press databases; tables and records of "
    "tools; archives of these, many at once; or a pasted text, or an address. You see what was understood, "
    "correct it, and save it for everyone who uses this library."
)
if read_only(store()):
    st.info(
        "This library is a folder of partitions and can only be read here. `detente batch` adds articles to "
        "it; `detente load` puts it into a library of your own, where articles can be uploaded.",
        icon=":material/lock:",
    )
    st.stop()
if not may(deeds.BEGIN_UPLOAD):
    st.info(
        "Your role allows reading. An administrator can make you a contributor, who may upload.",
        icon=":material/lock:",
    )
    upload_history.earlier_uploads()
    st.stop()
start_process(store())  # while the visitor looks for a file
upload_progress.outcome()
busy = upload_progress.working()
upload_history.interrupted()

turn = pasted.turn()
understood = st.container()  # what came of a drop is the first thing seen, above the fields it came from
more = st.container()
uploads = st.file_uploader(
    "Files",
    accept_multiple_files=True,
    key=f"files_{turn}",
    help="The type of a file is recognised by its content and not by its name; the list below says what is "
    f"read. At most {limits.file_bytes / 1e6:,g} MB a document, {limits.archive_bytes / 1e6:,g} MB an "
    f"archive, {limits.batch_files:,} files and {limits.batch_bytes / 1e6:,g} MB at once.",
)
what_is_read()
text = pasted.field(turn)
st.button("Read the text", icon=":material/visibility:")  # leaving the field reads it; the button says so
fetched = from_address(f"addresses_{turn}")
with understood:
    heading = st.container()
    dropped = dropped_files.given(uploads, text, fetched, limits)
if not dropped:
    st.info(
        "Drop files above, paste a text or fetch an address; nothing is stored before you save.",
        icon=":material/upload_file:",
    )
    if not busy:
        upload_history.earlier_uploads()
        bin_list.deleted_articles()
    st.stop()

with more:
    st.header("Add more")
with understood:
    wanted = drafts.choose(dropped_files.read(dropped, limits, turn), heading)
    if st.button(
        f"Save {count(len(wanted), 'article')}",
        type="primary",
        disabled=not wanted,
        icon=":material/save:",
    ):
        upload_progress.save(wanted)
