"""The profiles as HTML: how good each is in plain words, what it speaks, what it takes, and under which licences."""

from collections.abc import Iterable, Sequence
from html import escape

from summarizer.models.registry import ModelSpec
from summarizer.web.measures import size
from summarizer.web.offer_list import licences
from summarizer.web.offers import Offer, Offers
from summarizer.web.profiles import profile_name, profile_note
from summarizer.web.texts import native, text


def profile_choices(profiles: Sequence[str], interface: str) -> list[tuple[str, str]]:
    """The menu of the profiles."""
    return [(profile_name(profile, interface), profile) for profile in profiles]


def render_profiles(offers: Offers, chosen: str, interface: str) -> str:
    """A card for each profile; looks at the disk."""
    cards = "".join(_card(offers, profile, profile == chosen, interface) for profile in offers.profiles)
    return f'<ul class="profiles">{cards}</ul>'


def render_better(languages: Sequence[str], interface: str) -> str:
    """That the article on view can be translated better now, with a button that does; empty for no language."""
    names = ", ".join(map(native, languages))
    return _remark(text(interface, "better_ready", language=names), interface) if names else ""


def render_other(profile: str, interface: str) -> str:
    """That the article on view was made with other models than those that are chosen now."""
    return _remark(text(interface, "better_other", profile=profile_name(profile, interface)), interface)


def _remark(words: str, interface: str) -> str:
    button = f'<button type="button" class="act" data-again="yes">{escape(text(interface, "better_again"))}</button>'
    return f'<div class="message remark" role="status"><p>{escape(words)}</p>{button}</div>'


def _card(offers: Offers, profile: str, chosen: bool, interface: str) -> str:
    shown = [offer for offer in offers.all(profile).values() if offer.possible]
    lines = [profile_note(profile, interface), _languages(shown, interface), _takes(shown, interface)]
    said = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return (
        f'<li class="profile{" chosen" if chosen else ""}"><div><h3>{escape(profile_name(profile, interface))}</h3>'
        f"{said}</div>{_button(profile, chosen, interface) if len(offers.profiles) > 1 else ''}</li>"
    )


def _button(profile: str, chosen: bool, interface: str) -> str:
    if chosen:
        return f'<p class="in-use">{escape(text(interface, "profile_chosen"))}</p>'
    label = f"{text(interface, 'profile_choose')}: {profile_name(profile, interface)}"
    return (
        f'<button type="button" class="act" data-profile="{escape(profile)}" aria-label="{escape(label)}">'
        f"{escape(text(interface, 'profile_choose'))}</button>"
    )


def _languages(shown: Sequence[Offer], interface: str) -> str:
    names = ", ".join(native(offer.language) for offer in shown)
    return text(interface, "profile_languages", languages=names) if names else text(interface, "no_model")


def _takes(shown: Sequence[Offer], interface: str) -> str:
    """What is to be fetched, or that all is here; and the licences of it all."""
    if not shown:
        return ""
    missing = dict.fromkeys(spec for offer in shown for spec in offer.models)
    needed = size(sum(_sizes(missing)), interface)
    where = text(interface, "profile_needs", size=needed) if missing else text(interface, "profile_here")
    models = dict.fromkeys(spec for offer in shown for spec in (*offer.models, *offer.serving))
    return f"{where} {text(interface, 'profile_licences', licences=licences(tuple(models), interface))}"


def _sizes(models: Iterable[ModelSpec]) -> list[int]:
    """The size of each repository, once where several lines name it."""
    return list({(spec.id, spec.revision): spec.size for spec in models}.values())
