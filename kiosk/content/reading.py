"""Reads the content file, or refuses it with its first slip or every problem in words; no Qt."""

import errno
import os
from pathlib import Path
from typing import Final

from kiosk.content.check.checking import check
from kiosk.content.check.plain_values import with_plain_values
from kiosk.content.check.problems import Problem, about_file, described
from kiosk.content.json.decoding import Undecodable, decode
from kiosk.content.json.document import START, Document, Finding, Position
from kiosk.content.json.reader import parse
from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.system.files.bounded_files import read_bounded

LARGEST: Final = 10 * 1024 * 1024
MOST_PROBLEMS: Final = 500


class ContentRefused(Exception):
    """The content file cannot be shown: at least one problem, sorted by line and column."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(*(problem.message for problem in problems[:1]))
        self.problems = problems


def read(path: Path, store: PictureStore | None = None) -> Content:
    """The content of a file, its pictures in the store; raises `ContentRefused` and nothing else whatever the file."""
    return content_of(document_at(path), store or PictureStore(path.parent))


def document_at(path: Path) -> Document:
    """What stands in a file, perhaps with faults; raises `ContentRefused` when it is no text that can be read."""
    return document_of(bytes_at(path))


def document_of(data: bytes) -> Document:
    """What stands in the bytes of a file; raises `ContentRefused` when they are no text that can be read."""
    try:
        return with_plain_values(parse(decode(data)))
    except Undecodable as refusal:
        raise _refused_file(refusal.kind, refusal.position, **refusal.details) from refusal


def content_of(document: Document, store: PictureStore) -> Content:
    """The content of a document, its pictures looked at; raises `ContentRefused` with its slip, or all its problems."""
    if document.slip is not None:
        raise _refusal([document.slip], document)
    with store.reading():
        found = check(document, store)
    if isinstance(found, Content):
        return found
    raise _refusal(found, document)


def bytes_at(path: Path) -> bytes:
    """The bytes of a file; raises `ContentRefused` when there are none that could be a content file."""
    try:
        data = read_bounded(path, LARGEST)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise _refused_file("file_missing") from error
    except IsADirectoryError as error:
        raise _refused_file("is_folder") from error
    except PermissionError as error:
        raise _refused_file("not_allowed") from error
    except OSError as error:
        kind = {errno.EINVAL: "no_file", errno.EFBIG: "too_large"}.get(error.errno or 0, "unreadable")
        reason, megabytes = os.strerror(error.errno or 0), LARGEST // 1024 // 1024
        raise _refused_file(kind, reason=reason, megabytes=megabytes) from error
    if not data.strip(b"\0\xff\xfe\xef\xbb\xbf \t\r\n"):
        raise _refused_file("empty_file")
    return data


def _refused_file(kind: str, position: Position = START, **details: object) -> ContentRefused:
    return ContentRefused((about_file(kind, position, **details),))


def _refusal(findings: list[Finding], document: Document) -> ContentRefused:
    findings.sort(key=lambda finding: finding.offset)
    problems = dict.fromkeys(described(finding, document) for finding in findings[:MOST_PROBLEMS])
    if len(findings) > MOST_PROBLEMS:
        problems[about_file("and_more", document.position(findings[MOST_PROBLEMS].offset))] = None
    return ContentRefused(tuple(problems))
