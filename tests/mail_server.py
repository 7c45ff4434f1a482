"""A real mail server on loopback: Dovecot over TLS with a certificate of its own, one user and his folders."""

from __future__ import annotations

import grp
import imaplib
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from pydantic import SecretStr

USER, PASSWORD = "reader@mailbox.example", "앱 비밀번호/1"  # as odd as one may be
CONFIG = """
protocols = imap
base_dir = {work}/run
log_path = {work}/log
ssl = required
ssl_cert = <{work}/cert.pem
ssl_key = <{work}/key.pem
mail_location = maildir:{work}/mail
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
passdb {{
  driver = passwd-file
  args = {work}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={work}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
auth_failure_delay = 0
"""


@dataclass(frozen=True)
class MailServer:
    """`port` on 127.0.0.1; `tls` trusts its certificate."""

    port: int
    tls: ssl.SSLContext

    def url(self, folder: str = "INBOX", password: str | None = None) -> SecretStr:
        """The mailbox's address as an operator writes it."""
        name, word = (quote(part, safe="") for part in (USER, PASSWORD if password is None else password))
        return SecretStr(f"imaps://{name}:{word}@127.0.0.1:{self.port}/{folder}")

    def deliver(self, *mails: bytes, folder: str = "INBOX", at: datetime | None = None) -> None:
        """Put mails into a folder (its name packed as IMAP has it), as if they had come `at` that time, else now."""
        came = imaplib.Time2Internaldate(at) if at else ""
        with self.connected() as imap:
            imap.create(f'"{folder}"')
            for mail in mails:
                assert imap.append(f'"{folder}"', "", came, mail)[0] == "OK"

    def seen(self, folder: str = "INBOX") -> list[int]:
        """Which mails of a folder are marked as read, by their place in it."""
        with self.connected() as imap:
            imap.select(f'"{folder}"', readonly=True)
            return [int(number) for number in imap.search(None, "SEEN")[1][0].split()]

    def remove(self, folder: str) -> None:
        """Delete a folder, so that the next one of that name is another one."""
        with self.connected() as imap:
            imap.delete(f'"{folder}"')

    @contextmanager
    def connected(self) -> Iterator[imaplib.IMAP4_SSL]:
        """A session of the user's own."""
        with imaplib.IMAP4_SSL("127.0.0.1", self.port, ssl_context=self.tls, timeout=10) as imap:
            imap.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
            yield imap


@contextmanager
def running() -> Iterator[MailServer]:
    """A server until the block ends; skips with a word where there is none to run."""
    dovecot = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if dovecot is None or shutil.which("openssl") is None:
        pytest.skip("Dovecot이나 openssl이 없습니다 (apt-get install dovecot-imapd openssl)")
    with tempfile.TemporaryDirectory(prefix="gonggo-mail-") as folder:
        work = Path(folder)
        work.chmod(0o755)
        port = _free_port()
        _settle(work, port)
        # The login process may run as somebody else and must reach its own folder.
        with subprocess.Popen(
            [dovecot, "-F", "-c", str(work / "dovecot.conf")], stderr=subprocess.DEVNULL
        ) as server:
            try:
                tls = ssl.create_default_context(cafile=str(work / "cert.pem"))
                _wait_for(port, server, work)
                yield MailServer(port, tls)
            finally:
                server.terminate()


def _settle(work: Path, port: int) -> None:
    key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem"
    name = "-subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 -days 2 -out cert.pem"
    asked = [shutil.which("openssl") or "", "req", "-x509", *key.split(), *name.split()]
    subprocess.run(asked, check=True, capture_output=True, cwd=work)
    root = os.getuid() == 0
    owner = pwd.getpwnam("dovecot") if root else pwd.getpwuid(os.getuid())
    (work / "mail").mkdir()
    os.chown(work / "mail", owner.pw_uid, owner.pw_gid)
    (work / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n", encoding="utf-8")
    config = CONFIG.format(
        work=work,
        port=port,
        uid=owner.pw_uid,
        gid=owner.pw_gid,
        internal=owner.pw_name,
        group=grp.getgrgid(owner.pw_gid).gr_name,
        login="dovenull" if root else owner.pw_name,
    )
    (work / "dovecot.conf").write_text(config + "first_valid_uid = 1\n", encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes], work: Path) -> None:
    for _ in range(200):
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    log = work / "log"
    pytest.fail(f"Dovecot: {log.read_text() if log.exists() else 'no log'}")
