"""Markdown: headings, emphasis, links and pictures of a text file, as plain lines."""

import re

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*)$", re.MULTILINE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n*_]{1,400}?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\((?:<?)([^\s()<>]{1,500})(?:>?)(?:\s+\"[^\"\n]{0,200}\")?\)")
_RULE = re.compile(r"^ {0,3}(?:[-*_=][ \t]*){3,}$", re.MULTILINE)
_FEWEST = 2  # signs that make a text Markdown


def is_markdown(text: str) -> bool:
    """Whether a text is Markdown: at least two headings, strong words or links, one of them a heading or a link."""
    headings, links = len(_HEADING.findall(text)), len(_LINK.findall(text))
    return headings + links > 0 and headings + links + len(_STRONG.findall(text)) >= _FEWEST


def plain(text: str) -> str:
    """The lines of a Markdown text without its marks; the address of a link stands after its words, in brackets."""
    text = _HEADING.sub(lambda match: f"\n{match.group(1).rstrip(' #')}\n", text)
    text = _RULE.sub("", text)
    text = _LINK.sub(r"\1 (\2)", text)
    return _STRONG.sub(r"\2", text)
