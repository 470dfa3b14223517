"""What clients and servers of the small line services say to each other, by port.

Mail, file transfer, remote login and news are not real servers here: they listen, greet and answer each
line. A line that ends in a number is answered with that many bytes first.
"""

FILLER = (b"All work and no play makes Jack a dull flow. " * 24)[:1024]

GREETINGS = {
    21: b"220 files.example FTP ready",
    22: b"SSH-2.0-weirlab",
    25: b"220 mail.example ESMTP",
    110: b"+OK POP3 ready",
    119: b"200 news.example ready",
    143: b"* OK IMAP4rev1 ready",
    587: b"220 mail.example ESMTP submission",
    993: b"* OK IMAP4rev1 ready",
    995: b"+OK POP3 ready",
    31337: b"# ",
}
MAIL = ["EHLO client.example", "MAIL FROM:<a@client.example>", "RCPT TO:<b@mail.example>", "DATA", "{mail}", "QUIT"]
SCRIPTS = {
    21: ["USER anonymous", "PASS guest", "RETR {size}", "QUIT"],
    22: ["SSH-2.0-client", "channel {size}", "QUIT"],
    25: MAIL,
    110: ["USER a", "PASS b", "RETR {size}", "QUIT"],
    119: ["GROUP misc.test", "ARTICLE {size}", "QUIT"],
    143: ["a1 LOGIN a b", "a2 FETCH {size}", "QUIT"],
    587: MAIL,
    993: ["a1 LOGIN a b", "a2 FETCH {size}", "QUIT"],
    995: ["USER a", "PASS b", "RETR {size}", "QUIT"],
    31337: ["id", "cat {size}", "QUIT"],
}


def client_lines(port, size):
    """The lines a client says on a port, one after each answer; `size` is how much it asks for."""
    body = "Buy cheap flows. " * 40
    return [line.format(size=size, mail=body).encode() + b"\r\n" for line in SCRIPTS[port]]


def answer(line):
    """The server's answer to one line."""
    last = line.split()[-1:] or [b""]
    if last[0].isdigit() and int(last[0]) > 0:
        size = int(last[0])
        return (FILLER * (size // len(FILLER) + 1))[:size] + b"\r\n250 done\r\n"
    return b"250 OK\r\n"
